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
number("-1.5")  ==>  -1.5
number("1e3")  ==>  1000
number("abc")  ==>  null
number("1,5", null, ",")  ==>  1.5
number("1 5", " ")  ==>  15
number("1.5", ".", ",")  ==>  15
number("1,000", ",", ",")  ==>  null
number("1,000", null, null)  ==>  null
decimal(1.115, 2)  ==>  1.12
decimal(1.125, 2)  ==>  1.12
decimal(-2.5, 0)  ==>  -2
decimal(1, 3)  ==>  1
floor(-1.5)  ==>  -2
ceiling(-1.5)  ==>  -1
ceiling(1.000001)  ==>  2
round up(-5.5, 0)  ==>  -6
round down(-5.9, 0)  ==>  -5
round half up(2.5, 0)  ==>  3
round half up(-2.5, 0)  ==>  -3
round half down(2.5, 0)  ==>  2
round half down(2.51, 0)  ==>  3
round half up(1234.5, -2)  ==>  1200
floor(1234, -2)  ==>  1200
abs(@"-P1Y")  ==>  P1Y
abs("a")  ==>  null
modulo(5, 3)  ==>  2
modulo(-5, 3)  ==>  1
modulo(5.5, 2)  ==>  1.5
sqrt(2)  ==>  1.414213562373095048801688724209698
log(1)  ==>  0
exp(0)  ==>  1
even(0)  ==>  true
odd(-3)  ==>  true
even(2.0)  ==>  true
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
string length("\n")  ==>  1
substring before("abc", "")  ==>  ""
substring after("abc", "")  ==>  "abc"
substring after("abc", "c")  ==>  ""
substring before("", "a")  ==>  ""
upper case("ß")  ==>  "SS"
lower case("ÀÉ")  ==>  "àé"
contains("abc", "")  ==>  true
starts with("", "")  ==>  true
ends with("abc", "abc")  ==>  true
contains(null, "a")  ==>  null
string join(["a", "b"], null)  ==>  "ab"
string join(["a", ["b"]])  ==>  null
string join(null)  ==>  null
starts(1, [1..5])  ==>  true
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
count([1,2,3][item > 5])  ==>  0
median([1, 3])  ==>  2
median([])  ==>  null
mode(["a"])  ==>  null
mode(1, 1, 2)  ==>  [1]
stddev([])  ==>  null
mean([1, null])  ==>  null
sum([null])  ==>  null
product([2, "a"])  ==>  null
max([1, null])  ==>  null
min([[1], [2]])  ==>  null
all([true, null])  ==>  null
all([false, "a"])  ==>  false
any([true, "a"])  ==>  true
any([false, null])  ==>  null
all(true, false)  ==>  false
any(null)  ==>  null
all(null)  ==>  null
append([], 1, 2)  ==>  [1, 2]
append(null, 1)  ==>  null
concatenate([1])  ==>  [1]
concatenate([1], null)  ==>  null
reverse([1, [2, 3]])  ==>  [[2, 3], 1]
index of([[1], [2]], [2])  ==>  [2]
union([1, 1], [1])  ==>  [1]
distinct values([[1], [1], {a: 1}, {a: 1}])  ==>  [[1], {a: 1}]
flatten([[1, [2, [3]]]])  ==>  [1, 2, 3]
flatten([])  ==>  []
sort([@"2020-02-01", @"2020-01-01"], function(a, b) a < b)  ==>  [2020-01-01, 2020-02-01]
sort([{a: 2, b: 1}, {a: 1, b: 2}, {a: 2, b: 3}], function(x, y) x.a > y.a).b  ==>  [1, 3, 2]
sort([{a: 2, b: 1}, {a: 1, b: 2}, {a: 2, b: 3}], function(x, y) y.a > x.a).b  ==>  [2, 1, 3]
sort([3, 1, 2], function(a, b) b < a)  ==>  [3, 2, 1]
sort([1, 2, 3], function(a, b) a < a)  ==>  [1, 2, 3]
sort(["b", "a"])  ==>  ["a", "b"]
sort([])  ==>  []
sort([null, null])  ==>  null
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
not(true) or true  ==>  true
get value({a: {b: 1}}, "a").b  ==>  1
context([{key: "x", value: 1}, {key: "y", value: 2}]).y  ==>  2
is([1], [1])  ==>  true
is({a: 1}, {a: 1.0})  ==>  true
is(null, null)  ==>  true
is(1, null)  ==>  false
is(@"23:00:50", @"23:00:50Z")  ==>  false
string(@"2020-01-01T10:00:00.5Z")  ==>  "2020-01-01T10:00:00.5Z"
string(@"PT0S")  ==>  "PT0S"
string(@"P0M")  ==>  "P0M"
string(@"-P1DT2H3M4.5S")  ==>  "-P1DT2H3M4.5S"
string(@"P14M")  ==>  "P1Y2M"
string(1/3)  ==>  "0.3333333333333333333333333333333333"
string(100000000000000000000)  ==>  "100000000000000000000"
string(1.0)  ==>  "1.0"
string([])  ==>  "[]"
string({})  ==>  "{}"
string([[1], ["a"]])  ==>  "[[1], [\"a\"]]"
""",
}
EXAMPLES = [(rule, *line.split("  ==>  ")) for rule, text in RULES.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES)
def test_an_expression_means_what_the_standard_says(rule: str, text: str, expected: str) -> None:
    assert render(compile_expression(text).evaluate({}), True) == expected, rule
