"""What must hold of a definition before it is kept."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import structs

from orderloom.fields.contracts import Choice, FieldType, Rules
from orderloom.fields.domain.values import LONGEST, ORDERED, TEXTS, Unfit, compiles, fitted_to, typed
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Problem
from orderloom.kernel.text import unacceptable

MOST_FIELDS = 100
MOST_CHOICES = 200
LONGEST_PATTERN = 500
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_LANGUAGES = frozenset({"en", "pt-BR"})
_TEXTS = {"label": 80, "help": 400, "section": 60}
Path = tuple[str | int, ...]


def key_problems(key: str) -> Iterator[Problem]:
    if _KEY.match(key) is None:
        message = "A key begins with a small letter and has only small letters, digits and _, 40 at most."
        yield Problem("fields.bad_key", message, ("key",))


def rules_problems(kind: FieldType, rules: Rules) -> tuple[Problem, ...]:
    return unacceptable(rules) or tuple(_problems(kind, rules)) or tuple(_default(kind, rules))


def kept(kind: FieldType, rules: Rules) -> Rules:
    """Rules without problems, their values in the form in which values are kept."""
    given = {name: getattr(rules, name) for name in ("default", "minimum", "maximum")}
    values = {name: typed(kind, value) for name, value in given.items() if value is not None}
    return structs.replace(rules, **values)


def _problems(kind: FieldType, rules: Rules) -> Iterator[Problem]:
    for name, longest in _TEXTS.items():
        yield from _words(getattr(rules, name), (name,), longest, needed=name == "label")
    yield from _choices(kind, rules.choices)
    yield from _text_rules(kind, rules)
    yield from _range(kind, rules)
    if Role.CUSTOMER in rules.edited_by:
        yield Problem("fields.bad_role", "Customers only look at fields of one's own.", ("edited_by",))


def _default(kind: FieldType, rules: Rules) -> Iterator[Problem]:
    try:
        if rules.default is not None:
            fitted_to(kind, kept(kind, structs.replace(rules, default=None)), rules.default)
    except Unfit as unfit:
        yield Problem("fields.bad_default", f"The default {unfit.says}.", ("default",))


def _words(given: Mapping[str, str], path: Path, longest: int, *, needed: bool) -> Iterator[Problem]:
    """A text in both languages, or in none where it is not needed."""
    said = {language for language, text in given.items() if text.strip()}
    if said - _LANGUAGES:
        yield Problem("fields.bad_language", "Texts are in en and pt-BR.", path)
    if (needed or said) and not said >= _LANGUAGES:
        language, called = ("pt_br", "Portuguese") if "en" in said else ("en", "English")
        yield Problem("fields.text_missing", f"Write it in {called}, too.", (*path, language))
    if any(len(text) > longest for text in given.values()):
        yield Problem("fields.text_too_long", f"At most {longest} characters.", path)


def _choices(kind: FieldType, choices: tuple[Choice, ...]) -> Iterator[Problem]:
    if (kind is FieldType.ENUM) != bool(choices):
        says = "List at least one value." if kind is FieldType.ENUM else "Only a field of type enum lists its values."
        yield Problem("fields.bad_choices", says, ("choices",))
    if len(choices) > MOST_CHOICES:
        yield Problem("fields.bad_choices", f"At most {MOST_CHOICES} values.", ("choices",))
    seen: set[str] = set()
    for place, choice in enumerate(choices[:MOST_CHOICES]):
        if not choice.value.strip() or len(choice.value) > 100 or choice.value in seen:
            says = "Each value is there once, with 1 to 100 characters."
            yield Problem("fields.bad_choices", says, ("choices", place, "value"))
        seen.add(choice.value)
        yield from _words(choice.label, ("choices", place, "label"), 100, needed=True)


def _text_rules(kind: FieldType, rules: Rules) -> Iterator[Problem]:
    if kind not in TEXTS:
        for name in ("pattern", "longest"):
            if getattr(rules, name) is not None:
                yield Problem("fields.not_for_type", f"A field of type {kind} has no {name}.", (name,))
        return
    if rules.pattern is not None and (len(rules.pattern) > LONGEST_PATTERN or not compiles(rules.pattern)):
        says = "This is no pattern that can be used: write a regular expression without look-around or back-references."
        yield Problem("fields.bad_pattern", says, ("pattern",))
    if rules.longest is not None and not 1 <= rules.longest <= LONGEST[kind]:
        yield Problem("fields.bad_length", f"A length from 1 to {LONGEST[kind]}.", ("longest",))


def _range(kind: FieldType, rules: Rules) -> Iterator[Problem]:
    ends = {name: getattr(rules, name) for name in ("minimum", "maximum") if getattr(rules, name) is not None}
    if ends and kind not in ORDERED:
        yield Problem("fields.not_for_type", f"A field of type {kind} has no minimum or maximum.", (next(iter(ends)),))
        return
    read: list[Any] = []
    for name, value in ends.items():
        try:
            read.append(typed(kind, value))
        except Unfit as unfit:
            yield Problem("fields.bad_range", f"The {name} {unfit.says}.", (name,))
    if len(read) == 2 and read[0] > read[1]:
        yield Problem("fields.bad_range", "The minimum is above the maximum.", ("minimum",))
