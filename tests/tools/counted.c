/* For coverage: what a program that ends itself by a signal went through counts, too. */
void __gcov_dump(void);
int __real_raise(int signal);
int __wrap_raise(int signal);

int __wrap_raise(int signal)
{
	__gcov_dump();
	return __real_raise(signal);
}
