"""Staggered decomposition: what waits goes on when its answer arrives, and nothing else does."""

from typing import Any

from orderloom.catalog.contracts import LEFT_OPEN
from orderloom.decomposition.contracts import DeferralState
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, Standing, WaitingDeferral, decompose
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, copies, line, order, product, realized, service
from tests.builders.decomposition import after, answer

DEMO = CompiledCatalog(build.demo_snapshot())


def begin(catalog: CompiledCatalog, wanted: OrderToDecompose) -> tuple[Decomposition, Standing]:
    found = decompose(wanted, catalog, new_id)
    return found, after(wanted, found)


def outcomes(found: Decomposition) -> list[tuple[DeferralState, list[str]]]:
    names = {node.id: node.spec.key for node in found.made}
    return [(one.state, [names[made] for made in found.subtrees[one.id]]) for one in found.resolved]


LATE = build.compiled(
    build.document(
        product("p", characteristic("late", fulfillment_only=True), characteristic("other", fulfillment_only=True)),
        service("s", characteristic("late")),
        build.resource("r"),
        service("t"),
        realized("p", "s", rule='source.characteristics.late = "yes"'),
        realized("p", "t", rule='source.characteristics.other = "yes"'),
        realized("s", "r"),
        copies("p", "s", "late"),
    )
)


def test_an_answer_creates_the_target_with_all_below_it() -> None:
    wanted = order(line("1", "p"))
    _, standing = begin(LATE, wanted)
    _, found = answer(wanted, LATE, standing, {wanted.lines[0].id: {"late": "yes"}})
    assert outcomes(found) == [(DeferralState.FIRED, ["s", "r"])]
    assert [node.values for node in found.made] == [{"late": "yes"}, {}]
    assert [(node.spec.key, node.values) for node in found.changed] == [("p", {"late": "yes"})]
    assert [node.position for node in found.made] == [2, 3]


def test_an_answer_that_does_not_match_leaves_the_target_out() -> None:
    wanted = order(line("1", "p"))
    _, standing = begin(LATE, wanted)
    _, found = answer(wanted, LATE, standing, {wanted.lines[0].id: {"late": "no"}})
    assert outcomes(found) == [(DeferralState.EXCLUDED, [])]
    assert [(one.relationship, one.reason) for one in found.verdicts] == [("p.realized_as.s", "rule_false")]


def test_only_deferrals_that_wait_for_the_answer_are_decided() -> None:
    wanted = order(line("1", "p"), line("2", "p"))
    first, standing = begin(LATE, wanted)
    assert len(first.waiting) == 4
    root = first.made[0]
    _, found = answer(wanted, LATE, standing, {root.id: {"late": "yes"}})
    assert [(one.node, one.state) for one in found.resolved] == [(root.id, DeferralState.FIRED)]
    assert found.waiting == ()
    assert len(after(wanted, found, standing).deferrals) == 3


def test_a_second_answer_changes_nothing() -> None:
    wanted = order(line("1", "p"))
    _, standing = begin(LATE, wanted)
    answered, found = answer(wanted, LATE, standing, {wanted.lines[0].id: {"late": "yes"}})
    standing = after(answered, found, standing)
    answered, again = answer(answered, LATE, standing, {wanted.lines[0].id: {"late": "no"}})
    assert (again.made, again.changed, again.resolved, again.waiting) == ((), (), (), ())


def test_what_is_left_open_on_purpose_is_waited_for_and_answered_once() -> None:
    catalog = build.compiled(
        build.document(
            product("p", characteristic("colour")),
            service("s"),
            realized("p", "s", rule='source.characteristics.colour = "red"'),
        )
    )
    wanted = order(line("1", "p", {"colour": LEFT_OPEN}))
    first, standing = begin(catalog, wanted)
    assert standing.domain_orders[0].characteristics == {"colour": LEFT_OPEN}
    _, found = answer(wanted, catalog, standing, {first.made[0].id: {"colour": "red"}})
    assert outcomes(found) == [(DeferralState.FIRED, ["s"])]
    assert found.changed[0].stored_characteristics() == {"colour": "red"}


def test_an_answer_travels_by_mappings_to_what_waits_for_it() -> None:
    wanted = build.order_of(DEMO.snapshot, ("1", None, "sdwan-bronze", {}), ("2", "1", "sdwan-site", {}))
    first, standing = begin(DEMO, wanted)
    product_order = next(node for node in first.made if node.spec.key == "sdwan-site-product")
    _, found = answer(wanted, DEMO, standing, {product_order.line.id: {"routing_protocol": "bgp", "asn": 65000}})
    assert outcomes(found) == [(DeferralState.FIRED, ["sdwan-routing"])]
    assert found.made[0].values == {"routing_protocol": "bgp", "asn": 65000}
    edge = next(node for node in first.made if node.spec.key == "sdwan-edge")
    assert [(link.source_id, link.target_id) for link in found.links] == [(found.made[0].id, edge.id)]


def test_an_answer_found_by_a_task_below_decides_as_well() -> None:
    wanted = build.order_of(DEMO.snapshot, ("1", None, "sdwan-bronze", {}), ("2", "1", "sdwan-site", {}))
    first, standing = begin(DEMO, wanted)
    site_service = next(node for node in first.made if node.spec.key == "sdwan-site-service")
    _, found = answer(wanted, DEMO, standing, {site_service.id: {"routing_protocol": "static"}})
    assert outcomes(found) == [(DeferralState.EXCLUDED, [])]


