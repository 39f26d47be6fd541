"""What can't be decomposed is told line by line, and the other lines go on."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.decomposition.contracts import DeferralState
from orderloom.decomposition.domain.decompose import MOST_AT_ONCE, Decomposition, decompose
from orderloom.decomposition.domain.inputs import LineToDecompose
from orderloom.decomposition.domain.mending import mend
from orderloom.decomposition.domain.tree import MOST_OF_A_LINE
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, line, order, product, realized, service
from tests.builders.decomposition import after

CATALOG = build.compiled(
    build.document(
        product("p", characteristic("size", "integer"), characteristic("colour")),
        product("bulky", tracking="bulk"),
        service("s"),
        service("t"),
        realized("p", "s"),
        realized("p", "t", rule="number(source.characteristics.colour) > source.characteristics.size"),
    )
)


def run(*lines: LineToDecompose) -> Decomposition:
    return decompose(order(*lines), CATALOG, new_id)


def told(found: Decomposition) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code, one.path) for one in found.faults]


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"specification": "gone"}, "unknown_specification", "specification"),
        ({"quantity": Decimal(0)}, "quantity", "quantity"),
        ({"quantity": Decimal("1.5")}, "quantity", "quantity"),
        ({"quantity": Decimal(10**9)}, "quantity", "quantity"),
        ({"action": "suspend"}, "needs_installed_product", "action"),
    ],
)
def test_a_line_that_can_t_be_decomposed_is_left_out_and_the_others_go_on(
    wrong: dict[str, Any], code: str, field: str
) -> None:
    fields: dict[str, Any] = {"specification": "p", **wrong}
    found = run(line("1", fields.pop("specification"), **fields), line("2", "p", {"size": 1}))
    assert told(found) == [(f"decomposition.{code}", ("lines", "1", field))]
    assert [(node.spec.key, node.line.line.number) for node in found.made] == [("p", "2"), ("s", "2")]


def test_goods_in_bulk_have_any_positive_quantity() -> None:
    assert [node.quantity for node in run(line("1", "bulky", quantity=Decimal("1000000000.5"))).made] == [
        Decimal("1000000000.5")
    ]


def test_a_bundle_takes_its_children_along() -> None:
    above = line("1", "gone")
    child = line("1.1", "p", parent=above)
    found = run(above, child, line("1.1.1", "p", parent=child), line("2", "p"))
    assert told(found) == [
        ("decomposition.unknown_specification", ("lines", "1", "specification")),
        ("decomposition.bundle_left_out", ("lines", "1.1", "parent")),
        ("decomposition.bundle_left_out", ("lines", "1.1.1", "parent")),
    ]
    assert {node.line.line.number for node in found.made} == {"2"}


def test_a_rule_that_compares_what_can_t_be_compared_leaves_its_target_out_and_says_so() -> None:
    found = run(line("1", "p", {"size": 3, "colour": "red"}))
    assert [node.spec.key for node in found.made] == ["p", "s"]
    (fault,) = found.faults
    assert (fault.code, fault.path) == ("decomposition.rule_without_answer", ("p.realized_as.t", "rule"))
    assert fault.domain_order_id == found.made[0].id


def test_a_line_whose_tree_grows_beyond_bounds_is_left_out_alone() -> None:
    counted = characteristic("n", "integer")
    catalog = build.compiled(
        build.document(
            product("p", counted),
            service("s", characteristic("n", "integer", default=200)),
            service("t"),
            realized("p", "s", quantity_characteristic="n"),
            realized("s", "t", quantity_characteristic="n"),
        )
    )
    found = decompose(order(line("1", "p", {"n": 200}), line("2", "p", {"n": 1})), catalog, new_id)
    assert told(found) == [("decomposition.too_many", ("lines", "1", "quantity"))]
    assert len(found.made) == 202


def test_lines_that_grow_beyond_bounds_are_found_together() -> None:
    catalog = build.compiled(
        build.document(
            product("p", characteristic("n", "integer")), service("s"), realized("p", "s", quantity_characteristic="n")
        )
    )
    ids: list[UUID] = []

    def counted() -> UUID:
        ids.append(new_id())
        return ids[-1]

    bundle = line("2", "p", {"n": 30_000})
    lines = (line("1", "p", {"n": 500}), bundle, line("2.1", "p", {"n": 30_000}, parent=bundle))
    found = decompose(order(*lines, line("3", "p", {"n": 30_000})), catalog, counted)
    assert told(found) == [
        ("decomposition.too_many", ("lines", "2", "quantity")),
        ("decomposition.bundle_left_out", ("lines", "2.1", "parent")),
        ("decomposition.too_many", ("lines", "3", "quantity")),
    ]
    assert len(found.made) == 501
    assert len(ids) == 3 * (MOST_OF_A_LINE + 1) + 2 * 501


def test_more_lines_beyond_bounds_than_are_found_together_are_all_left_out() -> None:
    catalog = build.compiled(
        build.document(
            product("p", characteristic("n", "integer")), service("s"), realized("p", "s", quantity_characteristic="n")
        )
    )
    large = [line(str(number), "p", {"n": 30_000}) for number in range(2, 3 + MOST_AT_ONCE)]
    wanted = msgspec.structs.replace(order(line("1", "p", {"n": 500}), *large), most=MOST_OF_A_LINE + 600)
    found = decompose(wanted, catalog, new_id)
    assert told(found) == [("decomposition.too_many", ("lines", one.number, "quantity")) for one in large]
    assert len(found.made) == 501


def test_what_was_answered_in_a_round_that_failed_is_decided_when_it_is_mended() -> None:
    catalog = build.compiled(
        build.document(
            product("q", characteristic("lit", "boolean", fulfillment_only=True)),
            service("lamp"),
            realized("q", "lamp", rule="source.characteristics.lit = true"),
        )
    )
    wanted = order(line("1", "q"))
    standing = after(wanted, decompose(wanted, catalog, new_id))
    (root,) = standing.domain_orders
    assert mend(wanted, catalog, standing, (), new_id).resolved == ()
    answered = msgspec.structs.replace(root, characteristics={"lit": True})
    found = mend(wanted, catalog, msgspec.structs.replace(standing, domain_orders=(answered,)), (), new_id)
    assert [one.state for one in found.resolved] == [DeferralState.FIRED]
    assert [node.spec.key for node in found.made] == ["lamp"]
