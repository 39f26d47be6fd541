"""A changed product is what a fresh order with the same values would have made."""

from typing import Any

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import decompose
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.kernel.ids import new_id
from tests.builders.catalog import line, order
from tests.builders.decomposition import after
from tests.builders.installed import House
from tests.unit.decomposition.test_properties import KEYS, VALUES, catalogs

NEWEST = dict.fromkeys(("s0", "s1", "s2", "s3", "s4"), "newest_first")
Values = dict[str, Any]
ANSWERS = st.fixed_dictionaries({}, optional={**{key: st.sampled_from(VALUES) for key in KEYS}, "n": st.integers(0, 3)})


def ordered(catalog: CompiledCatalog, values: Values) -> House:
    """One product with these values, installed; of an order that could be completed."""
    house = House()
    close(house, catalog, order(line("1", "p0", values)))
    return house


def close(house: House, catalog: CompiledCatalog, wanted: OrderToDecompose) -> None:
    standing = after(wanted, decompose(wanted, catalog, new_id))
    assume(not standing.deferrals)
    house.install(standing)


def pictured(house: House) -> dict[tuple[Any, ...], tuple[int, set[str], set[str]]]:
    """What there is, by specification, quantity and values: how many, what needs them, and below what they hang."""
    alive = {one.id: one for one in house.alive()}
    needed = {(alive[source].specification, target) for source, target, _ in house.links if source in alive}
    found: dict[tuple[Any, ...], tuple[int, set[str], set[str]]] = {}
    for one in alive.values():
        values = tuple(sorted((key, str(value)) for key, value in one.characteristics.items()))
        count, sources, parents = found.get((one.specification, one.quantity, values), (0, set[str](), set[str]()))
        above = {alive[one.parent_id].specification} if one.parent_id in alive and one.parent_id is not None else set()
        sources |= {source for source, target in needed if target == one.id} | above
        found[one.specification, one.quantity, values] = count + 1, sources, parents | above
    return found


def check_is_like(changed: House, fresh: House) -> None:
    """What several shared stays below the one that came first, also when that one does not need it any more."""
    found, wanted = pictured(changed), pictured(fresh)
    assert {key: count for key, (count, _, _) in found.items()} == {key: one[0] for key, one in wanted.items()}
    for key, (_, sources, parents) in found.items():
        assert wanted[key][1] <= sources <= wanted[key][1] | parents


@settings(max_examples=150, deadline=None)
@given(catalogs(), ANSWERS, ANSWERS)
def test_a_changed_product_equals_a_fresh_order_with_these_values(
    catalog: CompiledCatalog, before: Values, change: Values
) -> None:
    house = ordered(catalog, before)
    wanted = order(msgspec.structs.replace(house.line("p0", "modify", change), number="1"), decrease=NEWEST)
    close(house, catalog, wanted)
    check_is_like(house, ordered(catalog, {**before, **change}))