def test_a_value_stored_by_the_caller_already_counts_as_new() -> None:
    wanted = order(line("1", "p"))
    _, standing = begin(LATE, wanted)
    (root,) = standing.domain_orders
    root.characteristics["late"] = "yes"
    _, found = answer(wanted, LATE, standing, {root.id: {"late": "yes"}})
    assert outcomes(found) == [(DeferralState.FIRED, ["s", "r"])]


def test_values_travel_though_nobody_waits() -> None:
    wanted = build.order_of(DEMO.snapshot, *build.FIBRE_LINES)
    first, standing = begin(DEMO, wanted)
    access = next(node for node in first.made if node.spec.key == "fibre-access-line")
    _, found = answer(wanted, DEMO, standing, {access.id: {"access_line_id": "AL-1"}})
    assert sorted(node.spec.key for node in found.changed) == [
        "fibre-access-line", "internet-access", "internet-service", "tv-service", "voice-service",
    ]  # fmt: skip
    assert all(node.values["access_line_id"] == "AL-1" for node in found.changed)


def summed() -> CompiledCatalog:
    ports = characteristic("ports", "integer")
    return build.compiled(
        build.document(
            product("known", ports),
            product("late", {**ports, "fulfillment_only": True}),
            build.resource("card", tracking="bulk"),
            *(
                realized(one, "card", merge_scope="order", merge_quantity="sum", quantity_characteristic="ports")
                for one in ("known", "late")
            ),
        )
    )


def test_a_sum_waits_for_all_its_sources() -> None:
    catalog = summed()
    wanted = order(line("1", "known", {"ports": 3}), line("2", "late"), line("3", "late"))
    first, standing = begin(catalog, wanted)
    assert [node.spec.key for node in first.made] == ["known", "late", "late"]
    assert len(first.waiting) == 3
    answered, found = answer(wanted, catalog, standing, {wanted.lines[1].id: {"ports": 2}})
    assert found.made == ()
    standing = after(answered, found, standing)
    answered, found = answer(answered, catalog, standing, {wanted.lines[2].id: {"ports": 5}})
    assert [(node.spec.key, node.quantity) for node in found.made] == [("card", 10)]
    assert [state for state, _ in outcomes(found)] == [DeferralState.FIRED] * 3
    assert after(answered, found, standing).deferrals == ()


def test_giving_up_one_source_lets_the_sum_of_the_others_stand() -> None:
    catalog = summed()
    wanted = order(line("1", "known", {"ports": 3}), line("2", "late"))
    first, standing = begin(catalog, wanted)
    late = next(one for one in first.waiting if one.line == wanted.lines[1].id)
    rest = tuple(one for one in standing.deferrals if one.id != late.id)
    _, found = answer(wanted, catalog, Standing(standing.domain_orders, standing.links, rest), {})
    assert [(node.spec.key, node.quantity) for node in found.made] == [("card", 3)]


CHAIN = build.compiled(
    build.document(
        product("p", characteristic("late", fulfillment_only=True), characteristic("found")),
        service("s", characteristic("found", fulfillment_only=True)),
        service("t"),
        realized("p", "s", rule='source.characteristics.late = "yes"'),
        realized("p", "t", rule='source.characteristics.found = "yes"'),
        copies("s", "p", "found"),
    )
)


def test_a_target_may_wait_for_what_another_waiting_target_will_find() -> None:
    wanted = order(line("1", "p"))
    first, standing = begin(CHAIN, wanted)
    assert [(one.target, [wait.label for wait in one.waits]) for one in first.waiting] == [
        ("s", ["p.late"]),
        ("t", ["p.found"]),
    ]
    answered, found = answer(wanted, CHAIN, standing, {wanted.lines[0].id: {"late": "yes"}})
    standing = after(answered, found, standing)
    assert [one.relationship for one in standing.deferrals] == ["p.realized_as.t"]
    _, found = answer(answered, CHAIN, standing, {found.made[0].id: {"found": "yes"}})
    assert outcomes(found) == [(DeferralState.FIRED, ["t"])]


def test_what_can_no_longer_be_found_is_left_out_too() -> None:
    wanted = order(line("1", "p"))
    _, standing = begin(CHAIN, wanted)
    _, found = answer(wanted, CHAIN, standing, {wanted.lines[0].id: {"late": "no"}})
    assert outcomes(found) == [(DeferralState.EXCLUDED, []), (DeferralState.EXCLUDED, [])]
    assert [(one.target, one.reason) for one in found.verdicts] == [("s", "rule_false"), ("t", "not_ordered")]


def test_dropping_what_another_target_counts_on_leaves_that_out_too() -> None:
    wanted = order(line("1", "p"))
    first, standing = begin(CHAIN, wanted)
    rest: tuple[WaitingDeferral, ...] = tuple(one for one in standing.deferrals if one.id != first.waiting[0].id)
    nothing: dict[Any, Any] = {}
    _, found = answer(wanted, CHAIN, Standing(standing.domain_orders, (), rest), nothing)
    assert outcomes(found) == [(DeferralState.EXCLUDED, [])]
