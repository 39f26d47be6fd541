"""Prices: orders of a six-line bundle a second in one process, from the plainest catalog to one with everything."""

import json
import statistics
import sys
import time
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "backend")]

from orderloom.catalog.contracts import (  # noqa: E402
    AdjustmentKind,
    CatalogSnapshot,
    LineToPrice,
    ManualAdjustment,
    Sale,
)
from orderloom.catalog.domain.document import parse_document  # noqa: E402
from orderloom.catalog.domain.importing import plan_import  # noqa: E402
from orderloom.catalog.domain.pricing import Matrices, price_lines, price_totals  # noqa: E402
from orderloom.catalog.domain.snapshot import build_snapshot  # noqa: E402
from orderloom.kernel import json as exact  # noqa: E402
from orderloom.kernel.ids import new_id  # noqa: E402
from orderloom.language.tables import compile_table, parse_table  # noqa: E402

LARGE, BUNDLES = 2000, 1500
LINES = (
    ("fibre-triple-play", {}),
    ("fibre-internet", {"bandwidth": 600, "static_ip": True}),
    ("home-phone", {}),
    ("tv", {"set_top_boxes": 2}),
    ("wifi-router", {}),
    ("streaming-pass", {}),
)
SITE = {"country": "BR", "region": "PE", "city": "Recife"}
MONTHLY = {"name": {"en": "x"}, "kind": "percent", "charge_types": ["recurring"]}
ADJUSTMENTS = [
    {**MONTHLY, "key": "first-months", "value": 50, "months": 3},
    {**MONTHLY, "key": "together", "value": 5, "bundle": "fibre-triple-play", "condition": 'site.country = "BR"'},
    *({**MONTHLY, "key": f"other-{place}", "value": 5, "bundle": "wifi-router"} for place in range(20)),
]
AGREED = ManualAdjustment(id="1", kind=AdjustmentKind.PERCENT, value=Decimal(5), reason="Loyal")


def document(path: str) -> Any:
    return exact.loads((ROOT / "flows" / path).read_bytes())


def catalog(adjustments: list[dict[str, Any]]) -> CatalogSnapshot:
    own = {**document("catalogs/fibre-triple-play.catalog.json"), "adjustments": adjustments}
    plan = plan_import((), parse_document(own))
    return build_snapshot(new_id(), [member.entity for member in plan.written])


def bundle() -> tuple[LineToPrice, ...]:
    return tuple(
        LineToPrice(
            number=str(place),
            offering=offering,
            parent="1" if place > 1 else None,
            characteristics=characteristics,
            site=SITE,
        )
        for place, (offering, characteristics) in enumerate(LINES, start=1)
    )


def rate(
    snapshot: CatalogSnapshot, matrices: Matrices, sale: Sale, lines: tuple[LineToPrice, ...], times: int
) -> float:
    """How many times a second of CPU."""
    price_lines(snapshot, lines, "BRL", matrices, sale)
    began = time.process_time()
    for _ in range(times):
        price_lines(snapshot, lines, "BRL", matrices, sale)
    return times / (time.process_time() - began)


def run(rounds: int = 3) -> dict[str, Any]:
    taxes = {"pricing-tax": compile_table(parse_table(document("policies/pricing-tax.table.json")))}
    now = datetime.now(UTC)
    plain, whole = catalog([]), catalog(ADJUSTMENTS)
    lines, agreed = bundle(), Sale(account={"segment": "residential"}, adjustments=(AGREED,))
    many = tuple(
        LineToPrice(number=str(place), offering=offering, characteristics=characteristics, site=SITE)
        for place, (offering, characteristics) in enumerate(LINES[1:] * (LARGE // 5), start=1)
    )
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        one = {
            "bundles_per_s": rate(plain, Matrices(now=now), Sale(), lines, BUNDLES),
            "everything_per_s": rate(whole, Matrices(now=now, tables=taxes), agreed, lines, BUNDLES),
            "large_ms": 1000 / rate(whole, Matrices(now=now, tables=taxes), agreed, many, 2),
        }
        priced = price_lines(whole, many, "BRL", Matrices(now=now, tables=taxes), agreed)
        began = time.process_time()
        price_totals((charge for line in priced for charge in line.charges), "BRL")
        one["totals_ms"] = (time.process_time() - began) * 1000
        found.append(one)
    return {"rounds": found, "rows": _rows(found)}


def _rows(found: list[dict[str, float]]) -> list[dict[str, str]]:
    def middle(name: str) -> float:
        return statistics.median(each[name] for each in found)

    return [
        _row("price a bundle of 6 lines", "≥ 1,000/s", f"{middle('bundles_per_s'):,.0f}/s"),
        _row(
            "… with taxes, two adjustments by rule and one by hand",
            "≥ 1,000/s",
            f"{middle('everything_per_s'):,.0f}/s",
        ),
        _row(f"price {LARGE:,} lines, all of that", "", f"{middle('large_ms'):,.0f} ms"),
        _row("… what they come to over their terms", "", f"{middle('totals_ms'):,.0f} ms"),
    ]


def _row(measure: str, goal: str, measured: str) -> dict[str, str]:
    return {"measure": measure, "goal": goal, "stretch": "", "measured": measured}


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3), indent=2, ensure_ascii=False))
