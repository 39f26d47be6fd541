"""Conditions, orders, pages and attributes of lists, as TMF630 writes them."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.integration.tmf.query import Query, alternatives, chosen, query_of, select
from orderloom.integration.tmf.shapes import Shapes
from orderloom.kernel.errors import Invalid

TABLE = """
Thing: id, name, state, size number, ready flag, made moment, part [Part], price Money
Part: id
Money: x
"""
SHAPE = Shapes(TABLE)["Thing"]
THINGS: list[dict[str, Any]] = [
    {"id": "1", "name": "a,b", "size": 3, "ready": True, "made": "2030-01-01T00:00:00Z", "part": [{"id": "x"}]},
    {"id": "2", "name": "c", "size": Decimal("1.5"), "ready": False, "made": "2030-01-01T02:00:00+01:00"},
    {"id": "3", "name": "d", "made": "2030-01-02T00:00:00.000Z", "part": [{"id": "y"}, {"id": "z"}], "price": {"v": 7}},
]


def found(*asked: tuple[str, str]) -> list[str]:
    return [one["id"] for one in select(THINGS, query_of(asked, SHAPE)).bodies]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], ["1", "2", "3"]),
        ([("name", "c,d")], ["2", "3"]),
        ([("name", '"a,b"')], ["1"]),
        ([("name", "'c'"), ("ready", "false")], ["2"]),
        ([("name", "c"), ("ready", "true")], []),
        ([("part.id", "z")], ["3"]),
        ([("price.v", "7.0")], ["3"]),
        ([("size.gt", "1.5")], ["1"]),
        ([("size.gte", "1.5"), ("size.lt", "3")], ["2"]),
        ([("made.lte", "2030-01-01T01:00:00Z")], ["1", "2"]),
        ([("made", "2030-01-01T01:00:00Z")], ["2"]),
        ([("size", "three")], []),
        ([("sort", "-id")], ["3", "2", "1"]),
        ([("sort", "size,-name")], ["3", "2", "1"]),
        ([("offset", "1"), ("limit", "1")], ["2"]),
        ([("limit", "0")], []),
    ],
)
def test_a_list_answers_what_was_asked(asked: list[tuple[str, str]], expected: list[str]) -> None:
    assert found(*asked) == expected


def test_the_total_is_counted_after_filtering_and_before_paging() -> None:
    assert select(THINGS, query_of([("made.gte", "2030-01-01T01:00:00Z"), ("limit", "1")], SHAPE)).total == 2


def test_all_that_can_not_be_asked_is_told_at_once() -> None:
    asked = [("colour", "red"), ("sort", "-colour"), ("offset", "-1"), ("limit", "x"), ("fields", "colour")]
    with pytest.raises(Invalid) as refusal:
        query_of(asked, SHAPE)
    assert [(one.code, one.path) for one in refusal.value.problems] == [
        ("tmf.bad_filter", ("colour",)),
        ("tmf.bad_fields", ("fields",)),
        ("tmf.bad_paging", ("offset",)),
        ("tmf.bad_paging", ("limit",)),
        ("tmf.bad_sort", ("sort",)),
    ]


def test_a_long_page_is_shortened() -> None:
    assert query_of([("limit", "5000")], SHAPE) == Query(limit=100)


def fields(text: str) -> Any:
    return query_of([("fields", text)], SHAPE).fields


def test_attributes_are_chosen_by_path() -> None:
    resource = {"id": "1", "href": "/1", "@type": "T", "price": {"b": 1, "c": 2}, "part": [{"e": 1, "f": 2}], "name": 3}
    always = {"id": "1", "href": "/1", "@type": "T"}
    assert chosen(resource, None) == resource
    assert chosen(resource, fields("none")) == always
    assert chosen(resource, fields("price.b,part.e")) == {**always, "price": {"b": 1}, "part": [{"e": 1}]}
    assert chosen(resource, fields("price,price.b,name.x,nothing")) == {
        **always, "price": {"b": 1, "c": 2}, "name": 3
    }  # fmt: skip


def test_a_comma_means_or_and_quotes_are_dropped() -> None:
    assert alternatives("a, 'b' ,\"c\"") == ["a", "b", "c"]
