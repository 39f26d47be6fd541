"""Catalog documents: what is taken, what is refused, and where the problem lies."""

from typing import Any

import pytest

from orderloom.catalog.contracts import Change, FieldChange, Lifecycle
from orderloom.catalog.domain.document import BrokenCatalog, parse_document
from orderloom.catalog.domain.importing import Member, plan_import
from tests.builders import catalog as build

GRAPH = ("decompositions", 0)


def problems(document: Any, before: tuple[Member, ...] = ()) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(BrokenCatalog) as refused:
        plan_import(before, parse_document(document))
    return [(problem.code, problem.path) for problem in refused.value.problems]


def test_the_demo_catalogs_fit_together() -> None:
    snapshot = build.demo_snapshot()
    assert sorted(key for key, one in snapshot.offerings.items() if one.sold_alone) == [
        "fibre-internet",
        "fibre-triple-play",
        "mobile-tariff",
        "sdwan-bronze",
    ]
    assert snapshot.offering("14305") is snapshot.offerings["mobile-telephony"]
    assert all({"en", "pt-BR"} == one.name.keys() for one in snapshot.specifications.values())
    assert all(one.fulfillment_flow for one in snapshot.specifications.values())


def test_what_is_no_object_is_refused() -> None:
    assert problems([1, 2]) == [("catalog.broken", ())]


def test_schema_key_and_unknown_sections_are_named() -> None:
    assert problems({"schema": "other/1", "key": "Not A Key", "offers": []}) == [
        ("catalog.schema", ("schema",)),
        ("catalog.key", ("key",)),
        ("catalog.unknown_field", ("offers",)),
    ]


def test_every_entity_that_cant_be_read_has_its_own_problem() -> None:
    broken = build.document(
        build.product("fine"),
        build.product("strange", colour="red"),
        build.service("phone", tracking="some"),
        build.offering("sold", "fine", prices=[{"key": "x", "name": {"en": "x"}, "charge_type": "one_time"}]),
    )
    assert problems(broken) == [
        ("catalog.malformed", ("specifications", 1)),
        ("catalog.malformed", ("specifications", 2, "tracking")),
        ("catalog.malformed", ("offerings", 0, "prices", 0)),
    ]


def test_text_that_the_database_cant_hold_is_refused() -> None:
    broken = build.document(build.product("fine", name={"en": "zero\0"}))
    assert problems(broken) == [("input.nul_character", ("specifications", 0, "name", "en"))]


def test_entities_that_are_named_must_exist() -> None:
    broken = build.document(
        build.product("p", build.characteristic("colour")),
        build.realized("p", "absent", rule='source.characteristics.taste = "sweet"'),
        build.copies("p", "nowhere", "shape", "form"),
        build.offering("sold", "gone", children=[{"offering": "nothing"}]),
    )
    assert problems(broken) == [
        ("catalog.unknown_specification", (*GRAPH, "nodes", 1, "specification")),
        ("catalog.unknown_specification", (*GRAPH, "nodes", 2, "specification")),
        ("catalog.unknown_characteristic", (*GRAPH, "edges", 0, "rule")),
        ("catalog.unknown_characteristic", (*GRAPH, "mappings", 0, "from_characteristic")),
        ("catalog.unknown_specification", ("offerings", 0, "specification")),
        ("catalog.unknown_offering", ("offerings", 0, "children", 0, "offering")),
    ]


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"value_type": "enum"}, "catalog.allowed", "allowed"),
        ({"value_type": "integer", "default": "three"}, "catalog.wrong_type", "default"),
        ({"value_type": "integer", "minimum": 5, "maximum": 4}, "catalog.range", "minimum"),
        ({"pattern": "(["}, "catalog.pattern", "pattern"),
        ({"quantity": True}, "catalog.quantity", "value_type"),
        ({"key": "two words"}, "catalog.key", "key"),
    ],
)
def test_a_characteristic_that_cant_be_answered_is_refused(fields: dict[str, Any], code: str, path: str) -> None:
    broken = build.document(build.product("p", {**build.characteristic("x"), **fields}))
    assert problems(broken) == [(code, ("specifications", 0, "characteristics", 0, path))]


def test_a_rule_that_cant_be_read_is_refused_with_its_place() -> None:
    broken = build.document(build.product("p"), build.service("s"), build.realized("p", "s", rule="1 +"))
    assert problems(broken) == [("catalog.expression", (*GRAPH, "edges", 0, "rule"))]


def test_a_rule_reads_only_what_is_in_scope() -> None:
    broken = build.document(build.product("p"), build.service("s"), build.realized("p", "s", rule="weather.sunny"))
    assert problems(broken) == [("catalog.expression", (*GRAPH, "edges", 0, "rule"))]


