// Lines of a page that ask what elements hold, in which order, and what they need: right ones and wrong ones.
const SHAPES = `
	<img alt="a"/>|<img src="picture.png"/>|<video><track/></video>|<video><source/></video>|<picture/>
	<picture><img src="picture.png" alt=""/></picture>|<picture><source srcset="picture.png"/></picture>
	<picture><img src="picture.png" alt=""/><source srcset="picture.png"/></picture>
	<picture><img src="picture.png" alt=""/><img src="picture.png" alt=""/></picture>
	<picture><source/><img src="picture.png" alt=""/></picture>|<picture>x<img src="picture.png" alt=""/></picture>
	<video src="a"><source src="b"/></video>|<video><track src="a"/><source src="b"/></video>
	<video><p>x</p><source src="b"/></video>|<audio src="a"><p>x</p></audio>|<p><audio src="a"><p>x</p></audio></p>
	<dl><dt/></dl>|<dl><dd/></dl>|<dl><dd/><dt/></dl>|<dl><dt/><dd/><dd/><dt/><dt/><dd/></dl>
	<dl><div><dt/><dd/></div></dl>|<dl><div><dt/></div></dl>|<dl><div><p/></div></dl>|<dl><div/></dl>
	<dl><div><dt/><dd/><dt/><dd/></div></dl>|<dl><div><script/><dt/><script/><dd/></div><div><dt/><dd/></div></dl>
	<dl><script/></dl>|<dl><div>x<dt/><dd/></div></dl>|<dl><div><dt/><dd/></div><dt/><dd/></dl>
	<dl><dt/><dd/><div><dt/><dd/></div></dl>|<dl><div><div><dt/><dd/></div></div></dl>|<dl>x</dl>|<dl><p/></dl>
	<dl/>|<figure><figcaption/>x</figure>|<figure>x<figcaption/></figure>|<figure>x<figcaption/>y</figure>
	<figure><figcaption/><p/><figcaption/></figure>|<figure><figcaption/></figure>|<figure/>|<ruby>x</ruby>
	<ruby><rt/></ruby>|<ruby>x<rt/></ruby>|<ruby>x<rp/><rt/><rp/></ruby>|<ruby>x<rp/><rt/></ruby>
	<ruby>x<rt/><rp/></ruby>|<ruby>x<rt/>y</ruby>|<ruby>x<rt/>y<rt/></ruby>|<ruby><rb>x</rb><rt/></ruby>
	<ruby>x<rtc/></ruby>|<ruby>x<rtc><rt/></rtc></ruby>|<ruby>x<ruby>y<rt/></ruby><rt/></ruby>
	<ruby>x<rp/><rp/></ruby>|<ruby/>|<details/>|<details><summary/></details>|<details>x<summary/></details>
	<details><summary/><summary/></details>|<details><summary><h1/></summary></details>
	<details><summary><p/></summary></details>|<details><summary>x<h1/></summary></details>|<map><area/></map>
	<map name="q1"/>|<map name="q2"><p><area href="x" alt="a"/></p></map>|<table/>|<table><caption/></table>
	<table><tr/><tbody/></table>|<table><tbody/><tr/></table>|<table><thead/><thead/></table>
	<table><tfoot/><tbody/></table>|<table><tbody/><tfoot/></table>|<table><tfoot/><tbody/><tfoot/></table>
	<table><tr/><caption/></table>|<table><caption/><caption/></table>|<table><colgroup/><caption/></table>
	<table><col/></table>|<table><colgroup span="2"><col/></colgroup></table>|<table><thead/><colgroup/></table>
	<table>x</table>|<table><tr>x</tr></table>|<table><td/></table>|<table><caption><table/></caption></table>
	<ul>x</ul>|<ul><p/></ul>|<ul><ul/></ul>|<ol/>|<menu><li/></menu>|<menu><p/></menu>|<select/>|<select>x</select>
	<select><option><b>x</b></option></select>|<select><hr/></select>|<select><optgroup/></select>
	<select><optgroup label="a"><optgroup label="b"/></optgroup></select>|<datalist>x<option/></datalist>
	<datalist><option/></datalist>|<datalist><option/><p/></datalist>|<fieldset>x<legend/></fieldset>
	<fieldset><legend/><legend/></fieldset>|<fieldset><legend><p/></legend></fieldset>
	<fieldset><legend><h1/></legend></fieldset>|<object data="a"><param name="a" value="b"/>x</object>
	<object data="a">x<param name="a" value="b"/></object>|<object data="a"><param name="a"/></object>
	<object data="a"><param value="a"/></object>|<hgroup/>|<hgroup><h1/></hgroup>|<hgroup><h1/><h2/></hgroup>
	<hgroup><p/><h1/><p/></hgroup>|<hgroup><p/></hgroup>|<hgroup>x<h1/></hgroup>|<hgroup><h1/><div/></hgroup>
	<iframe>x</iframe>|<iframe><p/></iframe>|<iframe/>|<canvas><p/></canvas>|<p><canvas><p/></canvas></p>
	<a><a/></a>|<a><button/></a>|<a><b><a/></b></a>|<button><a href="x"/></button>|<button><p/></button>
	<label><label/></label>|<form action="x"><form action="y"/></form>|<header><header/></header>
	<header><footer/></header>|<header><main/></header>|<article><main/></article>|<main/>|<main/>
	<address><h1/></address>|<address><section/></address>|<address><address/></address>|<dfn><dfn/></dfn>
	<dfn><b><dfn/></b></dfn>|<meter value="1"><meter value="1"/></meter>|<meter/>|<progress><progress/></progress>
	<time><time datetime="2024"/></time>|<time>x</time>|<time>2024-01-02</time>|<time><b>2024</b></time>
	<time datetime="2024"><b>x</b></time>|<data/>|<bdo/>|<ins><p/></ins>|<p><ins><p/></ins></p>|<a href="x"><p/></a>
	<p><a href="x"><p/></a></p>|<noscript/>|<noscript><p/></noscript>|<template><p/></template>
	<template><tr/></template>|<script>x</script>|<style>x</style>|<link/>|<meta/>|<meta itemprop="a" content="b"/>
	<title>x</title>|<base href="x"/>|<h1><p/></h1>|<h1><h2/></h1>|<p><p/></p>|<p><div/></p>|<p><ul/></p>
	<span><div/></span>|<b><p/></b>|<pre><p/></pre>|<q><p/></q>|<cite><div/></cite>|<blockquote>x</blockquote>|<li/>
	<dt/>|<td/>|<tr/>|<rt/>|<option/>|<source src="a"/>|<track src="a"/>|<param name="a" value="b"/>|<legend/>
	<caption/>|<summary/>|<figcaption/>|<body/>|<head/>|<html/>|<center/>|<font/>|<big/>|<tt/>|<acronym/>|<u/>|<s/>
	<strike/>|<nobr/>|<marquee/>|<applet/>|<frame/>|<image/>|<foo/>|<dialog><dialog/></dialog>|<dialog/>
	<search><search/></search>|<slot><p/></slot>|<p><slot><p/></slot></p>|<embed/>|<embed>x</embed>|<br>x</br>
	<hr>x</hr>|<img src="a" alt="">x</img>|<input/>|<input>x</input>|<textarea><b/></textarea>|<output><p/></output>
	<wbr>x</wbr>|<col/>|<nav><nav/></nav>|<section><h1/><h1/></section>|<b><i><u><p/></u></i></b>
	<table><tr><td><tr/></td></tr></table>|<table><tr><th><h1/></th></tr></table>
	<table><tr><th><header/></th></tr></table>|<dl><dt><h1/></dt><dd/></dl>|<dl><dt><section/></dt><dd/></dl>
	<table><script/><tr/></table>|<ul><script/><li/></ul>|<dl><script/><dt/><script/><dd/></dl>
	<ruby>x<script/><rt/></ruby>|<picture><script/><img src="a" alt=""/></picture>
	<audio src="a"><audio src="b"/></audio>|<audio src="a"><video src="b"/></audio>
	<a href="x"><audio src="a" controls=""/></a>|<a href="x"><img src="a" alt="" usemap="#q1"/></a>
	<a href="x"><object data="a" usemap="#q1"/></a>|<a href="x"><input type="hidden"/></a>
	<a href="x"><b tabindex="0"/></a>|<button><b tabindex="0"/></button>|<label><input/><input/></label>
	<a href="x"><details><summary/></details></a>|<a href="x"><iframe/></a>|<a href="x"><label/></a>
	<a href="x"><select/></a>`;

export const shapeQuestions = () => SHAPES.split(/[|\n]/).map((line) => line.trim()).filter(Boolean);
