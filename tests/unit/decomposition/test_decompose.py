"""What an order is made of: relationships, rules, quantities, shared targets, mappings."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.catalog.contracts import LEFT_OPEN
from orderloom.decomposition.contracts import LinkType, VerdictOutcome
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, decompose
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, copies, line, mapping, order, product, realized, requires, service

DEMO = CompiledCatalog(build.demo_snapshot())


def run(catalog: CompiledCatalog, wanted: OrderToDecompose) -> Decomposition:
    return decompose(wanted, catalog, new_id)


def tree(found: Decomposition) -> list[str]:
    """One line a domain order, indented by depth, in the order in which they were made."""
    return ["  " * node.depth + node.spec.key for node in found.made]


def links(found: Decomposition) -> list[tuple[str, LinkType, str]]:
    names = {node.id: node.spec.key for node in found.made}
    return [(names[link.source_id], link.type, names[link.target_id]) for link in found.links]


def values(found: Decomposition, specification: str) -> list[dict[str, Any]]:
    return [node.values for node in found.made if node.spec.key == specification]


def verdicts(found: Decomposition) -> list[tuple[str, str, str]]:
    return [(one.relationship, one.outcome.value, one.reason) for one in found.verdicts]


def test_the_canonical_fibre_order_becomes_eighteen_domain_orders() -> None:
    found = run(DEMO, build.order_of(DEMO.snapshot, *build.FIBRE_LINES))
    assert sorted(node.spec.key for node in found.made) == [
        "broadband-profile", "fibre-access-line", "fibre-triple-play", "home-phone", "internet-access",
        "internet-service", "multicast-profile", "phone-number", "router", "set-top-box", "set-top-box",
        "streaming-account", "streaming-pass", "tv", "tv-service", "voice-service", "wifi-router", "wifi-service",
    ]  # fmt: skip
    assert links(found) == [
        ("broadband-profile", LinkType.REQUIRES, "fibre-access-line"),
        ("voice-service", LinkType.REQUIRES, "fibre-access-line"),
        ("tv-service", LinkType.REQUIRES, "fibre-access-line"),
    ]
    assert values(found, "fibre-access-line") == [{"bandwidth": 600, "installation": "self"}]
    assert values(found, "broadband-profile") == [{"downstream": 600, "upstream": Decimal(300)}]
    assert values(found, "multicast-profile") == [{"channel_group": "basic-channels"}]
    assert found.waiting == ()
    static_ip = next(one for one in found.verdicts if one.target == "static-ip")
    assert (static_ip.outcome, static_ip.reason, static_ip.rule, static_ip.read) == (
        VerdictOutcome.EXCLUDE,
        "rule_false",
        "source.characteristics.static_ip = true",
        {"source.static_ip": False},
    )


def test_children_of_a_bundle_hang_below_its_product_order() -> None:
    found = run(DEMO, build.order_of(DEMO.snapshot, *build.FIBRE_LINES))
    bundle, *children = found.made[:6]
    assert {node.parent for node in children} == {bundle}
    assert [node.relationship for node in children] == [
        f"fibre-triple-play.bundles.{key}"
        for key in ("internet-access", "home-phone", "tv", "wifi-router", "streaming-pass")
    ]


def test_a_product_sold_without_a_bundle_brings_its_own_access_line() -> None:
    found = run(DEMO, build.order_of(DEMO.snapshot, ("1", None, "fibre-internet", {"bandwidth": 300})))
    assert tree(found) == [
        "internet-access",
        "  internet-service",
        "    fibre-access-line",
        "    broadband-profile",
    ]


def test_every_sd_wan_site_waits_for_its_routing_protocol() -> None:
    wanted = build.order_of(
        DEMO.snapshot,
        ("1", None, "sdwan-bronze", {}),
        ("2", "1", "sdwan-site", {"security": "basic", "edge_devices": 2}),
        ("3", "1", "sdwan-site", {}),
    )
    found = run(DEMO, wanted)
    assert [(one.target, [wait.label for wait in one.waits]) for one in found.waiting] == [
        ("sdwan-routing", ["sdwan-site-service.routing_protocol"]),
        ("sdwan-routing", ["sdwan-site-service.routing_protocol"]),
    ]
    assert links(found).count(("sdwan-edge", LinkType.REQUIRES, "sdwan-overlay")) == 3
    assert links(found).count(("sdwan-security", LinkType.REQUIRES, "sdwan-edge")) == 2


def test_a_quantity_of_three_makes_three_trees() -> None:
    catalog = build.compiled(build.document(product("p"), service("s"), realized("p", "s")))
    found = run(catalog, order(line("1", "p", quantity=Decimal(3))))
    assert tree(found) == ["p", "p", "p", "  s", "  s", "  s"]
    assert [(node.instance, node.quantity) for node in found.made[:3]] == [(1, 1), (2, 1), (3, 1)]


def test_goods_tracked_in_bulk_make_one_domain_order_with_the_quantity() -> None:
    catalog = build.compiled(build.document(product("cable", tracking="bulk")))
    found = run(catalog, order(line("1", "cable", quantity=Decimal("12.5"))))
    assert [(node.spec.key, node.quantity) for node in found.made] == [("cable", Decimal("12.5"))]


def test_a_line_that_changes_nothing_makes_nothing() -> None:
    catalog = build.compiled(build.document(product("p")))
    assert run(catalog, order(line("1", "p", action="no_change"))).made == ()


def test_a_line_without_specification_makes_nothing_itself() -> None:
    catalog = build.compiled(build.document(product("p")))
    bundle = line("1", None)
    found = run(catalog, order(bundle, line("2", "p", parent=bundle)))
    assert [(node.spec.key, node.parent) for node in found.made] == [("p", None)]


@pytest.mark.parametrize("action", ["disconnect", "suspend", "resume"])
def test_what_is_about_installed_products_is_not_guessed_from_the_catalog(action: str) -> None:
    catalog = build.compiled(build.document(product("p")))
    found = run(catalog, order(line("1", "p", action=action)))
    assert found.made == ()
    assert [(one.code, one.path) for one in found.faults] == [
        ("decomposition.needs_installed_product", ("lines", "1", "action"))
    ]


def ruled(rule: str, given: dict[str, Any], **fields: Any) -> tuple[str, str]:
    """Outcome and reason of one rule on a product with blank `a` and `b`, and `late` answered in fulfillment."""
    catalog = build.compiled(
        build.document(
            product(
                "p",
                characteristic("a"),
                characteristic("b"),
                characteristic("late", fulfillment_only=True),
                characteristic("size", "integer"),
            ),
            service("s"),
            realized("p", "s", rule=rule, **fields),
        )
    )
    found = run(catalog, order(line("1", "p", given), facts={"channel": "portal"}, account={"segment": "business"}))
    (verdict,) = found.verdicts
    return verdict.outcome.value, verdict.reason


@pytest.mark.parametrize(
    ("rule", "given", "outcome", "reason"),
    [
        ('source.characteristics.a = "x"', {"a": "x"}, "create", "rule_true"),
        ('source.characteristics.a = "x"', {"a": "y"}, "exclude", "rule_false"),
        ('source.characteristics.a = "x"', {}, "exclude", "not_ordered"),
        ('source.characteristics.a != "x"', {}, "exclude", "not_ordered"),
        ('source.characteristics.a = "x"', {"a": "none"}, "exclude", "rule_false"),
        ('source.characteristics.a = "x"', {"a": LEFT_OPEN}, "defer", "waits"),
        ('source.characteristics.late = "x"', {}, "defer", "waits"),
        ('source.characteristics.late = "x"', {"late": "x"}, "create", "rule_true"),
        ('line.characteristics.late = "x"', {}, "defer", "waits"),
        ('line.characteristics.a = "x"', {"a": "x"}, "create", "rule_true"),
        ('source.characteristics.late = "x" or source.characteristics.a = "x"', {"a": "x"}, "create", "rule_true"),
        ('source.characteristics.late = "x" and source.characteristics.a = "x"', {"a": "y"}, "exclude", "rule_false"),
        ('source.characteristics.late = "x" or source.characteristics.a = "x"', {"a": "y"}, "defer", "waits"),
        ('source.characteristics.a = "x" or source.characteristics.b = "x"', {"b": "x"}, "create", "rule_true"),
        ('source.characteristics.a = "x" or source.characteristics.b = "x"', {"b": "y"}, "exclude", "not_ordered"),
        ('order.channel = "portal"', {}, "create", "rule_true"),
        ('account.segment = "residential"', {}, "exclude", "rule_false"),
        ("if source.characteristics.size > 1 then 7 else true", {"size": 3}, "exclude", "rule_without_answer"),
    ],
)
def test_a_rule_creates_excludes_or_defers(rule: str, given: dict[str, Any], outcome: str, reason: str) -> None:
    assert ruled(rule, given) == (outcome, reason)


def test_a_rule_says_what_an_optional_target_depends_on() -> None:
    assert ruled('source.characteristics.a = "x"', {"a": "x"}, mandatory=False) == ("create", "rule_true")


def test_an_optional_target_without_a_rule_is_left_out_unless_chosen() -> None:
    catalog = build.compiled(build.document(product("p"), service("s"), realized("p", "s", mandatory=False)))
    found = run(catalog, order(line("1", "p")))
    assert verdicts(found) == [("p.realized_as.s", "exclude", "not_chosen")]


def counted(given: dict[str, Any], **fields: Any) -> Decomposition:
    catalog = build.compiled(
        build.document(
            product("p", characteristic("boxes", "integer"), characteristic("late", "integer", fulfillment_only=True)),
            service("s"),
            realized("p", "s", **{"quantity_characteristic": "boxes", **fields}),
        )
    )
    return run(catalog, order(line("1", "p", given)))


def test_a_characteristic_says_how_many_targets_there_are() -> None:
    assert tree(counted({"boxes": 3})) == ["p", "  s", "  s", "  s"]
    assert [node.instance for node in counted({"boxes": 3}).made[1:]] == [1, 2, 3]


def test_a_blank_quantity_takes_the_default_and_zero_makes_none() -> None:
    assert tree(counted({}, default=2, maximum=4)) == ["p", "  s", "  s"]
    assert verdicts(counted({"boxes": 0})) == [("p.realized_as.s", "exclude", "quantity_zero")]


def test_a_quantity_that_fulfillment_answers_is_waited_for() -> None:
    found = counted({}, quantity_characteristic="late")
    assert [wait.label for one in found.waiting for wait in one.waits] == ["p.late"]


def test_a_quantity_out_of_bounds_is_bounded_and_marked_for_attention() -> None:
    found = counted({"boxes": 9}, maximum=2)
    assert [(node.spec.key, node.attention) for node in found.made] == [("p", False), ("s", True), ("s", True)]


def shared(scope: str, **fields: Any) -> CompiledCatalog:
    return build.compiled(
        build.document(
            product("bundle"),
            product("voice", characteristic("ports", "integer", default=1)),
            product("data", characteristic("ports", "integer", default=2)),
            build.resource("line", tracking="bulk"),
            build.relationship("bundle", "bundles", "voice", mandatory=False),
            build.relationship("bundle", "bundles", "data", mandatory=False),
            realized("voice", "line", merge_scope=scope, quantity_characteristic="ports", **fields),
            realized("data", "line", merge_scope=scope, quantity_characteristic="ports", **fields),
        )
    )


def two_bundles() -> OrderToDecompose:
    site, other = new_id(), new_id()
    first, second = line("1", "bundle", site_id=site), line("2", "bundle", site_id=other)
    return order(
        first, line("1.1", "voice", parent=first, site_id=site), line("1.2", "data", parent=first, site_id=site),
        second, line("2.1", "voice", parent=second, site_id=site), line("2.2", "data", parent=second, site_id=other),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("scope", "lines"), [("none", 4), ("line", 4), ("bundle", 2), ("site", 2), ("order", 1), ("account", 1)]
)
def test_sources_in_one_scope_share_their_target(scope: str, lines: int) -> None:
    found = run(shared(scope), two_bundles())
    assert [node.spec.key for node in found.made].count("line") == lines
    assert len([link for link in found.links if link.type is LinkType.SHARES]) == 4 - lines


def test_a_shared_target_has_the_quantity_of_the_source_that_made_it_or_the_sum() -> None:
    one = run(shared("bundle"), two_bundles())
    assert [node.quantity for node in one.made if node.spec.key == "line"] == [1, 1]
    added = run(shared("bundle", merge_quantity="sum"), two_bundles())
    assert [node.quantity for node in added.made if node.spec.key == "line"] == [3, 3]


def test_units_of_a_line_don_t_share_within_the_line() -> None:
    catalog = build.compiled(
        build.document(
            product("p"), service("a"), service("b"), build.resource("r"),
            realized("p", "a"), realized("p", "b"),
            requires("a", "r", merge_scope="line"), requires("b", "r", merge_scope="line"),
        )
    )  # fmt: skip
    found = run(catalog, order(line("1", "p", quantity=Decimal(2))))
    assert [node.spec.key for node in found.made].count("r") == 2
    assert len(found.links) == 4


def test_units_of_a_child_are_dealt_out_to_the_units_of_its_bundle() -> None:
    catalog = shared("bundle")
    bundle = line("1", "bundle", quantity=Decimal(2))
    found = run(catalog, order(bundle, line("2", "voice", parent=bundle, quantity=Decimal(4))))
    first, second = found.made[:2]
    assert [(node.parent, node.instance) for node in found.made[2:6]] == [
        (first, 1), (second, 1), (first, 2), (second, 2),
    ]  # fmt: skip


def test_what_is_required_stands_below_its_source_unless_it_stands_already() -> None:
    catalog = build.compiled(
        build.document(
            product("p"), service("a"), service("b"),
            realized("p", "a"), realized("p", "b"), requires("a", "b", merge_scope="line"),
        )
    )  # fmt: skip
    found = run(catalog, order(line("1", "p")))
    assert tree(found) == ["p", "  a", "  b"]
    assert links(found) == [("a", LinkType.REQUIRES, "b")]
    alone = build.compiled(
        build.document(product("p"), service("a"), realized("p", "a"), service("b"), requires("a", "b"))
    )
    found = run(alone, order(line("1", "p")))
    assert tree(found) == ["p", "  a", "    b"]
    assert links(found) == [("a", LinkType.REQUIRES, "b")]


def test_relationships_are_walked_by_sequence() -> None:
    catalog = build.compiled(
        build.document(
            product("p"), service("late"), service("early"),
            realized("p", "late", sequence=20), realized("p", "early", sequence=10),
        )
    )  # fmt: skip
    assert tree(run(catalog, order(line("1", "p")))) == ["p", "  early", "  late"]


def test_composition_makes_no_domain_order() -> None:
    catalog = build.compiled(
        build.document(product("p"), build.resource("part"), build.relationship("p", "composed_of", "part"))
    )
    assert tree(run(catalog, order(line("1", "p")))) == ["p"]


def mapped(*mappings: dict[str, Any], given: dict[str, Any] | None = None) -> Decomposition:
    """A product over siblings a and b, the latter over c; mappings between any of them."""
    own = (characteristic("x"), characteristic("y"), characteristic("n", "integer"), characteristic("d", default="own"))
    catalog = build.compiled(
        build.document(
            product("p", *own, characteristic("late", fulfillment_only=True)), service("a", *own), service("b", *own),
            service("c", *own, characteristic("late", fulfillment_only=True)),
            realized("p", "a"), realized("p", "b"), realized("b", "c"),
            *mappings,
        )
    )  # fmt: skip
    return run(catalog, order(line("1", "p", given or {})))


def test_values_travel_down_up_and_across() -> None:
    found = mapped(copies("p", "c", "x"), copies("c", "a", "x"), copies("a", "p", "x", "y"), given={"x": "red"})
    assert values(found, "c") == [{"d": "own", "x": "red"}]
    assert values(found, "a") == [{"d": "own", "x": "red"}]
    assert values(found, "p") == [{"d": "own", "x": "red", "y": "red"}]


def test_a_mapping_may_set_compute_and_depend_on_a_condition() -> None:
    found = mapped(
        mapping("p", "a", "set", "x", value="fast", condition="source.characteristics.n > 10"),
        mapping("p", "b", "set", "x", value="fast", condition="source.characteristics.n > 100"),
        mapping("p", "b", "compute", "n", expression="source.characteristics.n * 2 + line.quantity"),
        given={"n": 20},
    )
    assert values(found, "a") == [{"d": "own", "x": "fast"}]
    assert values(found, "b") == [{"d": "own", "n": Decimal(41)}]


def test_the_first_value_written_stays() -> None:
    late = copies("p", "a", "y", "x", condition='source.characteristics.y = "second"')
    found = mapped(mapping("p", "a", "set", "x", value="first"), late, given={"y": "second"})
    assert values(found, "a") == [{"d": "own", "x": "first"}]


def test_a_default_fires_only_when_nothing_else_can_write() -> None:
    found = mapped(
        copies("p", "a", "x"), mapping("p", "a", "default", "x", value="fallback"),
        copies("p", "b", "late", "x"), mapping("p", "b", "default", "x", value="fallback"),
    )  # fmt: skip
    assert values(found, "a") == [{"d": "own", "x": "fallback"}]
    assert values(found, "b") == [{"d": "own"}]


def test_a_mapping_comes_before_the_specification_s_own_default() -> None:
    found = mapped(copies("p", "a", "x", "d"), copies("p", "b", "y", "d"), given={"x": "mapped"})
    assert values(found, "a") == [{"d": "mapped"}]
    assert values(found, "b") == [{"d": "own"}]


def test_a_computed_value_of_the_wrong_type_is_marked_for_attention() -> None:
    found = mapped(mapping("p", "a", "compute", "n", expression='"many"'))
    assert [(node.spec.key, node.attention) for node in found.made if node.attention] == [("a", True)]
    assert values(found, "a") == [{"d": "own"}]


def test_each_unit_reads_its_own_neighbours() -> None:
    catalog = build.compiled(
        build.document(
            product("p", characteristic("x")), service("a", characteristic("x")), service("b", characteristic("x")),
            realized("p", "a"), realized("p", "b"), copies("p", "b", "x"), copies("b", "a", "x"),
        )
    )  # fmt: skip
    found = run(catalog, order(line("1", "p", {"x": "one"}), line("2", "p", {"x": "two"})))
    assert values(found, "a") == [{"x": "one"}, {"x": "two"}]


def test_a_mapping_may_feed_a_rule_whichever_comes_first() -> None:
    catalog = build.compiled(
        build.document(
            product("p", characteristic("x")),
            service("a", characteristic("x")), service("b", characteristic("x")), service("c"),
            realized("p", "a"), realized("p", "b"),
            realized("a", "c", rule='source.characteristics.x = "yes"'),
            copies("p", "b", "x"), copies("b", "a", "x"),
        )
    )  # fmt: skip
    assert tree(run(catalog, order(line("1", "p", {"x": "yes"})))) == ["p", "  a", "  b", "    c"]
    blank = run(catalog, order(line("1", "p")))
    assert ("a.realized_as.c", "exclude", "not_ordered") in verdicts(blank)
    assert blank.waiting == ()


def test_offering_defaults_reach_the_product_order() -> None:
    found = run(DEMO, build.order_of(DEMO.snapshot, ("1", None, "fibre-internet", {})))
    assert values(found, "internet-access")[0]["bandwidth"] == 600
