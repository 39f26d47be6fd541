"""The rules of the built-in functions, one example a line, as DMN 1.5 states them in its tables 72 to 82."""

import pytest

from orderloom.language.feel import compile_expression
from orderloom.language.feel.builtins.conversion import render

RULES = {
    "numeric functions": r"""
abs(@"-P1000000000D")  ==>  P1000000000D
abs(@"-PT0.0000001S")  ==>  PT0.0000001S
even(1e40)  ==>  true
odd(1e40)  ==>  false
even(1.5)  ==>  false
floor(-1.56, 1)  ==>  -1.6
ceiling(-1.56, 1)  ==>  -1.5
round half up(-1.126, 2)  ==>  -1.13
round half down(-1.126, 2)  ==>  -1.13
round half down(-5.5, 0)  ==>  -5
round half up(-5.5, 0)  ==>  -6
decimal(2.5, 0)  ==>  2
decimal(3.5, 0)  ==>  4
decimal(1/3, 2)  ==>  0.33
decimal(12345, -2)  ==>  12300
decimal(1, 6177)  ==>  null
modulo(-10.1, 4.5)  ==>  3.4
modulo(10.1, -4.5)  ==>  -3.4
modulo(1, 0)  ==>  null
log(0)  ==>  null
sqrt(-1)  ==>  null
number("1 000,0", " ", ",")  ==>  1000.0
number("1,000.0", ",", ".")  ==>  1000.0
number("1.")  ==>  null
number("1")  ==>  1
number("")  ==>  null
abs(-1234567890123456789012345678901234)  ==>  1234567890123456789012345678901234
decimal(1234567890123456789012345678901234.5, 0)  ==>  1234567890123456789012345678901234
floor(1e30 + 0.5)  ==>  1000000000000000000000000000000
number("1234567890123456789012345678901234")  ==>  1234567890123456789012345678901234
decimal(1, 1e40)  ==>  null
decimal(n: 1/3, scale: 2)  ==>  0.33
number(from: "1,000.5", grouping separator: ",", decimal separator: ".")  ==>  1000.5
modulo(dividend: 12, divisor: 5)  ==>  2
""",
    "range functions and the range that a text is": r"""
range("[2..)") = (>= 2)  ==>  true
range("(..2)") = (< 2)  ==>  true
range("(..2]") = (<= 2)  ==>  true
range("[..2]")  ==>  null
range("[2..]")  ==>  null
range("[..]")  ==>  null
range("(..)")  ==>  null
range("")  ==>  null
range("[18..21)") = [18..21)  ==>  true
range("[1+1..3]")  ==>  null
range("[@\"2019-01-01\"..@\"2019-02-01\"]") instance of range<date>  ==>  true
range("[\"a\"..\"c\"]") = ["a".."c"]  ==>  true
range("[-5..-1]") = [-5..-1]  ==>  true
range("]1..2[") = (1..2)  ==>  true
before(1, > 5)  ==>  true
overlaps([1..5], [5..8])  ==>  true
overlaps([1..5), [5..8])  ==>  false
overlaps before([1..5), (1..5])  ==>  true
before([1..10), 10)  ==>  true
coincides(5, 5)  ==>  true
includes([1..10], 5)  ==>  true
during([4..6], [1..10])  ==>  true
meets([1..5], [5..10])  ==>  true
includes((< 10), 5)  ==>  true
before(1, null)  ==>  null
before(1, "a")  ==>  null
after((11..20], 11)  ==>  true
before(point1: 1, point2: 2)  ==>  true
before(range1: [1..2], range2: [3..4])  ==>  true
range(from: "[1..2]")  ==>  [1..2]
""",
    "string functions count code points from one": r"""
substring("foobar", 3)  ==>  "obar"
substring("foobar", -2, 1)  ==>  "a"
substring("foobar", 0)  ==>  null
substring("foobar", 7)  ==>  null
substring("\U01F40Eab", 2)  ==>  "ab"
string length("\U01F40Eab")  ==>  3
string length("\uD83D\uDC0Eab")  ==>  3
upper case("aBc4")  ==>  "ABC4"
string join(["a", 1])  ==>  null
string join(["a", null, "c"], "X")  ==>  "aXc"
string join([], "X")  ==>  ""
string join("a")  ==>  "a"
substring("foobar", 3, 0)  ==>  null
substring("abc", 1e40)  ==>  null
starts((1..5], [1..10])  ==>  false
substring(string: "foobar", start position: 3, length: 2)  ==>  "ob"
substring before(string: "foobar", match: "bar")  ==>  "foo"
string join(list: ["a"], delimiter: "x")  ==>  "a"
""",
    "list functions": r"""
list contains(list: [1, null])  ==>  true
concatenate([1,2],3)  ==>  [1, 2, 3]
insert before([1,3], 1, 2)  ==>  [2, 1, 3]
insert before([1,3], -1, 2)  ==>  [1, 2, 3]
insert before([], 1, 2)  ==>  null
insert before([1,3], 3, 2)  ==>  null
remove([1,2,3], -1)  ==>  [1, 2]
remove([1,2,3], 0)  ==>  null
sublist([4,5,6], 1, 2)  ==>  [4, 5]
sublist([4,5,6], -2)  ==>  [5, 6]
sublist([4,5,6], 0)  ==>  null
sublist([4,5,6], 2, 5)  ==>  null
index of([1,2,3,2],2)  ==>  [2, 4]
index of([1,null],null)  ==>  [2]
index of([], 1)  ==>  []
mode([])  ==>  []
mode([6,1,9,6,1])  ==>  [1, 6]
median([6,1,2,3])  ==>  2.5
stddev(2,4,7,5)  ==>  2.081665999466132735282297706979931
stddev([47])  ==>  null
product([])  ==>  null
min(1)  ==>  1
max([])  ==>  null
max("a","b")  ==>  "b"
min([1,"a"])  ==>  null
count([1,[2,3]])  ==>  2
count(null)  ==>  null
count(5)  ==>  1
all(0)  ==>  null
all([])  ==>  true
any([])  ==>  false
any(0)  ==>  null
sort(list: [3,1,2], precedes: function(x: number, y: number) x < y)  ==>  [1, 2, 3]
sum([1e33, 0.5])  ==>  1000000000000000000000000000000000
min([1e40, 2])  ==>  2
sublist([1,2], 1e40)  ==>  null
list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)  ==>  [5, 5, 7, 8]
union([1,2],[2,3])  ==>  [1, 2, 3]
union([[1]], [[1]])  ==>  [[1]]
distinct values([1, 1.0, "1", null, null])  ==>  [1, "1", null]
flatten([[1,2],[[3]], 4])  ==>  [1, 2, 3, 4]
flatten(null)  ==>  null
sort([3,1,2], function(x,y) x > y)  ==>  [3, 2, 1]
sort([{a: 2}, {a: 1}], function(x,y) x.a < y.a)  ==>  [{a: 1}, {a: 2}]
sort([1,"a"])  ==>  null
reverse([])  ==>  []
count([])  ==>  0
sum([])  ==>  null
sum(1,2,3)  ==>  6
sum([1,"a"])  ==>  null
mean([])  ==>  null
min([])  ==>  null
min(@"2020-01-01", @"2019-01-01")  ==>  2019-01-01
max([@"PT1H", @"PT2H"])  ==>  PT2H
insert before(list: [1,3], position: 2, newItem: 2)  ==>  [1, 2, 3]
index of(list: [1,2], match: 2)  ==>  [2]
sort(list: [2,1], precedes: function(x,y) x < y)  ==>  [1, 2]
""",
    "conversions, contexts and the rest": r"""
context put(context: {a: 1}, key: "b")  ==>  {a: 1, b: null}
is(value1: 1)  ==>  false
string(@"10:30:00Z")  ==>  "10:30:00Z"
string(null)  ==>  null
string(1.10)  ==>  "1.10"
string([1,"a",null])  ==>  "[1, \"a\", null]"
get value({a: 1}, null)  ==>  null
get entries({})  ==>  []
context([])  ==>  {}
context([{key:"a", value:1}, {key:"a", value:2}])  ==>  null
context([{key:"a"}])  ==>  null
context({key:"a", value: null})  ==>  {a: null}
context merge([])  ==>  {}
context put({x:1}, [], 2)  ==>  null
context put({x:1}, ["y"], 2)  ==>  {x: 1, y: 2}
context put({x:1}, ["y", "z"], 2)  ==>  null
string(@"-999999999-01-01")  ==>  "-999999999-01-01"
is(duration("P0M"), duration("P0D"))  ==>  false
string(1e3)  ==>  "1000"
string(-0)  ==>  "0"
string(0.000001)  ==>  "0.000001"
string(true)  ==>  "true"
string({a: "x", b: [1, @"P1D"]})  ==>  "{a: \"x\", b: [1, P1D]}"
string("a")  ==>  "a"
string([1..3])  ==>  "[1..3]"
get entries({key1: "value1"})[key = "key1"].value  ==>  ["value1"]
get value(m: {a: 1}, key: "a")  ==>  1
get value({a: {b: 1}}, ["a", "b"])  ==>  1
not(negand: true)  ==>  false
not("a")  ==>  null
""",
    "dates, times and durations are read, taken apart and put together": r"""
week of year(date(2005, 1, 1))  ==>  53
week of year(date(2003, 12, 29))  ==>  1
day of year(date(2020, 12, 31))  ==>  366
date(2023, 2, 29)  ==>  null
date(2024, 2, 29)  ==>  2024-02-29
date(1e40, 1, 1)  ==>  null
date(2020, 1e40, 1)  ==>  null
time(1e40, 1, 1)  ==>  null
time(1, 1, 59.999999999)  ==>  01:01:59.999999999
duration("P1Y2M3D")  ==>  null
duration("P0D") = duration("PT0S")  ==>  true
duration("P1M") = duration("P30D")  ==>  null
years and months duration(@"2011-12-22", @"2013-08-24")  ==>  P1Y8M
date("2012-12-25T11:00:00Z")  ==>  null
date(date and time("2012-12-25T11:00:00Z"))  ==>  2012-12-25
date and time(@"2012-12-24", @"23:59:00")  ==>  2012-12-24T23:59:00
date and time("2012-12-24")  ==>  2012-12-24T00:00:00
time(@"2012-12-25T11:00:00Z")  ==>  11:00:00Z
time("23:59:00z") + duration("PT2M")  ==>  00:01:00Z
time(23, 59, 0, duration("PT0H")) = time("23:59:00z")  ==>  true
time(23, 59, 0, null)  ==>  23:59:00
time("24:00:00")  ==>  00:00:00
time("25:00:00")  ==>  null
time("10:00")  ==>  null
date("2012-1-1")  ==>  null
date("012012-01-01")  ==>  null
date and time("2012-12-24T24:00:00")  ==>  2012-12-25T00:00:00
date and time("2012-12-24T10:00:00+19:00")  ==>  null
date and time("2012-12-24T10:00:00@Foo/Bar")  ==>  null
day of week(@"2019-09-17")  ==>  "Tuesday"
day of week(@"2019-09-17T00:00:00")  ==>  "Tuesday"
month of year(@"2019-09-17")  ==>  "September"
week of year(@"2005-01-03")  ==>  1
day of year("2019-09-17")  ==>  null
date(from: "2012-12-25")  ==>  2012-12-25
date(year: 2012, month: 12, day: 25)  ==>  2012-12-25
time(hour: 10, minute: 30, second: 0, offset: @"PT1H")  ==>  10:30:00+01:00
date and time(date: @"2012-12-24", time: @"23:59:00")  ==>  2012-12-24T23:59:00
years and months duration(from: @"2011-12-22", to: @"2013-08-24")  ==>  P1Y8M
day of year(date: @"2019-09-17")  ==>  260
""",
}
EXAMPLES = [(rule, *line.split("  ==>  ")) for rule, text in RULES.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES)
def test_an_expression_means_what_the_standard_says(rule: str, text: str, expected: str) -> None:
    assert render(compile_expression(text).evaluate({}), True) == expected, rule
