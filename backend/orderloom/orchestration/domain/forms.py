"""Checks what a person filled in against the form: types, ranges, lists, and nothing that the form does not ask for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import re2  # pyright: ignore[reportMissingTypeStubs]

from orderloom.kernel.errors import DomainError, Problem
from orderloom.kernel.text import unacceptable
from orderloom.orchestration.contracts import Choice, Form, FormField, Task, TaskType

LONGEST_TEXT = 4000


class FormRefused(DomainError):
    """The values of a form don't fit; each problem has the path of its field."""

    code = "orchestration.form_refused"


def _is_whole(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return value.is_finite() if isinstance(value, Decimal) else isinstance(value, int) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_whole,
    "decimal": _is_number,
    "boolean": lambda value: isinstance(value, bool),
    "date": _is_date,
    "enum": lambda value: isinstance(value, str | int | Decimal) and not isinstance(value, bool),
}


def asked_of(task: Task, form: Form | None) -> Form | None:
    """What closes a task: its form, with the decision of an approval and the checklist of a work order."""
    own = form.fields if form is not None else ()
    taken = {field.key for field in own}
    added = [field for field in (*_decision(task), *_checklist(task)) if field.key not in taken]
    if not added:
        return form
    key, name = (form.key, form.name) if form is not None else (task.key, task.name)
    return Form(schema="orderloom.form/1", key=key, name=name, fields=(*added, *own))


def _decision(task: Task) -> Iterator[FormField]:
    if task.type is TaskType.APPROVAL:
        yield FormField(
            key="decision",
            label={"en": "Decision", "pt-BR": "Decisão"},
            type="enum",
            required=True,
            allowed=(
                Choice(value="approved", label={"en": "Approve", "pt-BR": "Aprovar"}),
                Choice(value="rejected", label={"en": "Reject", "pt-BR": "Rejeitar"}),
            ),
        )
        yield FormField(key="reason", label={"en": "Reason", "pt-BR": "Motivo"})


def check_outcome(task: Task, values: Mapping[str, Any]) -> None:
    """Who rejects says why, and a work order is closed when its whole list is ticked off."""
    problems: list[Problem] = []
    if task.type is TaskType.APPROVAL and values.get("decision") == "rejected" and not values.get("reason"):
        problems.append(_problem("required", "Say why you reject it.", "reason"))
    for field in _checklist(task):
        if values.get(field.key) is not True:
            problems.append(_problem("not_ticked", f"{field.label.get('en', field.key)} is not ticked off.", field.key))
    _refuse(problems)


def _checklist(task: Task) -> Iterator[FormField]:
    if task.type is TaskType.WORK_ORDER:
        for item in (task.details or {}).get("checklist", ()):
            yield FormField(key=item["key"], label=item["label"], type="boolean", default=False)


def checked(form: Form | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values to keep, defaults filled in. Raises `FormRefused` with every problem found."""
    problems = list(unacceptable(dict(values), ("values",)))
    if form is None:
        problems += [_problem("unknown_field", "This task asks for no values.", key) for key in values]
        _refuse(problems)
        return {}
    fields = {field.key: field for field in form.fields}
    problems += [_problem("unknown_field", f"The form has no field {key}.", key) for key in values if key not in fields]
    kept = {key: values[key] if _given(values.get(key)) else field.default for key, field in fields.items()}
    for key, field in fields.items():
        problems += field_problems(field, kept[key])
    _refuse(problems)
    return {key: value for key, value in kept.items() if value is not None}


def written(form: Form | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """The characteristics of the order line that checked values become."""
    fields = form.fields if form else ()
    return {field.writes: values[field.key] for field in fields if field.writes and field.key in values}


def _given(value: Any) -> bool:
    return value is not None and value != ""


def field_problems(field: FormField, value: Any) -> Iterator[Problem]:
    """What keeps the value from being one of this field."""
    label = field.label.get("en", field.key)
    if not _given(value):
        if field.required:
            yield _problem("required", f"{label} is required.", field.key)
        return
    if not _TYPES[field.type](value):
        yield _problem("wrong_type", f"{label} must be of type {field.type}.", field.key)
        return
    allowed = [choice.value for choice in field.allowed]
    if allowed and value not in allowed:
        yield _problem("not_allowed", f"{label} must be one of the listed values.", field.key, {"allowed": allowed})
    yield from _range_problems(field, value, label)
    if isinstance(value, str):
        yield from _text_problems(field, value, label)


def _range_problems(field: FormField, value: Any, label: str) -> Iterator[Problem]:
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return
    if field.minimum is not None and value < field.minimum:
        yield _problem("too_small", f"{label} must be at least {field.minimum}.", field.key)
    if field.maximum is not None and value > field.maximum:
        yield _problem("too_large", f"{label} must be at most {field.maximum}.", field.key)


def _text_problems(field: FormField, value: str, label: str) -> Iterator[Problem]:
    if len(value) > LONGEST_TEXT:
        yield _problem("too_long", f"{label} must have at most {LONGEST_TEXT} characters.", field.key)
    elif field.pattern and re2.fullmatch(field.pattern, value) is None:
        yield _problem("pattern", f"{label} must look like {field.pattern}.", field.key)


def _problem(code: str, message: str, key: str, details: dict[str, Any] | None = None) -> Problem:
    return Problem(f"orchestration.{code}", message, ("values", key), details)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise FormRefused.of(problems)
