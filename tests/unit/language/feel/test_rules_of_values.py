"""The rules of values, operators and phrases, one example a line, as DMN 1.5 states them in its clause 10.3.2."""

import pytest

from orderloom.language.feel import compile_expression
from orderloom.language.feel.builtins.conversion import render

RULES = {
    "operators, literals and three-valued logic": r"""
-4 ** 2  ==>  16
-(4 ** 2)  ==>  -16
2 ** 3 ** 2  ==>  64
0 ** 0  ==>  1
0 ** -1  ==>  null
2 ** 0.5 instance of number  ==>  true
true = 1 instance of number  ==>  true
1 instance of number = true  ==>  true
< 10  ==>  (null..10)
if null then 1 else 2  ==>  2
if 1 then 1 else 2  ==>  2
"a" < "b"  ==>  true
"a" < 1  ==>  null
true < false  ==>  null
null = null  ==>  true
null != null  ==>  false
null < null  ==>  null
"a" + 1  ==>  null
"a" + null  ==>  null
"foo" - "o"  ==>  null
10 / 0  ==>  null
1/3  ==>  0.3333333333333333333333333333333333
-1234567890123456789012345678901234  ==>  -1234567890123456789012345678901234
1234567890123456789012345678901234 * -1  ==>  -1234567890123456789012345678901234
"\'"  ==>  "'"
"\b"  ==>  "\\b"
1 + 2 * 3 - 4 / 2  ==>  5
(1 + 2) * 3  ==>  9
true or false and false  ==>  true
1 = 1 and 2 = 2  ==>  true
1 < 2 = true  ==>  true
if 1 < 2 then "a" + "b" else "c"  ==>  "ab"
-[1][1]  ==>  -1
-{a: 2}.a  ==>  -2
- 5  ==>  -5
--5  ==>  5
2 - -2  ==>  4
1-1  ==>  0
1e2  ==>  100
1.5E-1  ==>  0.15
.5e1  ==>  5
"a\tb"  ==>  "a	b"
"\u00e9" = "é"  ==>  true
1/*c*/+/* d */1  ==>  2
1 + 1 // end  ==>  2
null.a  ==>  null
[].a  ==>  []
"abc".a  ==>  null
"a" = "a" = true  ==>  true
2 * @"PT1H"  ==>  PT2H
2 / @"PT1H"  ==>  null
-@"P1D"  ==>  -P1D
-@"P1Y2M"  ==>  -P1Y2M
-"a"  ==>  null
-null  ==>  null
1 instance of Any  ==>  true
"a" instance of list<string>  ==>  false
null instance of Null  ==>  true
null instance of Any  ==>  false
""",
    "ranges and membership": r"""
{r: < 10, s: 5 in r}  ==>  {r: (null..10), s: true}
(< @"2020-01-01") instance of range<date>  ==>  true
1 in []  ==>  false
1 in (2, 3, 1)  ==>  true
null in [1, null]  ==>  true
5 in (< 3, > 4)  ==>  true
"a" in ["a".."c"]  ==>  true
[1,2] in [[1,2],[3]]  ==>  true
5 in = 5  ==>  true
5 in != 5  ==>  false
1 between 1 and null  ==>  null
null between 1 and 2  ==>  null
1 between 2 and null  ==>  false
"a" between 1 and 2  ==>  null
5 in []  ==>  false
null in []  ==>  false
1 in null  ==>  false
null in null  ==>  true
{x: 5, r: x in (x..10]}.r  ==>  false
{d: @"2020-01-01", r: d in [@"2019-01-01"..@"2021-01-01"]}.r  ==>  true
(1..5) = ]1..5[  ==>  true
(< 5).start  ==>  null
(< 5).start included  ==>  false
(>= 5).end included  ==>  false
(= 5).start  ==>  5
finishes(10, [1..10])  ==>  true
started by([1..10], 1)  ==>  true
1 between 0 and 2 and true  ==>  true
5 in (1..5]  ==>  true
5 in [1..5[  ==>  false
5 in ]5..6]  ==>  false
"b" in ("a", "b")  ==>  true
{x: 1} in [{x: 1}, {x: 2}]  ==>  true
1 in [[1]]  ==>  true
[1] in [[1]]  ==>  true
[1] in [1]  ==>  true
1 in [1..2] and 3 in [3..4]  ==>  true
("a".."c"].start included  ==>  false
(> 5).start  ==>  5
(> 5).end  ==>  null
(<= 5).end  ==>  5
finishes([5..10], [1..10])  ==>  true
finished by([1..10], 10)  ==>  true
(< null)  ==>  null
""",
    "a filter takes positions or conditions, and coerces to a list of one": r"""
[>= 2, < 3]  ==>  [[2..null), (null..3)]
[5..1]  ==>  null
[1.."a"]  ==>  null
[1, 2, 3][0]  ==>  null
[1, 2, 3][4]  ==>  null
[1, 2, 3][-4]  ==>  null
[1, 2, 3][1.5]  ==>  null
null[1]  ==>  null
5[1]  ==>  5
5[2]  ==>  null
5[item > 2]  ==>  [5]
5[item > 7]  ==>  []
[{x:1, y:2}, {x:null, y:3}][x < 2]  ==>  [{x: 1, y: 2}]
[{item: 1}, {item: 2}][item = 2]  ==>  [{item: 2}]
[{a: {b: [1]}}, {a: {b: [2.1, 2.2]}}, {a: {b: [3]}}, {a: {b: [4, 5]}}].a.b  ==>  [[1], [2.1, 2.2], [3], [4, 5]]
[{x:1, y:2}, {x:2}].y  ==>  [2, null]
[1..10] instance of range<number>  ==>  true
[1..10] instance of range<string>  ==>  false
[] instance of list<number>  ==>  true
[null] instance of list<number>  ==>  true
[1,"a"] instance of list<number>  ==>  false
[1] < [2]  ==>  null
[1,2][1e40]  ==>  null
[1,2][-1e40]  ==>  null
[1,2][0.5e-40]  ==>  null
[[1,2],[3]][item[1] = 3]  ==>  [[3]]
[{a: [1,2]}, {a: [3]}][count(a) > 1]  ==>  [{a: [1, 2]}]
[1,2,3][item > [1,2][item > 1][1]]  ==>  [3]
[{a: 1}, {b: 2}][b = 2]  ==>  [{b: 2}]
[1,2,3,4][modulo(item, 2) = 0]  ==>  [2, 4]
[1, 2][null]  ==>  []
[1, 2]["a"]  ==>  []
[1..5].start included  ==>  true
[1,2,3][2] + 1  ==>  3
[{a: 1}, {a: 2}].a[2]  ==>  2
[[1,2],[3,4]][2][1]  ==>  3
[{x: 1, y: [{z: 1}, {z: 2}]}][y[1].z = x].x  ==>  [1]
[1,2,3][item = 2][1]  ==>  2
[{item: {a: 1}}][item.a = 1]  ==>  [{item: {a: 1}}]
[1,[2,3]][2][2]  ==>  3
[null].a  ==>  [null]
[1..5].start  ==>  1
[1..5).end included  ==>  false
[1..5] = (0..6)  ==>  false
[[1]] instance of list<list<number>>  ==>  true
["a".."b"] instance of range<string>  ==>  true
[function(n) n * 2][1](3)  ==>  6
""",
    "loops go up and down, over lists, ranges and combinations": r"""
for i in 3..1 return i  ==>  [3, 2, 1]
for i in 0..4 return if i = 0 then 1 else i * partial[-1]  ==>  [1, 1, 2, 6, 24]
for i in [1,2], j in [3,4] return i*j  ==>  [3, 4, 6, 8]
for d in @"2021-01-03"..@"2021-01-01" return d.day  ==>  [3, 2, 1]
for x in [[1,2],[3]], y in x return y  ==>  [1, 2, 3]
for i in [1..3] return i  ==>  [1, 2, 3]
for i in 1 return i  ==>  [1]
for i in null return i  ==>  null
for i in [] return i  ==>  []
some x in [] satisfies true  ==>  false
every x in [] satisfies false  ==>  true
some x in [1, null, 3] satisfies x > 2  ==>  true
every x in [1, null, 3] satisfies x > 0  ==>  null
some x in null satisfies true  ==>  null
for i in 1e40..1e41 return i  ==>  null
for i in [1,2] return i + 1  ==>  [2, 3]
every i in [1,2], j in [3,4] satisfies i < j  ==>  true
some i in [1,2] satisfies i = 2 and i < 3  ==>  true
for i in [1,2], j in [i, i * 10] return j  ==>  [1, 10, 2, 20]
""",
    "functions have typed parameters and conform by their signature": r"""
(function(x: number, y: number) x + y)(1, 2)  ==>  3
(function(x: number) x)("a")  ==>  null
(function(a) a) instance of function<number>->Any  ==>  true
(function(a) a) instance of function<number>->number  ==>  false
(function(a) a) instance of function<>->Any  ==>  false
(function() 1) instance of function<>->Any  ==>  true
(function(a: list<number>) count(a))(["a"])  ==>  null
(function(a, b) a - b)(b: 1, a: 3)  ==>  2
{f: function(x) x * 2, r: f(4)}.r  ==>  8
{a: function(x) x + 1, b: a(1)}.b  ==>  2
{a: function(x, y) x - y, b: a(y: 1, x: 5)}.b  ==>  4
(function(x) x)(1, 2)  ==>  null
(function(x) x)()  ==>  null
(function() 5)()  ==>  5
(function(x: number) x) instance of function<number>->Any  ==>  true
(function(x: string) x) instance of function<number>->Any  ==>  false
{f: function(n) n * 2}.f(3)  ==>  6
(> function(x) x)  ==>  null
""",
    "contexts see their entries, paths reach into lists": r"""
{} instance of context<a: number>  ==>  false
{a: null} instance of context<a: number>  ==>  true
{a: 1, b: {a: 2, c: a}}.b.c  ==>  2
{a: b, b: 1}  ==>  {a: null, b: 1}
{a b: 1, c: a b + 1}.c  ==>  2
{"a": 1}.a  ==>  1
{a: {b: {c: 5}}}.a.b.c  ==>  5
{a: [{b: 1}, {b: 2}]}.a[b = 2].b  ==>  [2]
{a: [{b: 1}, {b: 2}]}.a.b[2]  ==>  2
{"a b": 1}.a b  ==>  1
{a: 1, "b-c": a + 1}.b-c  ==>  2
{👍: 1, b👍: 👍 + 1}.b👍  ==>  2
{a: 1}.a + 1  ==>  2
{a: [1,2,3]}.a[item > 1]  ==>  [2, 3]
{"a": {"b": 1}}.a.b  ==>  1
{a: null}.a.b  ==>  null
{a: [1]} instance of context<a: list<number>>  ==>  true
{now: 5, r: now + 1}.r  ==>  6
{a: 1, a b: 2, r: a b + a}.r  ==>  3
""",
}
EXAMPLES = [(rule, *line.split("  ==>  ")) for rule, text in RULES.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES)
def test_an_expression_means_what_the_standard_says(rule: str, text: str, expected: str) -> None:
    assert render(compile_expression(text).evaluate({}), True) == expected, rule
