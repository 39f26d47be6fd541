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
""",
    "dates, times and durations are added, compared and have parts": r"""
@"2018-12-08T10:30:00" < @"2018-12-08T10:30:01Z"  ==>  true
@"2018-12-08T10:30:00" < @"2018-12-08T10:29:01+05:00"  ==>  false
@"10:30:00" < @"10:30:01+02:00"  ==>  true
@"10:30:00@Europe/Paris" = @"10:30:00@Asia/Dhaka"  ==>  false
@"10:30:00@Europe/Paris" = @"10:30:00@Europe/Paris"  ==>  true
@"2026-03-28T12:00:00@Europe/Paris" + @"PT24H"  ==>  2026-03-29T13:00:00@Europe/Paris
@"2026-03-29T13:00:00@Europe/Paris" - @"PT24H"  ==>  2026-03-28T12:00:00@Europe/Paris
@"2026-03-28T12:00:00@Europe/Paris" + @"P1M"  ==>  2026-04-28T12:00:00@Europe/Paris
@"2024-01-31" + @"P1M"  ==>  2024-02-29
@"2024-02-29" + @"P1Y"  ==>  2025-02-28
@"2024-03-31" - @"P1M"  ==>  2024-02-29
@"P1Y" - @"P13M"  ==>  -P1M
@"-P1DT2H".hours  ==>  -2
@"P1Y2M".months  ==>  2
@"P1Y2M".days  ==>  null
@"2018-12-10".weekday  ==>  1
@"2018-12-10T10:30:00+05:00".time offset  ==>  PT5H
@"10:30:00".time offset  ==>  null
@"10:30:00@Europe/Paris".timezone  ==>  "Europe/Paris"
@"P1D" * 1e40  ==>  null
@"P1D" / 0  ==>  null
@"P1Y" * 1e40  ==>  null
@"P1Y" / @"P0Y"  ==>  null
@"2020-01-01" + @"P999999999Y"  ==>  null
@"999999999-12-31" + @"P1D"  ==>  null
@"2020-01-01" - @"2019-01-01"  ==>  P365D
@"2020-01-01T00:00:00Z" - @"2019-01-01"  ==>  P365D
@"2020-01-01T00:00:00" - @"2019-01-01"  ==>  null
@"10:30:00@Europe/Paris".time offset  ==>  null
@"2020-07-01T10:30:00@Europe/Paris".time offset  ==>  PT2H
@"2020-01-01T10:30:00@Europe/Paris".time offset  ==>  PT1H
@"2018-12-10".hour  ==>  null
@"2018-12-10T10:30:01.5".second  ==>  1.5
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
{positive: function(x) x > 0, rising: function(x) positive(x + 1), r: rising(0)}.r  ==>  true
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
""",
}
EXAMPLES = [(rule, *line.split("  ==>  ")) for rule, text in RULES.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES)
def test_an_expression_means_what_the_standard_says(rule: str, text: str, expected: str) -> None:
    assert render(compile_expression(text).evaluate({}), True) == expected, rule
