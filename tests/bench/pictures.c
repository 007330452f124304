/* Draws pictures to measure with, shades under noise: pictures FOLDER COUNT. Three of four are
 * JPEGs of 1100x800, the others PNGs of 420x300. */
#include <libdeflate.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

enum { WIDTH = 1100, HEIGHT = 800, PNG_WIDTH = 420, PNG_HEIGHT = 300, QUALITY = 88, NOISE = 48 };

static uint32_t seed = 1;

static unsigned chance(unsigned below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

/* Rows of red, green and blue; each row begins with lead bytes of 0. */
static void draw(unsigned char *to, size_t width, size_t height, size_t lead)
{
	unsigned shade = chance(128);
	for (size_t y = 0; y < height; y++) {
		memset(to, 0, lead);
		to += lead;
		for (size_t x = 0; x < width * 3; x++)
			*to++ = (unsigned char)((x / 24 + y / 8 + shade) % 200 + chance(NOISE));
	}
}

static void write_jpeg(FILE *file, unsigned char *pixels)
{
	unsigned char *jpeg = NULL;
	unsigned long size = 0;
	tjhandle handle = tjInitCompress();
	draw(pixels, WIDTH, HEIGHT, 0);
	tjCompress2(handle, pixels, WIDTH, 0, HEIGHT, TJPF_RGB, &jpeg, &size, TJSAMP_420, QUALITY, 0);
	fwrite(jpeg, 1, size, file);
	tjFree(jpeg);
	tjDestroy(handle);
}

static void put_number(unsigned char *to, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		to[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* A chunk whose data stand in bytes from 8 on; there is room for its sum behind them. */
static void write_chunk(FILE *file, const char *type, unsigned char *bytes, size_t size)
{
	put_number(bytes, (uint32_t)size);
	memcpy(bytes + 4, type, 4);
	put_number(bytes + 8 + size, libdeflate_crc32(0, bytes + 4, size + 4));
	fwrite(bytes, 1, size + 12, file);
}

static void write_png(FILE *file, unsigned char *pixels, unsigned char *room, size_t most)
{
	size_t size = (size_t)PNG_HEIGHT * (PNG_WIDTH * 3 + 1);
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
	draw(pixels, PNG_WIDTH, PNG_HEIGHT, 1);
	fwrite("\x89PNG\r\n\x1A\n", 1, 8, file);
	put_number(room + 8, PNG_WIDTH);
	put_number(room + 12, PNG_HEIGHT);
	memcpy(room + 16, "\x08\x02\0\0\0", 5); /* 8 bits of red, green, blue */
	write_chunk(file, "IHDR", room, 13);
	size = libdeflate_zlib_compress(compressor, pixels, size, room + 8, most - 12);
	write_chunk(file, "IDAT", room, size);
	write_chunk(file, "IEND", room, 0);
	libdeflate_free_compressor(compressor);
}

int main(int count, char **arguments)
{
	size_t most = WIDTH * HEIGHT * 3;
	unsigned char *pixels = malloc(most), *room = malloc(most);
	if (count != 3 || !pixels || !room)
		return 2;
	for (int i = 0; i < atoi(arguments[2]); i++) {
		char path[4096];
		int png = i % 4 == 3;
		snprintf(path, sizeof path, "%s/picture%03d.%s", arguments[1], i, png ? "png" : "jpg");
		FILE *file = fopen(path, "wb");
		if (!file)
			return 1;
		if (png)
			write_png(file, pixels, room, most);
		else
			write_jpeg(file, pixels);
		if (fclose(file) != 0)
			return 1;
	}
	free(pixels);
	free(room);
	return 0;
}
