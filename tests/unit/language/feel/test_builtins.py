"""Built-in functions, by examples that are all true."""

import pytest

from orderloom.language.feel import compile_expression

TRUE = """
string length("abc") = 3
substring("foobar", 3) = "obar"
substring("foobar", -2, 1) = "a"
upper case("abc") = "ABC"
lower case("ABC") = "abc"
substring before("foobar", "bar") = "foo"
substring after("foobar", "ob") = "ar"
contains("foobar", "ob")
starts with("foobar", "foo")
ends with("foobar", "bar")
matches("AB-1234", "^[A-Z]{2}-\\d+$")
matches("ABC", "b", "i")
matches("São João", "^\\w+ \\w+$")
matches("a\\nb", "^b$", "m")
matches("x", "[a-z-[aeiou]]")
not(matches("e", "[a-z-[aeiou]]"))
matches("a b", "[\\s]")
matches("5-x", "[\\d-]{2}\\D")
replace("a.b", ".", "-", "q") = "a-b"
{a b: {c d: 1}}.a b.c d = 1
replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") = "[1=ab][2=]cd"
split("a;b;;", ";") = ["a", "b", "", ""]
string join(["a", null, "b"], "-") = "a-b"
number("1,000.5", ",", ".") = 1000.5
string(1.10) = "1.10"
string(@"P1DT2H") = "P1DT2H"
string([1, "a", {b: null}]) = "[1, \\"a\\", {b: null}]"
decimal(1/3, 2) = 0.33
decimal(2.5, 0) = 2
floor(-1.5) = -2
ceiling(1.56, 1) = 1.6
round up(-1.126, 2) = -1.13
round half down(5.5, 0) = 5
abs(-1) = 1
modulo(-10, 4) = 2
sqrt(16) = 4
odd(-3)
even(0)
min([3, 1, 2]) = 1
max("a", "c", "b") = "c"
sum(1, 2, 3) = 6
sum([@"P1D", @"PT12H"]) = @"P1DT12H"
mean([1, 2, 3]) = 2
median([8, 2, 5, 7]) = 6
mode([6, 3, 9, 6, 3]) = [3, 6]
product(2, 3, 4) = 24
count([]) = 0
all([true, true])
any([false, true])
list contains([1, null], null)
sublist([1, 2, 3], -2) = [2, 3]
append([1], 2, 3) = [1, 2, 3]
concatenate([1], [2, 3]) = [1, 2, 3]
insert before([1, 3], 2, 2) = [1, 2, 3]
remove([1, 2, 3], 2) = [1, 3]
list replace([1, 2], -1, 5) = [1, 5]
list replace([1, 2, 3], function(item, new) item > 1, 0) = [1, 0, 0]
reverse([1, 2]) = [2, 1]
index of([1, 2, 1], 1) = [1, 3]
union([1, 2], [2, 3]) = [1, 2, 3]
distinct values([1, 2, 1.0]) = [1, 2]
flatten([1, [2, [3]]]) = [1, 2, 3]
sort(["b", "a"]) = ["a", "b"]
get value({a: {b: 1}}, ["a", "b"]) = 1
get entries({a: 1}) = [{key: "a", value: 1}]
context([{key: "a", value: 1}]) = {a: 1}
context put({a: {b: 1}}, ["a", "b"], 2) = {a: {b: 2}}
context merge([{a: 1}, {a: 2, b: 3}]) = {a: 2, b: 3}
date("2026-02-28") = date(2026, 2, 28)
date(date and time("2026-02-28T10:00:00")) = @"2026-02-28"
date and time(@"2026-02-28", @"10:00:00Z") = @"2026-02-28T10:00:00Z"
time(10, 30, 0, @"PT2H") = @"10:30:00+02:00"
time("23:59:00z") + duration("PT2M") = time("00:01:00@Etc/UTC")
years and months duration(@"2011-12-22", @"2013-08-24") = @"P1Y8M"
day of year(@"2020-12-31") = 366
day of week(@"2019-09-17") = "Tuesday"
month of year(@"2019-09-17") = "September"
week of year(@"2005-01-01") = 53
is(@"10:00:00Z", @"10:00:00+00:00")
range("[1..5)") = [1..5)
"""
NULL = """
substring("abc", 5)
number("1.000,5", ".", ".")
matches("a", "(")
matches("h", "\\p{IsKlingon}")
matches("hh", "(.)\\1")
replace("a", "a", "$x")
sqrt(-1)
log(0)
decimal(1, 99999)
sum(["a"])
min([1, "a"])
date("2026-02-30")
date(2026, 13, 1)
time(25, 0, 0)
duration("1 day")
upper case(1)
sort([1, "a"])
context([{key: "a"}])
string(null)
range("[5..1]")
range("[x..9]")
"""


@pytest.mark.parametrize("text", TRUE.strip().splitlines())
def test_a_builtin_does_what_it_says(text: str) -> None:
    assert compile_expression(text).evaluate({}) is True


@pytest.mark.parametrize("text", NULL.strip().splitlines())
def test_a_builtin_that_can_not_answer_gives_null(text: str) -> None:
    assert compile_expression(text).evaluate({}) is None


def test_arguments_may_have_names_in_any_order() -> None:
    assert compile_expression('substring(length: 2, string: "foobar", start position: 4)').evaluate({}) == "ba"


def test_a_list_of_one_stands_for_its_item_and_the_other_way_round() -> None:
    assert compile_expression('upper case(["a"])').evaluate({}) == "A"
    assert compile_expression("count(5) = 1").evaluate({}) is True


def test_the_clock_is_the_scopes() -> None:
    assert compile_expression("now()").evaluate({}) is None
