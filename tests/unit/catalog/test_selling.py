"""What is for sale, to whom, where, by which channel and when; and what is said to those who can't have it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from orderloom.catalog.contracts import Category, Eligibility, Lifecycle, Offering, SalesChannel
from orderloom.catalog.contracts.configuration import Browse, SaleFacts
from orderloom.catalog.domain.checking import check_lines
from orderloom.catalog.domain.selling import browse
from tests.builders.configuring import catalog, line, offer, product, text

NOW = datetime(2030, 6, 1, 12, tzinfo=UTC)
MAY, JULY = datetime(2030, 5, 1, tzinfo=UTC), datetime(2030, 7, 1, tzinfo=UTC)
HERE = {"id": "a", "country": "BR", "region": "SP", "postal_code": "01310-100"}
FACTS = SaleFacts(account={"segment": "business"}, order={"channel": "portal"}, channel="portal", now=NOW)


def refused(sold: Offering, facts: SaleFacts = FACTS, site: dict[str, Any] = HERE) -> list[tuple[str, str]]:
    shop = catalog(product("thing"), product("old", lifecycle=Lifecycle.RETIRED), sold,
                   SalesChannel(key="portal", name=text("the portal")))  # fmt: skip
    return [(one.code, one.message) for one in check_lines(shop, [line("1", sold.key, site=site)], facts)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({"lifecycle": Lifecycle.RETIRED}, [("catalog.retired", "o is no longer sold.")]),
        ({"specification": "old"}, [("catalog.retired", "o is no longer sold.")]),
        ({"valid_from": JULY}, [("catalog.not_yet_sold", "o is sold from 2030-07-01 on.")]),
        ({"valid_until": MAY}, [("catalog.expired", "o was sold until 2030-05-01.")]),
        ({"valid_from": MAY, "valid_until": JULY}, []),
        ({"channels": ("workspace",)}, [("catalog.wrong_channel", "o is not sold by the portal.")]),
        ({"channels": ("workspace", "portal")}, []),
        ({"eligibility": Eligibility(segments=("business",))}, []),
        (
            {"eligibility": Eligibility(segments=("residential",), reason=text("For homes only."))},
            [("catalog.not_eligible", "For homes only.")],
        ),
        ({"eligibility": Eligibility(countries=("br",), regions=("SP", "RJ"), postal_codes=("013",))}, []),
        ({"eligibility": Eligibility(countries=("PT",))}, [("catalog.not_eligible", "o can’t be had here.")]),
        ({"eligibility": Eligibility(postal_codes=("02", "0132"))}, [("catalog.not_eligible", "o can’t be had here.")]),
        ({"eligibility": Eligibility(condition='site.region = "SP" and channel = "portal"')}, []),
        (
            {"eligibility": Eligibility(condition='account.segment = "public"')},
            [("catalog.not_eligible", "o can’t be had here.")],
        ),
    ],
)
def test_what_is_not_for_sale_says_why(more: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert refused(offer("o", **{"specification": "thing", **more})) == expected


def test_what_is_not_known_yet_refuses_nothing() -> None:
    far = Eligibility(segments=("public",), countries=("PT",), condition='site.country = "PT"')
    sold = offer("o", "thing", eligibility=far, channels=("shop",), valid_until=MAY)
    assert refused(sold, SaleFacts(), {}) == []


def test_what_is_there_already_is_not_sold_again() -> None:
    shop = catalog(product("thing"), offer("o", "thing", lifecycle=Lifecycle.RETIRED))
    assert check_lines(shop, [line("1", "o", action="no_change")], FACTS) == ()


def test_a_shelf_shows_what_can_be_had_first() -> None:
    shop = catalog(
        product("thing"),
        Category(key="all", name=text("All")),
        Category(key="inner", name=text("Inner"), parent="all"),
        offer("alpha", "thing", categories=("inner",), eligibility=Eligibility(segments=("residential",))),
        offer("beta", "thing", categories=("all",)),
        offer("gamma", "thing", categories=("inner",), valid_until=MAY),
        offer("delta", "thing", sold_alone=False, categories=("all",)),
        offer("omega", "thing"),
    )
    found = browse(shop, FACTS, Browse(category="all"))
    assert [(one.offering, one.eligible, one.code) for one in found] == [
        ("beta", True, None),
        ("alpha", False, "catalog.not_eligible"),
    ]
    assert [one.offering for one in browse(shop, FACTS, Browse(search="OME"))] == ["omega"]
