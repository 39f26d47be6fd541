"""The demo catalogs sell what they offer: each offering can be configured, is priced, and its rules bite."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.contracts import CatalogSnapshot, LineToCheck, LineToPrice
from orderloom.catalog.contracts.configuration import Configuration, SaleFacts, Selection
from orderloom.catalog.domain.document import parse_document
from orderloom.catalog.domain.importing import plan_import
from orderloom.catalog.domain.pricing import price_lines
from orderloom.catalog.domain.selections import configure
from orderloom.catalog.domain.snapshot import build_snapshot
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from tests.builders.catalog import CATALOGS

DOCUMENTS = tuple(parse_document(json.loads(file.read_bytes())) for file in sorted(CATALOGS.glob("*.catalog.json")))
SHOP = build_snapshot(new_id(), [one.entity for one in plan_import((), *DOCUMENTS).written])
BUSINESS = SaleFacts(account={"segment": "business"})
ANSWERS: dict[str, dict[str, Any]] = {
    "mobility-workplace": {},
    "mobility-phone": {"model": "plus"},
    "collaboration-suite": {"domain": "example.com"},
    "elevator": {"travel": 18, "shaft_width": 1800},
    "machining-centre": {"voltage": 380},
}


def configured(offering: str, given: dict[str, Any], facts: SaleFacts = BUSINESS) -> Configuration:
    """With the default parts, and what has to be said about them."""
    first = configure(SHOP, Selection(lines=(line("1", offering, given),), fresh=("1",)), facts)
    again = tuple(
        line(one.number, one.offering, ANSWERS.get(one.offering, {}) | (given if one.number == "1" else {}), one.parent)
        for one in first.lines
    )
    return configure(SHOP, Selection(lines=again), facts)


def line(number: str, offering: str, given: dict[str, Any], parent: str | None = None) -> LineToCheck:
    return LineToCheck(number=number, offering=offering, parent=parent, characteristics=given, site={"id": "here"})


def total(snapshot: CatalogSnapshot, found: Configuration, currency: str) -> Decimal:
    lines = [
        LineToPrice(number=one.number, offering=one.offering, parent=one.parent, characteristics=one.characteristics)
        for one in found.lines
    ]
    return sum((one.one_time + one.recurring for one in price_lines(snapshot, lines, currency)), Decimal(0))


NEW = ("mobility-workplace", "managed-firewall", "collaboration-suite", "cloud-compute", "elevator", "machining-centre")


@pytest.mark.parametrize("offering", NEW)
def test_an_offering_with_its_default_parts_can_be_ordered_and_is_priced_in_each_currency(offering: str) -> None:
    found = configured(offering, ANSWERS.get(offering, {}))
    assert ([one.rule for one in found.conflicts], found.problems) == ([], ())
    if offering != "cloud-compute":
        assert total(SHOP, found, "USD") > 0
        assert total(SHOP, found, "EUR") > 0
        assert total(SHOP, found, "BRL") > 0


@pytest.mark.parametrize(
    ("offering", "given", "rule"),
    [
        ("mobility-phone", {"model": "rugged", "color": "blue"}, "mobility-rugged-black"),
        ("managed-firewall", {"form": "virtual", "throughput": 5000}, "firewall-virtual-limit"),
        ("managed-firewall", {"features": ["vpn"], "vpn_users": 2}, "firewall-vpn-users"),
        ("collaboration-suite", {"domain": "example.com", "data_region": "eu"}, "suite-enterprise-region"),
        ("elevator", {"travel": 60, "shaft_width": 1800, "speed": "1.0"}, "elevator-high-speed"),
        ("elevator", {"travel": 18, "shaft_width": 1500, "load": 1000}, "elevator-shaft-load"),
        ("machining-centre", {"voltage": 220, "table": "2000x800"}, "cnc-large-table-voltage"),
        ("machining-centre", {"voltage": 380, "axes": 5, "spindle": 8000}, "cnc-five-axes-spindle"),
    ],
)
def test_what_does_not_go_together_is_named_with_a_way_out(offering: str, given: dict[str, Any], rule: str) -> None:
    (conflict,) = configured(offering, given).conflicts
    assert conflict.rule == rule
    assert conflict.message["pt-BR"]
    assert conflict.ways_out


@pytest.mark.parametrize(
    ("offering", "given", "key", "value"),
    [
        ("elevator", {"travel": 18, "shaft_width": 1800, "speed": "2.5"}, "machine_room", True),
        ("elevator", {"travel": 40, "shaft_width": 1800, "stops": 12}, "fire_service", True),
        ("machining-centre", {"voltage": 380, "spindle": 24000}, "coolant", True),
        ("managed-firewall", {"features": ["sandbox"]}, "log_days", 180),
    ],
)
def test_what_follows_from_an_answer_is_filled_in(offering: str, given: dict[str, Any], key: str, value: Any) -> None:
    assert configured(offering, given).lines[0].characteristics[key] == value


def test_a_workplace_is_for_companies_and_needs_a_device() -> None:
    alone = configure(SHOP, Selection(lines=(line("1", "mobility-workplace", {}),)), BUSINESS)
    assert "catalog.group" in {one.code for one in alone.problems}
    private = configured("mobility-workplace", {}, SaleFacts(account={"segment": "residential"}))
    assert [one.message for one in private.problems] == ["Sold to companies only."]
