"""Runs to look at: where values come from, what waits, and what differs between two catalogs."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.decomposition.contracts import DomainOrder, VerdictOutcome
from orderloom.decomposition.domain.comparing import TreeDiff, compare
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import decompose
from orderloom.decomposition.domain.inputs import LineToDecompose
from orderloom.decomposition.domain.origins import Origin
from orderloom.decomposition.domain.picture import Picture, picture
from orderloom.decomposition.domain.sampling import (
    Sample,
    SampleLine,
    order_of_sample,
    sample_problems,
    size_problems,
)
from orderloom.decomposition.domain.tree import TooManyDomainOrders
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import (
    characteristic,
    copies,
    line,
    mapping,
    offering,
    order,
    product,
    realized,
    requires,
    service,
)
from tests.builders.decomposition import after
from tests.builders.installed import House

DEMO = build.demo_snapshot()
SITES = Sample(
    lines=(
        SampleLine(number="1", offering="sdwan-bronze"),
        SampleLine(number="2", offering="sdwan-site", parent="1", site="Lisbon"),
        SampleLine(number="3", offering="sdwan-site", parent="1", site="Porto"),
    )
)


def run(snapshot: CatalogSnapshot, sample: Sample) -> Picture:
    catalog, order = CompiledCatalog(snapshot), order_of_sample(sample, snapshot)
    return picture(order, catalog, decompose(order, catalog, new_id))


def shop(*edges: dict[str, Any], default: int | None = None) -> CatalogSnapshot:
    return build.snapshot(
        build.document(
            product("box", characteristic("speed", "integer"), characteristic("colour", default="grey")),
            service(
                "line",
                characteristic("speed", "integer"),
                characteristic("note"),
                characteristic("vlan", "integer", fulfillment_only=True),
                characteristic("tag", "integer"),
            ),
            service("extra", characteristic("speed", "integer", default=default)),
            offering("sold", "box"),
            *(edges or (realized("box", "line"), realized("box", "extra", rule="source.characteristics.speed > 100"))),
            copies("box", "line", "speed"),
            mapping("box", "line", "set", "note", value="hello"),
            mapping("box", "line", "compute", "tag", expression="target.characteristics.vlan + 1"),
        )
    )


def sold(**values: Any) -> Sample:
    return Sample(lines=(SampleLine(number="1", offering="sold", characteristics=values),))


def test_parts_are_named_by_the_way_to_them() -> None:
    found = run(shop(), sold(speed=500))
    assert [(one.path, one.parent, one.depth) for one in found.nodes] == [
        ("1#1", None, 0),
        ("1#1/box.realized_as.line#1", "1#1", 1),
        ("1#1/box.realized_as.extra#1", "1#1", 1),
    ]


def test_each_value_says_where_it_comes_from() -> None:
    box, line, _ = run(shop(), sold(speed=500)).nodes
    assert box.origins == (Origin("colour", "default"), Origin("speed", "line"))
    assert [(one.characteristic, one.kind, one.source) for one in line.origins] == [
        ("speed", "mapping", "box"),
        ("note", "mapping", "box"),
    ]
    assert line.origins[1].mapping == "box.line.note.set"


def test_a_mapping_that_has_not_written_says_what_it_waits_for() -> None:
    line = run(shop(), sold(speed=50)).nodes[1]
    assert [(one.mapping, one.reason, one.waits_for) for one in line.waiting] == [
        ("box.line.tag.compute", "unset", ("line.vlan",))
    ]


def test_a_target_that_is_left_out_has_its_rule_and_what_it_read() -> None:
    found = run(shop(), sold(speed=50))
    out = next(one for one in found.targets if one.target == "extra")
    assert (out.outcome, out.reason, out.rule, out.read, out.made) == (
        VerdictOutcome.EXCLUDE,
        "rule_false",
        "source.characteristics.speed > 100",
        {"source.speed": 50},
        (),
    )


def test_deferrals_say_what_they_wait_for_at_each_site() -> None:
    waiting = [one for one in run(DEMO, SITES).targets if one.outcome is VerdictOutcome.DEFER]
    assert {one.parent.split("/")[0] for one in waiting} == {"2#1", "3#1"}
    assert all(one.waits_for for one in waiting)


def test_the_same_run_twice_differs_in_nothing() -> None:
    diff = compare(run(DEMO, SITES), run(DEMO, SITES))
    assert (diff.added, diff.removed, diff.changed, diff.targets) == (0, 0, 0, ())
    assert {one.change for one in diff.nodes} == {"same"}


def changes(diff: TreeDiff) -> list[tuple[str, str]]:
    return [(one.change, one.node.path) for one in diff.nodes]


def test_what_comes_goes_and_changes_is_matched_by_the_way_to_it() -> None:
    before = shop(realized("box", "line"), realized("box", "extra"))
    after = shop(realized("box", "line", default=Decimal(2)))
    assert changes(compare(run(before, sold(speed=5)), run(after, sold(speed=5)))) == [
        ("same", "1#1"),
        ("same", "1#1/box.realized_as.line#1"),
        ("added", "1#1/box.realized_as.line#2"),
        ("removed", "1#1/box.realized_as.extra#1"),
    ]


def test_a_changed_value_and_link_are_told_field_by_field() -> None:
    before = shop(realized("box", "line"), realized("box", "extra"), default=1)
    after = shop(
        realized("box", "line"), realized("box", "extra"), requires("line", "extra", merge_scope="line"), default=2
    )
    diff = compare(run(before, sold()), run(after, sold()))
    told = {
        one.node.specification: {each.field: (each.before, each.after) for each in one.differences}
        for one in diff.nodes
    }
    assert told["extra"] == {"characteristics.speed": (1, 2)}
    assert told["line"] == {"requires": (None, ["1#1/box.realized_as.extra#1"])}
    (decided,) = diff.targets
    assert (decided.relationship, decided.before, decided.after and decided.after.outcome) == (
        "line.requires.extra",
        None,
        VerdictOutcome.SHARE,
    )


def test_a_rule_that_now_answers_otherwise_is_told_with_both_verdicts() -> None:
    before = shop(realized("box", "line"), realized("box", "extra", rule="source.characteristics.speed > 100"))
    after = shop(realized("box", "line"), realized("box", "extra", rule="source.characteristics.speed > 10"))
    (decided,) = compare(run(before, sold(speed=50)), run(after, sold(speed=50))).targets
    assert decided.before is not None
    assert decided.after is not None
    assert (decided.before.outcome, decided.after.outcome) == (VerdictOutcome.EXCLUDE, VerdictOutcome.CREATE)


def test_a_sample_says_what_is_wrong_with_its_lines() -> None:
    lines = (
        SampleLine(number="1", offering="gone"),
        SampleLine(number="1"),
        SampleLine(number="3", offering="sold", parent="4"),
    )
    assert [(one.code, one.path) for one in sample_problems(Sample(lines=lines), shop())] == [
        ("simulation.offering", ("lines", 0, "offering")),
        ("simulation.number", ("lines", 1, "number")),
        ("simulation.nothing", ("lines", 1, "offering")),
        ("simulation.parent", ("lines", 2, "parent")),
    ]
    assert [one.code for one in sample_problems(Sample(lines=()), shop())] == ["simulation.lines"]


def test_too_much_is_refused_before_it_is_tried() -> None:
    many = Sample(lines=(SampleLine(number="1", offering="sold", quantity=Decimal(2_001)),))
    assert [one.code for one in size_problems(order_of_sample(many, shop()))] == ["simulation.too_large"]
    less = SampleLine(number="2", offering="sold", quantity=Decimal(-2_000))
    offset = Sample(lines=(*many.lines, less))
    assert [one.code for one in size_problems(order_of_sample(offset, shop()))] == ["simulation.too_large"]


def test_what_grows_beyond_what_an_order_may_become_is_given_up_there() -> None:
    wanted = msgspec.structs.replace(order_of_sample(sold(speed=500), shop()), most=2)
    with pytest.raises(TooManyDomainOrders):
        decompose(wanted, CompiledCatalog(shop()), new_id)


def test_lines_may_stand_below_each_other_as_deep_as_there_are_lines() -> None:
    lines = [SampleLine(number=str(n), offering="sold", parent=str(n - 1) if n else None) for n in range(1_000)]
    assert len(run(shop(), Sample(lines=tuple(lines))).nodes) == 2_000


SITE = {"bandwidth": 100, "edge_devices": 2, "wan_address": "192.0.2.1", "routing_protocol": "static"}


def changed(*lines: LineToDecompose, catalog: CompiledCatalog) -> Picture:
    wanted = order(*lines)
    return picture(wanted, catalog, decompose(wanted, catalog, new_id))


def going(*lines: LineToDecompose, catalog: CompiledCatalog) -> list[DomainOrder]:
    wanted = order(*lines)
    found = after(wanted, decompose(wanted, catalog, new_id)).domain_orders
    return [one for one in found if one.action == "disconnect"]


def house_of(catalog: CompiledCatalog) -> House:
    network = line("1", "sdwan-network")
    bought, house = order(network, line("2", "sdwan-site-product", SITE, parent=network)), House()
    house.install(after(bought, decompose(bought, catalog, new_id)))
    return house


def test_a_change_of_what_is_installed_shows_what_it_does_to_each() -> None:
    catalog = build.compiled(build.demo_document("sdwan-bronze"))
    house = house_of(catalog)
    wanted = house.line("sdwan-site-product", "modify", {"edge_devices": 1, "bandwidth": 500})
    found = changed(wanted, catalog=catalog)
    assert [(one.specification, one.action) for one in found.nodes] == [
        ("sdwan-site-product", "modify"),
        ("sdwan-site-service", "modify"),
        ("sdwan-edge", "disconnect"),
    ]
    (stays,) = {str(one.id) for one in house.alive("sdwan-edge")} - {
        str(one.item_id) for one in going(wanted, catalog=catalog)
    }
    assert {one.parent for one in found.targets if one.relationship == "sdwan-edge.requires.sdwan-overlay"} == {stays}
    assert changed(house.line("sdwan-site-product", "modify", SITE), catalog=catalog).nodes == ()


def test_what_only_ends_is_shown_though_the_catalog_knows_it_no_more() -> None:
    house = house_of(build.compiled(build.demo_document("sdwan-bronze")))
    found = changed(house.line("sdwan-site-product", "disconnect"), catalog=CompiledCatalog(shop()))
    assert [(one.specification, one.action, one.depth) for one in found.nodes] == [
        ("sdwan-site-product", "disconnect", 0),
        ("sdwan-site-service", "disconnect", 1),
        ("sdwan-edge", "disconnect", 2),
        ("sdwan-edge", "disconnect", 2),
    ]
