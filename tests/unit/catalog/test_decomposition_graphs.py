"""What a decomposition graph may not say: it is refused when it is published, with the place to mend."""

from typing import Any

import pytest

from orderloom.catalog.domain.document import BrokenCatalog, parse_document
from orderloom.catalog.domain.importing import plan_import
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, copies, product, realized, relationship, service

GRAPH = ("decompositions", 0)


def problems(*parts: dict[str, Any], **fields: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    try:
        plan_import((), parse_document(build.document(*parts, **fields)))
    except BrokenCatalog as refused:
        return [(each.code, each.path) for each in refused.problems]
    return []


def between(target: dict[str, Any] | None = None, **fields: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    """What is wrong with one edge from a product with a `count` to a service."""
    return problems(
        product("p", characteristic("count", "integer")), target or service("s"), realized("p", "s", **fields)
    )


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"maximum": 0, "default": 0}, "maximum"),
        ({"default": 0}, "default"),
        ({"default": 1_000_000_000}, "default"),
        ({"minimum": 1_000_000_000, "default": 1_000_000_000}, "minimum"),
        ({"maximum": 1_000_000_000}, "maximum"),
        ({"default": 1.5}, "default"),
    ],
)
def test_a_quantity_that_makes_nothing_or_too_much_is_refused(fields: dict[str, Any], place: str) -> None:
    found = between(**fields)
    assert ("catalog.quantity", (*GRAPH, "edges", 0, place)) in found
    assert {code for code, _ in found} == {"catalog.quantity"}


def test_none_is_a_quantity_where_a_characteristic_counts() -> None:
    assert between(default=0, quantity_characteristic="count") == []


def test_goods_in_bulk_come_in_parts_and_in_larger_numbers() -> None:
    assert between(service("s", tracking="bulk"), default=2500.5, maximum=1_000_000) == []
    assert between(service("s", tracking="bulk"), maximum=1_000_000_000) == [
        ("catalog.quantity", (*GRAPH, "edges", 0, "maximum"))
    ]


@pytest.mark.parametrize("lifecycle", ["retired", "archived"])
def test_what_can_be_ordered_is_not_made_of_what_is_retired_or_archived(lifecycle: str) -> None:
    assert between(service("s", lifecycle=lifecycle)) == [("catalog.lifecycle", (*GRAPH, "edges", 0, "target"))]


def test_what_is_retired_itself_may_be_made_of_what_is_retired() -> None:
    assert problems(product("p", lifecycle="retired"), service("s", lifecycle="retired"), realized("p", "s")) == []


def test_what_is_retired_may_still_share_what_is_sold() -> None:
    assert problems(product("p", lifecycle="retired"), service("s"), realized("p", "s", merge_scope="order")) == []


def test_a_sum_needs_a_scope_to_be_summed_in() -> None:
    assert between(merge_quantity="sum") == [("catalog.merge", (*GRAPH, "edges", 0, "merge_quantity"))]


def test_a_rule_reads_characteristics_of_lines_that_lead_to_it() -> None:
    parts = (product("p", characteristic("colour")), service("s"), build.resource("r"), realized("p", "s"))
    assert problems(*parts, realized("s", "r", rule='line.characteristics.colour = "red"')) == []
    assert problems(*parts, realized("s", "r", rule='line.characteristics.color = "red"')) == [
        ("catalog.unknown_characteristic", (*GRAPH, "edges", 1, "rule"))
    ]


def test_a_mapping_reads_characteristics_of_lines_that_lead_to_its_target() -> None:
    parts = (product("p", characteristic("colour")), service("s", characteristic("colour")), realized("p", "s"))
    assert problems(*parts, copies("p", "s", "colour", condition='line.characteristics.shade = "dark"')) == [
        ("catalog.unknown_characteristic", (*GRAPH, "mappings", 0, "condition"))
    ]


def test_an_edge_to_what_is_not_there_is_refused() -> None:
    found = problems(product("p"), realized("p", "s"))
    assert found == [("catalog.unknown_specification", (*GRAPH, "nodes", 1, "specification"))]


def test_an_edge_to_what_is_not_drawn_is_refused() -> None:
    graph = {**build.graph("example", edges=[realized("p", "s")]), "nodes": [{"specification": "p"}]}
    graph["edges"] = [{name: value for name, value in graph["edges"][0].items() if name != "in"}]
    found = problems(product("p"), service("s"), decompositions=[graph])
    assert found == [("catalog.decomposition_node", (*GRAPH, "edges", 0, "target"))]


def test_a_quantity_that_is_counted_by_nothing_known_is_refused() -> None:
    assert between(quantity_characteristic="amount") == [
        ("catalog.unknown_characteristic", (*GRAPH, "edges", 0, "quantity_characteristic"))
    ]


def test_a_circle_over_a_shared_target_is_refused_with_the_edge_that_begins_it() -> None:
    found = problems(
        service("a"), service("b"), realized("a", "b"), relationship("b", "requires", "a", merge_scope="order")
    )
    assert found == [("catalog.relationship_cycle", (*GRAPH, "edges", 0))]


ENDS = (product("p", characteristic("a", "integer")), service("s", characteristic("b", "integer")), realized("p", "s"))


def test_values_that_wait_for_each_other_by_conditions_go_in_circles() -> None:
    there = build.mapping("p", "s", "set", "b", value=1, condition="source.characteristics.a = 1")
    back = build.mapping("s", "p", "set", "a", value=1, condition="source.characteristics.b = 1")
    assert problems(*ENDS, there, back) == [("catalog.mapping_cycle", (*GRAPH, "mappings", 0))]


def test_a_validation_writes_nothing_and_so_closes_no_circle() -> None:
    there = build.mapping("p", "s", "compute", "b", expression="source.characteristics.a")
    checked = build.mapping("s", "p", "validate", "a", expression="source.characteristics.b > 0")
    assert problems(*ENDS, there, checked) == []


def test_what_is_made_of_specifications_in_too_many_levels_is_refused_where_it_goes_too_deep() -> None:
    deep = [*(service(f"s{level}") for level in range(100)), *(realized(f"s{n}", f"s{n + 1}") for n in range(99))]
    assert problems(*deep) == []
    found = problems(*deep, service("below"), realized("s99", "below"))
    assert found == [("catalog.too_deep", (*GRAPH, "edges", 99))]


def test_values_that_hang_on_each_other_over_too_many_steps_are_refused() -> None:
    def chain(count: int) -> list[tuple[str, tuple[str | int, ...]]]:
        asked = [service(f"s{n}", build.characteristic("x")) for n in range(count)]
        return problems(*asked, *(build.copies(f"s{n}", f"s{n + 1}", "x") for n in range(count - 1)))

    assert chain(150) == []
    assert chain(151) == [("catalog.too_deep", (*GRAPH, "mappings", 0))]


def test_what_is_summed_is_summed_over_all_that_lead_to_it_in_one_scope() -> None:
    drawn = (build.product("p"), build.service("a"), build.service("b"), build.realized("p", "a"))
    mixed = build.document(
        *drawn,
        build.realized("p", "b", merge_scope="order", merge_quantity="sum"),
        build.realized("a", "b", merge_scope="bundle"),
    )
    with pytest.raises(BrokenCatalog) as refused:
        build.snapshot(mixed)
    assert [(one.code, one.path) for one in refused.value.problems] == [
        ("catalog.merge", ("decompositions", 0, "edges", 2, "merge_scope"))
    ]
