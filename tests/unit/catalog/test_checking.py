"""Lines that are checked before they are sold."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.contracts import LEFT_OPEN, LineToCheck
from orderloom.catalog.domain.checking import check_line, check_lines, check_values, effective_characteristics
from tests.builders import catalog as build

SNAPSHOT = build.demo_snapshot()


def found(
    offering: str, characteristics: dict[str, Any], quantity: str = "1"
) -> list[tuple[str, tuple[str | int, ...]]]:
    problems = check_line(SNAPSHOT, offering, characteristics, Decimal(quantity), ("lines", 0))
    return [(problem.code, problem.path) for problem in problems]


def test_a_complete_line_has_no_problem() -> None:
    assert found("fibre-internet", {"bandwidth": 300, "static_ip": True}) == []


def test_an_unknown_offering_is_named() -> None:
    assert found("carrier-pigeon", {}) == [("catalog.unknown_offering", ("lines", 0, "offering"))]


@pytest.mark.parametrize(
    ("characteristics", "code", "key"),
    [
        ({"bandwidth": "fast"}, "catalog.wrong_type", "bandwidth"),
        ({"bandwidth": 601}, "catalog.not_allowed", "bandwidth"),
        ({"bandwidth": True}, "catalog.wrong_type", "bandwidth"),
        ({"installation": "magic"}, "catalog.not_allowed", "installation"),
        ({"static_ip": "yes"}, "catalog.wrong_type", "static_ip"),
        ({"colour": "red"}, "catalog.unknown_characteristic", "colour"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(characteristics: dict[str, Any], code: str, key: str) -> None:
    assert found("fibre-internet", characteristics) == [(code, ("lines", 0, "characteristics", key))]


def test_a_mandatory_characteristic_must_be_answered() -> None:
    snapshot = build.snapshot(
        build.document(build.product("p", build.characteristic("colour", mandatory=True)), build.offering("sold", "p"))
    )
    for nothing in ({}, {"colour": None}, {"colour": ""}):
        assert [(one.code, one.path) for one in check_line(snapshot, "sold", nothing)] == [
            ("catalog.missing_characteristic", ("characteristics", "colour"))
        ]
    assert check_line(snapshot, "sold", {"colour": LEFT_OPEN}) == ()


def test_what_fulfillment_answers_may_be_missing() -> None:
    snapshot = build.snapshot(
        build.document(
            build.product("p", build.characteristic("serial", mandatory=True, fulfillment_only=True)),
            build.offering("sold", "p"),
        )
    )
    assert check_line(snapshot, "sold", {}) == ()


@pytest.mark.parametrize("quantity", ["0", "-1", "1.5", "NaN", "1001"])
def test_a_quantity_that_cant_be_delivered_is_refused(quantity: str) -> None:
    assert found("fibre-internet", {}, quantity) == [("catalog.quantity", ("lines", 0, "quantity"))]


def test_goods_tracked_in_bulk_have_decimal_quantities() -> None:
    snapshot = build.snapshot(build.document(build.product("cable", tracking="bulk"), build.offering("sold", "cable")))
    assert check_line(snapshot, "sold", {}, Decimal("12.5")) == ()


def test_a_pattern_and_a_range_are_kept() -> None:
    assert found("home-phone", {"keep_number": "call me"}) == [
        ("catalog.pattern", ("lines", 0, "characteristics", "keep_number"))
    ]
    assert found("tv", {"set_top_boxes": 6}) == [
        ("catalog.out_of_range", ("lines", 0, "characteristics", "set_top_boxes"))
    ]


def test_the_canonical_fibre_order_has_no_problem() -> None:
    lines = [
        LineToCheck(number=number, parent=parent, offering=offering, characteristics=values)
        for number, parent, offering, values in build.FIBRE_LINES
    ]
    assert check_lines(SNAPSHOT, lines) == ()


def test_a_bundle_wants_its_children_and_a_child_its_bundle() -> None:
    lines = [
        LineToCheck(number="1", offering="fibre-triple-play"),
        LineToCheck(number="2", offering="tv"),
        LineToCheck(number="3", parent="1", offering="sdwan-site"),
        LineToCheck(number="4", parent="9", offering="tv"),
    ]
    assert [(problem.code, problem.path) for problem in check_lines(SNAPSHOT, lines)] == [
        ("catalog.bundle", ("lines", 0, "offering")),
        ("catalog.not_sold_alone", ("lines", 1, "offering")),
        ("catalog.not_in_bundle", ("lines", 2, "offering")),
        ("catalog.unknown_parent", ("lines", 3, "parent")),
    ]


@pytest.mark.parametrize("action", ["modify", "suspend", "resume", "disconnect"])
def test_a_bundle_that_is_installed_has_its_parts_already(action: str) -> None:
    whole = LineToCheck(number="1", offering="fibre-triple-play", action=action)
    assert check_lines(SNAPSHOT, [whole]) == ()


def test_values_written_later_are_checked_alike() -> None:
    problems = check_values(SNAPSHOT, "sdwan-site-product", {"routing_protocol": "rip", "asn": 65000})
    assert [(problem.code, problem.path) for problem in problems] == [("catalog.not_allowed", ("routing_protocol",))]


def test_defaults_of_the_offering_come_before_those_of_the_specification() -> None:
    assert effective_characteristics(SNAPSHOT, "fibre-internet", {"static_ip": True, "installation": None}) == {
        "static_ip": True,
        "installation": "self",
        "bandwidth": 600,
    }
