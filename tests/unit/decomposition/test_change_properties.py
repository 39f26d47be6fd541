"""Properties of changes to what random orders of random catalogs installed."""

from typing import Any

import msgspec
from hypothesis import assume, given, settings

from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Standing, decompose
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.kernel.ids import new_id
from tests.builders.catalog import order
from tests.builders.decomposition import after
from tests.builders.installed import House
from tests.unit.decomposition.test_properties import catalogs, orders


def installed(catalog: CompiledCatalog, wanted: OrderToDecompose) -> tuple[House, Standing]:
    standing = after(wanted, decompose(wanted, catalog, new_id))
    house = House()
    house.install(standing)
    return house, standing


def about_all(house: House, action: str) -> OrderToDecompose:
    """A line about each product that has no other above it, with its own values."""
    lines: list[Any] = []
    for place, one in enumerate(one for one in house.alive() if one.kind == "product"):
        same = [other.id for other in house.alive(one.specification)]
        line = house.line(one.specification, action, at=same.index(one.id))
        lines.append(msgspec.structs.replace(line, number=str(place)))
    return order(*lines)


@settings(max_examples=80, deadline=None)
@given(catalogs(), orders())
def test_what_is_added_and_then_disconnected_leaves_nothing(catalog: CompiledCatalog, wanted: OrderToDecompose) -> None:
    house, before = installed(catalog, wanted)
    gone = about_all(house, "disconnect")
    found = after(gone, decompose(gone, catalog, new_id))
    assert sorted(str(one.item_id) for one in found.domain_orders) == sorted(
        str(one.id) for one in before.domain_orders
    )
    house.install(found)
    assert house.alive() == []


@settings(max_examples=80, deadline=None)
@given(catalogs(), orders())
def test_what_is_suspended_and_then_resumed_is_as_before(catalog: CompiledCatalog, wanted: OrderToDecompose) -> None:
    house, _ = installed(catalog, wanted)
    for action in ("suspend", "resume"):
        asked = about_all(house, action)
        house.install(after(asked, decompose(asked, catalog, new_id)))
    assert {one.state for one in house.alive()} == {"active"}


@settings(max_examples=80, deadline=None)
@given(catalogs(), orders())
def test_a_change_to_the_same_values_makes_nothing(catalog: CompiledCatalog, wanted: OrderToDecompose) -> None:
    """Of an order that could be completed: nothing of it waits."""
    first = wanted.lines[0]
    alone = order(msgspec.structs.replace(first, parent_id=None, quantity=first.quantity / first.quantity))
    house, before = installed(catalog, alone)
    assume(not before.deferrals)
    same = about_all(house, "modify")
    assert after(same, decompose(same, catalog, new_id)).domain_orders == ()