def test_what_is_counted_one_by_one_is_counted_by_an_integer() -> None:
    broken = build.document(
        build.product("p", build.characteristic("length", "decimal")),
        build.resource("r"),
        build.realized("p", "r", quantity_characteristic="length"),
    )
    assert problems(broken) == [("catalog.quantity", (*GRAPH, "edges", 0, "quantity_characteristic"))]


def test_a_tree_that_contains_itself_is_refused_naming_the_circle() -> None:
    with pytest.raises(BrokenCatalog) as refused:
        build.snapshot(
            build.document(
                build.service("a"), build.service("b"), build.service("c"),
                build.realized("a", "b"), build.realized("b", "c"), build.requires("c", "a", merge_scope="order"),
            )
        )  # fmt: skip
    assert refused.value.problems[0].code == "catalog.relationship_cycle"
    assert refused.value.problems[0].details == {"cycle": ["a", "b", "c", "a"]}
    assert refused.value.problems[0].path == (*GRAPH, "edges", 0)


def test_a_rule_that_waits_for_its_own_target_is_refused_naming_the_circle() -> None:
    with pytest.raises(BrokenCatalog) as refused:
        build.snapshot(
            build.document(
                build.product("p", build.characteristic("answer")),
                build.service("s", build.characteristic("answer")),
                build.realized("p", "s", rule='source.characteristics.answer = "yes"'),
                build.copies("s", "p", "answer"),
            )
        )
    assert [problem.code for problem in refused.value.problems] == ["catalog.mapping_cycle"]
    assert refused.value.problems[0].details == {
        "cycle": ["p.answer", "p.realized_as.s", "s.answer", "p.answer"],
    }
    assert refused.value.problems[0].path == (*GRAPH, "mappings", 0)


def test_each_specification_is_drawn_once_and_lines_run_between_what_is_drawn() -> None:
    drawn = build.graph("g", edges=[{"source": "p", "type": "realized_as", "target": "s"}])
    document = build.document(build.product("p"), build.service("s"))
    twice = {**drawn, "nodes": [*drawn["nodes"], {"specification": "s"}]}
    assert problems({**document, "decompositions": [twice]}) == [
        ("catalog.decomposition_node", (*GRAPH, "nodes", 2, "specification"))
    ]
    half = {**drawn, "nodes": drawn["nodes"][:1]}
    assert problems({**document, "decompositions": [half]}) == [
        ("catalog.decomposition_node", (*GRAPH, "edges", 0, "target"))
    ]


def test_what_a_specification_is_made_of_stands_in_one_graph() -> None:
    document = build.document(build.product("p"), build.service("s"), build.service("t"))
    first = build.graph("one", edges=[{"source": "p", "type": "realized_as", "target": "s"}])
    second = build.graph("two", edges=[{"source": "p", "type": "realized_as", "target": "t"}])
    assert problems({**document, "decompositions": [first, second]}) == [
        ("catalog.decomposition_owner", ("decompositions", 1, "edges", 0, "source"))
    ]
    leaf = build.graph("two", edges=[{"source": "t", "type": "requires", "target": "p"}])
    assert list(build.snapshot({**document, "decompositions": [first, leaf]}).relationships) == ["p", "t"]


def test_two_lines_never_have_one_id() -> None:
    document = build.document(build.product("p"), build.service("s"))
    edge = {"source": "p", "type": "realized_as", "target": "s"}
    assert problems({**document, "decompositions": [build.graph("g", edges=[edge, edge])]}) == [
        ("catalog.duplicate", (*GRAPH, "edges", 1, "id"))
    ]


def test_a_value_that_two_ways_lead_to_is_no_circle() -> None:
    snapshot = build.snapshot(
        build.document(
            build.product("p", build.characteristic("a"), build.characteristic("b")),
            build.service("s", build.characteristic("a"), build.characteristic("b")),
            build.realized("p", "s"),
            build.copies("p", "s", "a"),
            build.copies("s", "p", "b"),
        )
    )
    assert snapshot.relationships["p"][0].id == "p.realized_as.s"


@pytest.mark.parametrize(
    ("price", "code", "path"),
    [
        (build.price("x", "one_time", 1, "euro"), "catalog.currency", "currency"),
        (build.price("x", "one_time", 1, period="month"), "catalog.period", "period"),
        (build.price("x", "recurring", 1, period=None), "catalog.period", "period"),
        (build.price("x", "one_time", 1, condition="line.characteristics.y"), "catalog.unknown_characteristic",
         "condition"),
        (build.price("x", "one_time", "1e15"), "catalog.amount", "amount"),
    ],
)  # fmt: skip
def test_a_price_that_cant_be_charged_is_refused(price: dict[str, Any], code: str, path: str) -> None:
    broken = build.document(build.product("p"), build.offering("sold", "p", prices=[price]))
    assert problems(broken) == [(code, ("offerings", 0, "prices", 0, path))]


