"""Tables of shapes: what fits, what is told, what is mended."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.integration.tmf.shapes import Shapes
from orderloom.integration.tmf.wording import in_words

TABLE = """
Thing: id, name! text, size whole, weight number, ready flag, made moment, state {in stock|sold}, part [Part],
    owner PartyOrRole, more any
Part: id! text, party RelatedParty
RelatedParty: id! text, role, @referredType! text
PartyOrRole = Party | PartyRef
Party: id, givenName! text
PartyRef: id! text, name, @referredType
"""
PLAIN, TYPED = Shapes(TABLE), Shapes(TABLE, typed=True)


def problems(value: Any) -> set[tuple[str, str]]:
    return {(one.code, in_words(one.path)) for one in PLAIN.read("Thing", value)[1]}


def test_what_fits_comes_back_without_nulls_and_with_what_nobody_knows() -> None:
    kept = {"name": "x", "size": 2, "weight": Decimal("0.5"), "state": "in stock", "colour": {"a": None}}
    assert PLAIN.read("Thing", {**kept, "id": None, "part": [None]}) == ({**kept, "part": []}, [])


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"name": None}, {("input.missing", "name")}),
        ({"name": 7}, {("input.wrong_type", "name")}),
        ({"size": 1.5}, {("input.wrong_type", "size")}),
        ({"size": True}, {("input.wrong_type", "size")}),
        ({"weight": "1"}, {("input.wrong_type", "weight")}),
        ({"ready": 1}, {("input.wrong_type", "ready")}),
        ({"made": "2030-01-01"}, {("input.wrong_type", "made")}),
        ({"made": "2030-01-01T00:00:00"}, {("input.wrong_type", "made")}),
        ({"made": "2030-13-01T00:00:00Z"}, {("input.wrong_type", "made")}),
        ({"made": "2030-01-01T00:00:00.5+01:00"}, set()),
        ({"state": "lost"}, {("input.wrong_type", "state")}),
        ({"part": {}}, {("input.wrong_type", "part")}),
        ({"part": [{}, 1]}, {("input.missing", "part[0].id"), ("input.wrong_type", "part[1]")}),
        ({"@type": 1}, {("input.wrong_type", "@type")}),
        ({"@schemaLocation": "https://a.example/b%20c.json#d"}, set()),
        ({"@schemaLocation": "nowhere"}, {("input.wrong_type", "@schemaLocation")}),
        ({"@schemaLocation": ""}, set()),
    ],
)
def test_each_thing_that_does_not_fit_is_told_where_it_stands(
    attributes: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert problems({"name": "x", **attributes}) == expected


def test_no_object_is_no_thing() -> None:
    assert problems([]) == {("input.wrong_type", "")}


def test_types_are_told_where_the_version_wants_them() -> None:
    given = {"name": "x", "part": [{"id": "1", "party": {"id": "2"}}], "owner": {"id": "3", "name": "y"}}
    found = TYPED.read("Thing", given)[0]
    assert found["@type"] == "Thing"
    assert found["part"][0]["party"] == {"id": "2", "@type": "RelatedParty", "@referredType": "Party"}
    assert found["owner"]["@type"] == "PartyRef"


def test_one_of_several_types_is_known_by_its_name_or_by_what_it_has() -> None:
    assert TYPED.read("Thing", {"name": "x", "owner": {"givenName": "y"}})[1] == []
    assert [one.path for one in TYPED.read("Thing", {"name": "x", "owner": {"@type": "Party", "id": "1"}})[1]] == [
        ("owner", "givenName")
    ]


def test_what_does_not_fit_another_version_is_left_out() -> None:
    assert PLAIN.fitted("Thing", {"name": "x", "size": "big", "part": [{}], "colour": "red"}) == {
        "name": "x",
        "colour": "red",
    }
