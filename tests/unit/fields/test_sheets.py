"""What is filled in is held against the fields: what fits is kept, what does not is told with its place."""

from typing import Any

import pytest

from orderloom.fields.contracts import FieldCondition, FieldType, Noun
from orderloom.fields.domain.sheet import Sheet
from orderloom.identity.access import actor
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Invalid, Problem
from orderloom.kernel.ids import new_id
from tests.builders.fields import SYSTEM, field

T = FieldType
AGENT = actor(new_id(), "An agent", [Role.ORDER_AGENT])
MANAGER = actor(new_id(), "A manager", [Role.ORDER_MANAGER])
CUSTOMER = actor(new_id(), "A customer", [Role.CUSTOMER], account_id=new_id())
SHEET = Sheet([
    field(T.STRING, "cost_centre", required=True, label={"en": "Cost centre", "pt-BR": "Centro de custo"}),
    field(T.INTEGER, "score", default=5, edited_by=(Role.ORDER_MANAGER,), required=True),
    field(T.STRING, "remark", shown_to_customers=True),
    field(T.STRING, "old", retired=True),
])  # fmt: skip


def filled(given: dict[str, Any], before: dict[str, Any] | None = None, who: Actor = AGENT) -> Any:
    return SHEET.filled(Noun.ORDER, who, given, before or {})


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(problem.code, problem.path) for problem in problems]


def test_what_is_given_lies_on_top_of_what_there_was() -> None:
    values, problems = filled({"remark": "new", "cost_centre": None}, {"cost_centre": "CC-1", "old": "kept"})
    assert (values, problems) == ({"old": "kept", "remark": "new"}, ())


def test_unknown_keys_are_told_with_what_was_meant() -> None:
    _, problems = filled({"cost_center": "CC-1"})
    assert codes(problems) == [("fields.unknown", ("custom", "cost_center"))]
    assert problems[0].message.endswith("Did you mean cost_centre?")


def test_customers_cannot_guess_what_they_do_not_see() -> None:
    for guess in ("CC-1", "CC-2"):
        assert codes(filled({"cost_centre": guess}, {"cost_centre": "CC-1"}, CUSTOMER)[1]) == [
            ("fields.unknown", ("custom", "cost_centre"))
        ]


def test_retired_fields_keep_their_value_and_take_no_other() -> None:
    assert filled({"old": "same"}, {"old": "same"}) == ({"old": "same"}, ())
    assert codes(filled({"old": "other"}, {"old": "same"})[1]) == [("fields.retired", ("custom", "old"))]


def test_a_field_of_some_roles_is_filled_in_by_these_only() -> None:
    assert codes(filled({"score": 7})[1]) == [("fields.not_yours", ("custom", "score"))]
    assert filled({"score": 7}, who=MANAGER) == ({"score": 7}, ())
    assert filled({"score": 7}, who=SYSTEM) == ({"score": 7}, ())


def test_customers_see_what_is_meant_for_them_and_change_nothing() -> None:
    values = {"cost_centre": "CC-1", "remark": "Welcome"}
    assert SHEET.shown(Noun.ORDER, CUSTOMER, values) == {"remark": "Welcome"}
    assert SHEET.shown(Noun.ORDER, AGENT, values) == values
    assert codes(filled({"cost_centre": "CC-2"}, who=CUSTOMER)[1]) == [("fields.unknown", ("custom", "cost_centre"))]
    assert codes(filled({"remark": "Mine"}, who=CUSTOMER)[1]) == [("fields.not_yours", ("custom", "remark"))]


def test_only_who_can_fill_it_in_is_asked_for_what_is_required() -> None:
    assert codes(tuple(SHEET.lacking(Noun.ORDER, AGENT, {}))) == [("fields.required", ("custom", "cost_centre"))]
    assert codes(tuple(SHEET.lacking(Noun.ORDER, MANAGER, {"cost_centre": "CC-1"}))) == [
        ("fields.required", ("custom", "score"))
    ]
    assert tuple(SHEET.lacking(Noun.ORDER, CUSTOMER, {})) == ()
    assert tuple(SHEET.lacking(Noun.LINE, AGENT, {})) == ()


def test_defaults_lie_below_what_is_given() -> None:
    assert SHEET.with_defaults(Noun.ORDER, {"remark": "x"}) == {"score": 5, "remark": "x"}


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (FieldCondition(key="nothing", op="set"), "fields.unknown"),
        (FieldCondition(key="score", op="eq", value="many"), "fields.wrong_type"),
        (FieldCondition(key="score", op="in", value=7), "fields.wrong_type"),
        (FieldCondition(key="score", op="like", value=7), "fields.wrong_type"),
        (FieldCondition(key="remark", op="contains", value=7), "fields.wrong_type"),
    ],
)
def test_conditions_that_make_no_sense_are_refused(condition: FieldCondition, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        SHEET.conditions(Noun.ORDER, AGENT, [condition])
    assert refused.value.problems[0].code == code
    assert refused.value.problems[0].path[:2] == ("custom", 0)


def test_customers_cannot_ask_by_what_they_do_not_see() -> None:
    with pytest.raises(Invalid):
        SHEET.conditions(Noun.ORDER, CUSTOMER, [FieldCondition(key="score", op="gt", value=3)])
