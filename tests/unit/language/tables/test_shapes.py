"""Policies are held against the shape that the product needs."""

from typing import Any

import pytest

from orderloom.language.tables import Shape, ShapeOutput, check_shape, parse_table

SHAPE = Shape(
    key="order-approval",
    inputs=("order", "account.segment"),
    outputs=(
        ShapeOutput(id="approver", type="string", allowed=('"auto"', '"manager"')),
        ShapeOutput(id="four_eyes", type="boolean", optional=True),
    ),
    hit_policies=("FIRST", "UNIQUE"),
)


def table(**changes: Any) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": "order-approval",
        "name": {"en": "Approval"},
        "hit_policy": "FIRST",
        "inputs": [{"id": "total", "label": "Total", "expression": "order.total + 1", "type": "number"}],
        "outputs": [{"id": "approver", "label": "Approver", "type": "string"}],
        "rows": [{"id": "r1", "when": ["< 5"], "then": ['"auto"']}],
        **changes,
    }


def problems(**changes: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(each.code, each.path) for each in check_shape(parse_table(table(**changes)), SHAPE)]


def test_a_table_of_the_right_shape_has_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hit_policy": "COLLECT"}, [("table.shape.hit_policy", ("hit_policy",))]),
        (
            {"inputs": [{"id": "i", "label": "I", "expression": "account.name"}]},
            [("table.shape.input", ("inputs", 0, "expression"))],
        ),
        (
            {"outputs": [{"id": "who", "label": "Who"}]},
            [("table.shape.output_unknown", ("outputs", 0, "id")), ("table.shape.output_missing", ("outputs",))],
        ),
        (
            {"outputs": [{"id": "approver", "label": "A", "type": "number"}], "rows": []},
            [("table.shape.output_type", ("outputs", 0, "type"))],
        ),
        (
            {"rows": [{"id": "r1", "when": [None], "then": ['"nobody"']}]},
            [("table.shape.allowed", ("rows", 0, "then", 0))],
        ),
        (
            {"outputs": [{"id": "approver", "label": "A", "type": "string", "allowed": ['"auto"', '"me"']}]},
            [("table.shape.allowed", ("outputs", 0, "allowed", 1))],
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    changes: dict[str, Any], expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert problems(**changes) == expected
