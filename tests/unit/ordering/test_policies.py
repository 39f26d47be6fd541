"""What the policy tables' answers mean."""

from typing import Any

import pytest

from orderloom.language.tables import CompiledTable, compile_table, parse_table
from orderloom.ordering.contracts import Priority
from orderloom.ordering.domain.policies import approval, enrichment_flow, highest, line_priority


def table(**outputs: str) -> CompiledTable:
    """A table whose one row answers these expressions when `order.known` is true."""
    document: dict[str, Any] = {
        "schema": "orderloom.table/1",
        "key": "example",
        "name": {"en": "Example"},
        "hit_policy": "FIRST",
        "inputs": [{"id": "known", "label": "Known", "expression": "order.known"}],
        "outputs": [{"id": name, "label": name} for name in outputs],
        "rows": [{"id": "only", "when": ["true"], "then": list(outputs.values())}],
    }
    return compile_table(parse_table(document))


KNOWN = {"order": {"known": True}}
UNKNOWN = {"order": {"known": False}}


def test_without_a_table_or_a_row_an_order_approver_decides() -> None:
    nobody = table(approver='"auto"', four_eyes="false")
    for found in (approval(None, KNOWN), approval(nobody, UNKNOWN)):
        assert (found.role, found.four_eyes, found.rows) == ("order_approver", False, ())


def test_an_automatic_approval_asks_nobody_and_names_its_row() -> None:
    found = approval(table(approver='"auto"', four_eyes="true"), KNOWN)
    assert (found.role, found.four_eyes, found.rows) == (None, True, ("only",))


def test_a_line_is_enriched_only_by_a_flow_that_is_named() -> None:
    assert enrichment_flow(table(flow='"survey"'), KNOWN) == "survey"
    assert enrichment_flow(table(flow='""'), KNOWN) is None
    assert enrichment_flow(table(flow="null"), KNOWN) is None
    assert enrichment_flow(table(flow='"survey"'), UNKNOWN) is None
    assert enrichment_flow(None, KNOWN) is None


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([(100, 1)], Priority.CRITICAL),
        ([(80, 3), (80, 1)], Priority.CRITICAL),
        ([(100, 1), (20, 1)], Priority.HIGH),
        ([(79, 1)], Priority.HIGH),
        ([(40, 1)], Priority.MEDIUM),
        ([(100, 1), (0, 2)], Priority.LOW),
        ([], Priority.LOW),
    ],
)
def test_a_priority_is_the_weighted_mean_of_its_tables(scores: list[tuple[int, int]], expected: Priority) -> None:
    tables = [table(rank=str(rank), weight=str(weight)) for rank, weight in scores]
    assert line_priority([*tables, None], KNOWN) is expected


def test_an_order_is_as_urgent_as_its_most_urgent_line() -> None:
    assert highest([Priority.LOW, Priority.HIGH, Priority.MEDIUM]) is Priority.HIGH
    assert highest([]) is Priority.LOW
