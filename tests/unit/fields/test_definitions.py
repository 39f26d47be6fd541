"""Definitions that would not work are refused with the place that is wrong."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.fields.contracts import FieldType
from orderloom.fields.domain.defining import kept, key_problems, rules_problems
from orderloom.fields.domain.reading import own_fields
from orderloom.identity.contracts import Role
from orderloom.language.feel.typing import ContextOf, check_text
from orderloom.language.scopes import INPUTS, UNTOLD
from tests.builders.fields import both, choices, field, rules

T = FieldType


@pytest.mark.parametrize(
    ("kind", "given", "code", "path"),
    [
        (T.STRING, {"label": {"en": "Only English"}}, "fields.text_missing", ("label", "pt_br")),
        (T.STRING, {"label": {}}, "fields.text_missing", ("label", "en")),
        (T.STRING, {"help": {"pt-BR": "Só"}}, "fields.text_missing", ("help", "en")),
        (T.STRING, {"label": both("x" * 81)}, "fields.text_too_long", ("label",)),
        (T.STRING, {"label": both("nul \0")}, "input.nul_character", ("label", "en")),
        (T.STRING, {"pattern": "(unclosed"}, "fields.bad_pattern", ("pattern",)),
        (T.STRING, {"pattern": r"(a)\1"}, "fields.bad_pattern", ("pattern",)),
        (T.STRING, {"longest": 0}, "fields.bad_length", ("longest",)),
        (T.STRING, {"longest": 201}, "fields.bad_length", ("longest",)),
        (T.STRING, {"minimum": 3}, "fields.not_for_type", ("minimum",)),
        (T.INTEGER, {"pattern": "[0-9]"}, "fields.not_for_type", ("pattern",)),
        (T.INTEGER, {"minimum": "three"}, "fields.bad_range", ("minimum",)),
        (T.INTEGER, {"minimum": 5, "maximum": 4}, "fields.bad_range", ("minimum",)),
        (T.ENUM, {}, "fields.bad_choices", ("choices",)),
        (T.ENUM, {"choices": choices("red", "red")}, "fields.bad_choices", ("choices", 1, "value")),
        (T.STRING, {"choices": choices("red")}, "fields.bad_choices", ("choices",)),
        (T.ENUM, {"choices": choices("red"), "default": "blue"}, "fields.bad_default", ("default",)),
        (T.INTEGER, {"maximum": 3, "default": 4}, "fields.bad_default", ("default",)),
        (T.STRING, {"edited_by": (Role.CUSTOMER,)}, "fields.bad_role", ("edited_by",)),
    ],
)
def test_what_would_not_work_is_refused(
    kind: FieldType, given: dict[str, Any], code: str, path: tuple[Any, ...]
) -> None:
    problem = rules_problems(kind, rules(**given))[0]
    assert (problem.code, problem.path) == (code, path)


@pytest.mark.parametrize("key", ["", "Big", "1st", "with-hyphen", "ünder", "x" * 41, "a.b"])
def test_keys_are_names_that_expressions_can_write(key: str) -> None:
    assert [problem.code for problem in key_problems(key)] == ["fields.bad_key"]


def test_limits_are_kept_in_the_form_of_values() -> None:
    given = rules(minimum=Decimal("1.0"), default=Decimal("2.0"))
    assert rules_problems(T.INTEGER, given) == ()
    assert (kept(T.INTEGER, given).minimum, kept(T.INTEGER, given).default) == (1, 2)


def test_expressions_know_the_fields_and_their_types() -> None:
    own = own_fields([
        field(T.ENUM, "colour", choices=choices("red", "blue")),
        field(T.DECIMAL, "margin"),
        field(T.STRING, "old", retired=True),
    ])  # fmt: skip
    scope = own.within(INPUTS["order"])
    assert check_text("order.custom.margin > 3 and order.custom.old = null", scope).complaints == ()
    unknown = check_text("order.custom.margn", scope).complaints[0]
    assert unknown.suggestion == "Did you mean order.custom.margin?"
    assert check_text('order.custom.colour = "green"', scope).complaints != ()
    assert check_text('order.custom.margin = "high"', scope).complaints != ()
    assert check_text("account.custom.margin", scope).complaints != ()


def test_where_nobody_knows_the_fields_any_may_be_read() -> None:
    assert UNTOLD.within(INPUTS["order"]) is INPUTS["order"]
    assert check_text("order.custom.anything", INPUTS["order"]).complaints == ()
    assert isinstance(INPUTS["task"].fields["task"], ContextOf)
