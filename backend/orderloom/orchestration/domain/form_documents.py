"""Reads forms that people write: what is wrong with one, field by field, and what its fields give to expressions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import re2  # pyright: ignore[reportMissingTypeStubs]

from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.text import unacceptable
from orderloom.language.feel.typing import ANY, BOOLEAN, NUMBER, STRING, Text, Type
from orderloom.language.misfits import misfit
from orderloom.orchestration.contracts import Form, FormField, Localised
from orderloom.orchestration.domain.forms import field_problems

MOST_FIELDS = 60
MOST_CHOICES = 200
LONGEST_TEXT = 300
LONGEST_KEY = 60
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
_NUMBERS = ("integer", "decimal")
_TYPES: Mapping[str, Type] = {
    "string": STRING,
    "integer": NUMBER,
    "decimal": NUMBER,
    "boolean": BOOLEAN,
    "date": Text(holds="date"),
}
Path = tuple[str | int, ...]


class MalformedForm(DomainError):
    code = "orchestration.form_malformed"


def form_of(content: Any) -> Form:
    """The form that a document describes; raises `MalformedForm` with every problem and the path to it."""
    problems = list(unacceptable(content))
    if problems:
        raise MalformedForm.of(problems)
    try:
        form = json.convert(content, Form)
    except msgspec.ValidationError as error:
        message, path = misfit(content, Form) or (str(error), ())
        raise MalformedForm(message, path=path) from error
    problems += _problems(form)
    if problems:
        raise MalformedForm.of(problems)
    return form


def field_types(form: Form) -> dict[str, Type]:
    """What `nodes.<task>.out` has of a task with this form."""
    return {field.key: _type(field) for field in form.fields}


def _type(field: FormField) -> Type:
    values = [choice.value for choice in field.allowed]
    if values and all(isinstance(value, str) for value in values):
        return Text(tuple(values))
    return _TYPES.get(field.type, ANY)


def _problem(code: str, message: str, *path: str | int) -> Problem:
    return Problem(f"orchestration.form_{code}", message, path)


def _problems(form: Form) -> Iterator[Problem]:
    if not _KEY.fullmatch(form.key) or len(form.key) > LONGEST_KEY:
        yield _problem("key", "Write small letters, digits and -, a letter first.", "key")
    yield from _text(form.name, "name")
    if not form.fields:
        yield _problem("empty", "A form asks for something: give it a field.", "fields")
    if len(form.fields) > MOST_FIELDS:
        yield _problem("too_many", f"A form has at most {MOST_FIELDS} fields.", "fields")
    yield from _twice(form)
    for place, field in enumerate(form.fields):
        yield from _field(field, ("fields", place))


def _twice(form: Form) -> Iterator[Problem]:
    for name in ("key", "writes"):
        counted = Counter(getattr(field, name) for field in form.fields)
        for place, field in enumerate(form.fields):
            value = getattr(field, name)
            if value and counted[value] > 1:
                yield _problem("twice", f"{value} is there more than once.", "fields", place, name)


def _field(field: FormField, path: Path) -> Iterator[Problem]:
    for name in ("key", "writes"):
        value = getattr(field, name)
        if value is not None and (not _NAME.fullmatch(value) or len(value) > LONGEST_KEY):
            yield _problem("key", "Write small letters, digits and _, a letter first.", *path, name)
    yield from _text(field.label, *path, "label")
    for name in ("help", "heading"):
        if getattr(field, name):
            yield from _text(getattr(field, name), *path, name)
    yield from _choices(field, path)
    yield from _limits(field, path)
    if field.default is not None:
        for found in field_problems(field, field.default):
            yield _problem("default", f"The default does not fit: {found.message}", *path, "default")


def _text(text: Localised, *path: str | int) -> Iterator[Problem]:
    if not text.get("en", "").strip():
        yield _problem("text", "Write it in English; other languages may follow.", *path, "en")
    for language, written in text.items():
        if not _LANGUAGE.fullmatch(language):
            yield _problem("language", f"{language} is no language, such as en or pt-BR.", *path)
        elif len(written) > LONGEST_TEXT:
            yield _problem("too_long", f"Write at most {LONGEST_TEXT} characters.", *path, language)


def _choices(field: FormField, path: Path) -> Iterator[Problem]:
    if field.type == "enum" and not field.allowed:
        yield _problem("no_choices", "A list needs its values.", *path, "allowed")
    if field.type in ("boolean", "date") and field.allowed:
        yield _problem("choices_not_here", f"A {field.type} has no list of values.", *path, "allowed")
    if len(field.allowed) > MOST_CHOICES:
        yield _problem("too_many", f"A list has at most {MOST_CHOICES} values.", *path, "allowed")
    counted = Counter(json.dumps(choice.value) for choice in field.allowed)
    bare = msgspec.structs.replace(field, allowed=())
    for place, choice in enumerate(field.allowed):
        if counted[json.dumps(choice.value)] > 1:
            yield _problem("twice", f"{choice.value} is there more than once.", *path, "allowed", place, "value")
        elif choice.value in (None, ""):
            yield _problem("choice", "A value can't be empty.", *path, "allowed", place, "value")
        else:
            for found in field_problems(bare, choice.value):
                yield _problem("choice", found.message, *path, "allowed", place, "value")
        yield from _text(choice.label, *path, "allowed", place, "label")


def _limits(field: FormField, path: Path) -> Iterator[Problem]:
    limits = {"minimum": field.minimum, "maximum": field.maximum}
    for name, limit in limits.items():
        if limit is not None and field.type not in _NUMBERS:
            yield _problem("limit_not_here", f"Only numbers have a {name}.", *path, name)
        elif limit is not None and not limit.is_finite():
            yield _problem("limit", "Write a number.", *path, name)
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        yield _problem("limits", "The least is more than the most.", *path, "maximum")
    if field.pattern is not None:
        yield from _pattern(field, path)
    if field.multiline and (field.type != "string" or field.allowed):
        yield _problem("multiline", "Only free text has several lines.", *path, "multiline")


def _pattern(field: FormField, path: Path) -> Iterator[Problem]:
    if field.type != "string":
        yield _problem("pattern_not_here", "Only text has a pattern.", *path, "pattern")
    if len(field.pattern or "") > LONGEST_TEXT:
        yield _problem("too_long", f"Write at most {LONGEST_TEXT} characters.", *path, "pattern")
        return
    try:
        re2.compile(field.pattern)
    except re2.error:
        yield _problem("pattern", "This is no pattern that can be read.", *path, "pattern")