def test_an_import_lists_what_it_adds_changes_and_removes() -> None:
    first = plan_import((), parse_document(build.document(build.product("kept"), build.product("gone"))))
    again = parse_document(build.document(build.product("kept", category="new"), build.product("added")))
    plan = plan_import(first.written, again)
    published: dict[str, Any] = {"entity": "specifications", "document": "example", "lifecycle": Lifecycle.PUBLISHED}
    category = FieldChange(path="category", before=None, after="new")
    assert plan.changes == (
        Change(change="changed", key="kept", name={"en": "kept"}, version=2, fields=(category,), **published),
        Change(change="added", key="added", name={"en": "added"}, version=1, **published),
        Change(change="removed", key="gone", name={"en": "gone"}, version=1, **published),
    )
    assert plan.kept == ()


def test_importing_the_same_again_changes_nothing() -> None:
    document = parse_document(build.demo_document("fibre-triple-play"))
    first = plan_import((), document)
    again = plan_import(first.written, document)
    assert again.changes == ()
    assert again.written == ()
    assert again.kept == first.written


def test_a_document_may_not_take_over_what_another_one_owns() -> None:
    first = plan_import((), parse_document(build.document(build.product("p"), key="one")))
    other = build.document(build.product("q"), build.product("p"), key="two")
    assert problems(other, first.written) == [("catalog.duplicate", ("specifications", 1))]


def test_a_document_may_build_on_another_one() -> None:
    snapshot = build.snapshot(
        build.document(build.product("p"), key="one"), build.document(build.offering("sold", "p"), key="two")
    )
    assert snapshot.specification_of("sold") is snapshot.specifications["p"]


def test_removing_what_another_document_needs_is_refused() -> None:
    one = plan_import((), parse_document(build.document(build.product("p"), key="one")))
    two = plan_import(one.written, parse_document(build.document(build.offering("sold", "p"), key="two")))
    empty = build.document(key="one")
    assert problems(empty, (*two.kept, *two.written)) == [
        ("catalog.unknown_specification", ("offerings", "sold", "specification"))
    ]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("source.characteristics.x + 1", "This has to be a boolean, and is a number."),
        ('order.chanel = "web"', "'order' has no 'chanel'. Did you mean order.channel?"),
        ('line.quantity = "3"', "A number is never equal to a string. Write 3."),
        ("string lenght(line.number) > 1", "Expected an operator or the end, found 'lenght'."),
    ],
)
def test_a_rule_is_held_against_what_it_may_read(rule: str, message: str) -> None:
    broken = build.document(
        build.product("p", build.characteristic("x", "integer")),
        build.service("s"),
        build.realized("p", "s", rule=rule),
    )
    with pytest.raises(BrokenCatalog) as refusal:
        plan_import((), parse_document(broken))
    assert [(each.code, each.message) for each in refusal.value.problems] == [("catalog.expression", message)]


def fighting(*mappings: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    colour = build.characteristic("colour", allowed=[{"value": one, "label": {"en": one}} for one in ("red", "blue")])
    return problems(
        build.document(
            build.product("p", build.characteristic("colour"), build.characteristic("shade")),
            build.service("s", colour),
            build.realized("p", "s"),
            *({**one, "id": f"m{index}"} for index, one in enumerate(mappings)),
        )
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (build.copies("p", "s", "colour"), build.copies("p", "s", "shade", "colour")),
        (build.copies("p", "s", "colour"), build.mapping("p", "s", "set", "colour", value="red")),
        (build.copies("p", "s", "colour"), build.mapping("p", "s", "include", "colour", value="red")),
        (
            build.mapping("p", "s", "include", "colour", value="red"),
            build.mapping("p", "s", "exclude", "colour", value="red"),
        ),
    ],
)
def test_mappings_that_fight_are_refused_with_the_place_of_the_second(one: Any, other: Any) -> None:
    assert fighting(one, other) == [("catalog.mapping_fight", (*GRAPH, "mappings", 1))]


def test_an_option_must_be_one_and_a_validation_says_what_has_to_hold() -> None:
    assert fighting(
        build.mapping("p", "s", "include", "colour", value="green"), build.mapping("p", "s", "validate", "colour")
    ) == [
        ("catalog.not_allowed", (*GRAPH, "mappings", 0, "value")),
        ("catalog.mapping", (*GRAPH, "mappings", 1, "expression")),
    ]
