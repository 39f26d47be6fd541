"""The rules of regular expressions, one example a line: what XPath 2.0 and XML Schema say, run on RE2."""

import pytest

from orderloom.language.feel import compile_expression
from orderloom.language.feel.builtins.conversion import render

RULES = {
    "regular expressions follow XPath": r"""
split("John Doe", "\\s")  ==>  ["John", "Doe"]
split("a;b;c;;", ";")  ==>  ["a", "b", "c", "", ""]
split("abc", "")  ==>  null
replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")  ==>  "[1=ab][2=]cd"
replace("banana", "a", "o")  ==>  "bonono"
replace("abracadabra", "bra", "*")  ==>  "a*cada*"
replace("abracadabra", "a.*a", "*")  ==>  "*"
replace("abracadabra", "a.*?a", "*")  ==>  "*c*bra"
replace("abracadabra", "a", "")  ==>  "brcdbr"
replace("abracadabra", "a(.)", "a$1$1")  ==>  "abbraccaddabbra"
replace("abracadabra", ".*?", "$1")  ==>  null
replace("AAAA", "A+", "b")  ==>  "b"
replace("AAAA", "A+?", "b")  ==>  "bbbb"
replace("darted", "^(.*?)d(.*)$", "$1c$2")  ==>  "carted"
replace("abc", "(a)(b)(c)(d)?(e)?(f)?(g)?(h)?(i)?(j)?", "$10$1")  ==>  "a"
replace("abc", "(a)", "$10")  ==>  "a0bc"
replace("abc", "a", "\\$")  ==>  "$bc"
replace("abc", "a", "$")  ==>  null
replace("abc", "a", "\\x")  ==>  null
replace("a.b", ".", "-", "q")  ==>  "a-b"
replace("a.b", ".", "$1\\", "q")  ==>  "a$1\\b"
matches("foobar", "^fo*b")  ==>  true
matches("hello\nworld", "^world$")  ==>  false
matches("hello\nworld", "^world$", "m")  ==>  true
matches("hello\nworld", "hello.world")  ==>  false
matches("hello\nworld", "hello.world", "s")  ==>  true
matches("helloworld", "hello world", "x")  ==>  true
matches("hello world", "hello[ ]world", "x")  ==>  true
matches("HELLO", "hello", "i")  ==>  true
matches("HELLO", "hello", "g")  ==>  null
matches("HELLO", "hello", "ii")  ==>  true
matches("a", "\\bA")  ==>  null
matches("a", "[[:alpha:]]")  ==>  null
matches("a", "(?i)A")  ==>  null
matches("a", "(?:a)")  ==>  true
matches("i", "\\p{Lu}", "i")  ==>  false
matches("i", "[\\p{Lu}]", "i")  ==>  false
matches("I", "[\\p{Lu}]", "i")  ==>  true
matches("O", "[A-Z-[OI]]", "i")  ==>  false
matches("x", "[A-Z-[OI]]", "i")  ==>  true
matches("q", "[^Q]", "i")  ==>  false
matches("\u212A", "k", "i")  ==>  true
matches("\u212A", "[A-Z]", "i")  ==>  true
matches("abc", "[a-z-[aeiou]]")  ==>  true
matches("aei", "^[a-z-[aeiou]]+$")  ==>  false
matches("bcd", "^[a-z-[aeiou]]+$")  ==>  true
matches("b", "[^\\d-[a]]")  ==>  true
matches("a", "[^\\d-[a]]")  ==>  false
matches("5", "[\\w-[\\d]]")  ==>  false
matches("x", "[\\w-[\\d]]")  ==>  true
matches("\\", "\\\\")  ==>  true
matches("a]", "a\\]")  ==>  true
matches("é", "\\p{IsLatin-1Supplement}")  ==>  true
matches("ж", "\\P{IsBasicLatin}")  ==>  true
matches("a", "[\\P{IsBasicLatin}]")  ==>  false
matches("漢", "\\p{IsCJKUnifiedIdeographs}")  ==>  true
matches("a", "\\p{Xx}")  ==>  null
matches("a{", "a{")  ==>  null
matches("", "^$")  ==>  true
matches(null, "a")  ==>  null
replace(input: "aba", pattern: "a", replacement: "x")  ==>  "xbx"
matches("a\nb", "a\\nb")  ==>  true
matches("a	b", "a\\tb")  ==>  true
matches("a-b", "a\\-b")  ==>  true
matches("a-", "[a-]-")  ==>  true
matches("-", "[-a]")  ==>  true
matches("-", "[^a-]")  ==>  false
matches("^", "[a^]")  ==>  true
matches("]", "[\\]]")  ==>  true
matches("a", "[]")  ==>  null
matches("a", "[a")  ==>  null
matches("a", "a]")  ==>  null
matches("a", "(a")  ==>  null
matches("a", "a)")  ==>  null
matches("a", "*a")  ==>  null
matches("a", "a**")  ==>  null
matches("aa", "a{2}")  ==>  true
matches("a", "a{,2}")  ==>  null
matches("aaa", "^a{2,}$")  ==>  true
matches("aaa", "^a{2,3}?$")  ==>  true
matches("a", "[b-a]")  ==>  null
matches("5", "\\D")  ==>  false
matches("a", "[\\D]")  ==>  true
matches("a", "[^\\D]")  ==>  false
matches("5", "[^\\D]")  ==>  true
matches("٣", "\\d")  ==>  true
matches("_", "\\w")  ==>  false
matches("é", "\\w")  ==>  true
matches("-", "\\W")  ==>  true
matches("a-", "[\\W]")  ==>  true
matches(" ", "\\s")  ==>  true
matches("\u00A0", "\\s")  ==>  false
matches("x", "[^\\s\\d]")  ==>  true
matches("5", "[^\\s\\d]")  ==>  false
matches("a", "[\\Wa]")  ==>  true
matches("a", "[^\\Wa]")  ==>  false
matches("b", "[^\\Wa]")  ==>  true
matches(":", "\\i")  ==>  true
matches("5", "\\c")  ==>  true
matches("5", "\\i")  ==>  false
matches("Ω", "\\p{IsGreek}")  ==>  true
matches("Ω", "\\P{IsGreek}")  ==>  false
matches("Ω", "[\\p{IsGreek}-[Ω]]")  ==>  false
matches("α", "[\\p{IsGreek}-[Ω]]")  ==>  true
matches("A", "[\\p{L}-[\\p{Lu}]]")  ==>  false
matches("a", "[\\p{L}-[\\p{Lu}]]")  ==>  true
matches("e", "[\\p{Ll}-[aeiou]]")  ==>  false
matches("x", "[\\p{Ll}-[aeiou]]")  ==>  true
matches("X", "[\\p{Ll}-[aeiou]]")  ==>  false
matches("x", "[a-z-[^aeiou]]")  ==>  false
matches("e", "[a-z-[^aeiou]]")  ==>  true
matches("E", "[a-z-[aeiou]]", "i")  ==>  false
matches("X", "[a-z-[aeiou]]", "i")  ==>  true
matches("ab", "a b", "x")  ==>  true
matches("a b", "a\\ b", "x")  ==>  null
matches("a.b", "a.b", "q")  ==>  true
matches("axb", "a.b", "q")  ==>  false
matches("A.B", "a.b", "qi")  ==>  true
matches("a\\b", "\\", "q")  ==>  true
matches("K", "\u212A", "i")  ==>  true
matches("abc", "")  ==>  true
matches("abc", "b", "")  ==>  true
matches("", "")  ==>  true
matches("line1\nline2", "^line2")  ==>  false
matches("line1\nline2", "^line2", "m")  ==>  true
matches("line1\n", "line1$")  ==>  false
matches("abc", "^(abc)$")  ==>  true
matches("aaa", "^(a|b)*$")  ==>  true
matches("ab", "(?=a)")  ==>  null
matches("abab", "(ab)\\1")  ==>  null
matches("a", "\\Qa\\E")  ==>  null
matches("a", "\\x61")  ==>  null
matches("a", "\\u0061")  ==>  null
matches("a", "\\A")  ==>  null
matches(["abc"], "b")  ==>  true
matches("abc", ["b"])  ==>  true
replace("abc", "(b)", "[$1]")  ==>  "a[b]c"
replace("abc", "(b)", "[$2]")  ==>  "a[]c"
replace("abc", "b", "[$0]")  ==>  "a[b]c"
replace("abc", "b", "$a")  ==>  null
replace("abc", "b", "\\\\")  ==>  "a\\c"
replace("abc", "B", "x", "i")  ==>  "axc"
replace("abc", "b*", "x")  ==>  null
replace("a.c", ".", "x", "q")  ==>  "axc"
replace("", "a", "b")  ==>  ""
replace("ABC", "(A)(B)(C)(D)?", "$4$3")  ==>  "C"
replace("aaa", "a{2}", "b")  ==>  "ba"
split("a,b;c", "[,;]")  ==>  ["a", "b", "c"]
split("", ",")  ==>  [""]
split("abc", "x")  ==>  ["abc"]
split(",a,", ",")  ==>  ["", "a", ""]
split("a1b22c", "\\d+")  ==>  ["a", "b", "c"]
split("a b", " ")  ==>  ["a", "b"]
""",
}
EXAMPLES = [(rule, *line.split("  ==>  ")) for rule, text in RULES.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES)
def test_an_expression_means_what_the_standard_says(rule: str, text: str, expected: str) -> None:
    assert render(compile_expression(text).evaluate({}), True) == expected, rule
