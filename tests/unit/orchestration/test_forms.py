"""What a form accepts and what it makes of it."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.main.seed.files import documents
from orderloom.orchestration.contracts import Choice, Form, FormField, Task, TaskState, TaskType
from orderloom.orchestration.domain.forms import FormRefused, asked_of, checked, written

ONE = UUID(int=1)
FORM = Form(
    schema="orderloom.form/1",
    key="example",
    name={"en": "Example"},
    fields=(
        FormField(key="name", label={"en": "Name"}, required=True, pattern="[a-z]+"),
        FormField(key="count", label={"en": "Count"}, type="integer", minimum=Decimal(1), maximum=Decimal(9)),
        FormField(key="level", label={"en": "Level"}, type="decimal", writes="signal_level"),
        FormField(key="done", label={"en": "Done"}, type="boolean", default=False),
        FormField(key="day", label={"en": "Day"}, type="date"),
        FormField(
            key="kind",
            label={"en": "Kind"},
            type="enum",
            allowed=(Choice(value="a", label={"en": "A"}), Choice(value="b", label={"en": "B"})),
            writes="kind",
        ),
    ),
)


def refusals(values: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(FormRefused) as refused:
        checked(FORM, values)
    return {str(problem.path[1]): problem.code.removeprefix("orchestration.") for problem in refused.value.problems}


def test_defaults_fill_in_what_is_left_out() -> None:
    assert checked(FORM, {"name": "ada", "day": "", "kind": None}) == {"name": "ada", "done": False}


def test_fields_that_say_so_become_characteristics() -> None:
    values = checked(FORM, {"name": "ada", "level": Decimal("-1.5"), "kind": "b"})
    assert written(FORM, values) == {"signal_level": Decimal("-1.5"), "kind": "b"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "", "required"),
        ("name", 7, "wrong_type"),
        ("name", "ADA", "pattern"),
        ("count", 0, "too_small"),
        ("count", 10, "too_large"),
        ("count", Decimal("1.5"), "wrong_type"),
        ("count", True, "wrong_type"),
        ("level", Decimal("NaN"), "wrong_type"),
        ("done", "yes", "wrong_type"),
        ("day", "2026-02-30", "wrong_type"),
        ("day", "2026-2-3", "wrong_type"),
        ("kind", "c", "not_allowed"),
        ("colour", "red", "unknown_field"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_field(field: str, value: Any, code: str) -> None:
    given = {"name": "ada", field: value}
    if code == "wrong_type" and field == "level":
        with pytest.raises(FormRefused):
            checked(FORM, given)
        return
    assert refusals(given) == {field: code}


def test_every_problem_is_told_at_once() -> None:
    assert refusals({"count": 0, "kind": "c", "colour": "red"}) == {
        "name": "required",
        "count": "too_small",
        "kind": "not_allowed",
        "colour": "unknown_field",
    }


def test_text_that_the_database_can_not_carry_is_refused() -> None:
    with pytest.raises(FormRefused) as refused:
        checked(FORM, {"name": "a\x00b"})
    assert "input.nul_character" in {problem.code for problem in refused.value.problems}


def test_a_task_without_a_form_takes_no_values() -> None:
    assert checked(None, {}) == {}
    with pytest.raises(FormRefused):
        checked(None, {"x": 1})


@given(st.dictionaries(st.text(max_size=8), st.none() | st.booleans() | st.integers() | st.text(max_size=20)))
def test_nothing_but_a_refusal_comes_of_any_values(values: dict[str, Any]) -> None:
    try:
        kept = checked(FORM, values)
    except DomainError:
        return
    assert set(kept) <= {field.key for field in FORM.fields}


def test_the_shipped_forms_are_well_formed_and_in_both_languages() -> None:
    forms = [json.convert(content, Form) for _, content in documents("form")]
    assert {form.key for form in forms} == {
        *("site-survey", "sdwan-site-survey", "access-installation"),
        *("appointment", "porting-answer"),
    }
    texts = [form.name for form in forms] + [field.label for form in forms for field in form.fields]
    assert all({"en", "pt-BR"} <= set(text) for text in texts)


def task(kind: TaskType, details: dict[str, Any] | None = None) -> Task:
    nothing = dict.fromkeys(
        ("line_id", "domain_order_id", "run_id", "group_id", "assignee_id", "form", "operation", "input", "output",
         "error", "planned_start", "planned_end", "opened_at", "closed_at")
    )  # fmt: skip
    return Task(
        id=ONE, number="TSK1", order_id=ONE, key="a", visit=1, name={"en": "A"}, type=kind, state=TaskState.OPEN,
        priority=0, attempts=0, version=1, details=details, **nothing,
    )  # fmt: skip


def test_an_approval_asks_for_a_decision_beside_its_form() -> None:
    form = asked_of(task(TaskType.APPROVAL), FORM)
    assert checked(form, {"name": "ada", "decision": "rejected"})["decision"] == "rejected"
    alone = asked_of(task(TaskType.APPROVAL), None)
    assert checked(alone, {"decision": "approved"}) == {"decision": "approved"}
    for values in ({}, {"decision": "perhaps"}):
        with pytest.raises(FormRefused):
            checked(alone, values)


def test_a_work_order_asks_for_its_checklist() -> None:
    listed = {"checklist": [{"key": "signal", "label": {"en": "Signal measured"}}]}
    form = asked_of(task(TaskType.WORK_ORDER, listed), None)
    assert checked(form, {"signal": True}) == {"signal": True}
    assert checked(form, {}) == {"signal": False}
    assert asked_of(task(TaskType.WORK_ORDER), FORM) is FORM
    assert asked_of(task(TaskType.MANUAL, listed), None) is None
