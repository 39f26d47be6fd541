"""Asking a real order why: what made each domain order, what is missing beside it, what another catalog would do."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import drafts
from orderloom.catalog.contracts import DiscardDraft, EntityRef, SaveDraft
from orderloom.catalog.queries import effects, entries
from orderloom.catalog.queries.tried import releases
from orderloom.decomposition import queries
from orderloom.decomposition.commands import decompose_orders, drop_deferral, update_characteristics
from orderloom.decomposition.contracts import DeferralState, DomainOrder, DropDeferral, VerdictOutcome
from orderloom.decomposition.queries.explain import Explained, Explanation, ToExplain, explain
from orderloom.decomposition.queries.simulate import Against, Sample, SampleLine, compare_trees, simulate
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Denied, Missing
from orderloom.kernel.ids import new_id
from orderloom.ordering.contracts import Order
from orderloom.parties.contracts import Account, Site
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.catalog import FIBRE_LINES
from tests.builders.orders import SYSTEM, person
from tests.integration.decomposition.test_decomposition import MANAGER, SDWAN, approved, decomposed, place

__all__ = ["place"]

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
ADMIN = person(Role.PROCESS_ADMIN)
GRAPH = EntityRef(section="decompositions", key="fibre-triple-play")


async def asked(database: Database, order: Order, **fields: Any) -> Explanation:
    async with database.reader() as reader:
        return await explain(reader, MANAGER, ToExplain(order_id=order.id, **fields))


async def why(database: Database, order: Order, one: DomainOrder) -> Explained:
    (found,) = (await asked(database, order, domain_order_id=one.id)).subjects
    return found


async def test_a_domain_order_says_what_made_it_and_where_its_values_come_from(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, FIBRE_LINES)
    access = next(one for one in made if one.specification == "fibre-access-line")
    found = await why(database, order, access)
    assert found.came is not None
    assert (found.came.verdict.outcome, found.came.round, found.came.domain_order_ids) == (
        VerdictOutcome.CREATE,
        1,
        (access.id,),
    )
    assert {one.characteristic: (one.kind, one.source) for one in found.origins} == {
        "bandwidth": ("mapping", "internet-service"),
        "installation": ("mapping", "internet-access"),
    }


async def test_what_is_missing_beside_it_is_told_with_its_rule(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, FIBRE_LINES)
    profile = next(one for one in made if one.specification == "broadband-profile")
    found = await why(database, order, profile)
    missing = [one for one in found.neighbours if one.verdict.outcome is VerdictOutcome.EXCLUDE]
    assert [(one.verdict.target, one.verdict.reason, one.verdict.read) for one in missing] == [
        ("static-ip", "rule_false", {"source.static_ip": False})
    ]


async def test_a_line_is_explained_by_what_stands_for_it_and_an_order_page_by_page(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, SDWAN)
    first = made[0]
    of_line = await asked(database, order, line_id=first.line_id)
    assert (of_line.total, [one.domain_order.id for one in of_line.subjects]) == (1, [first.id])
    assert of_line.subjects[0].came is None
    pages = [await asked(database, order, first=2, offset=offset) for offset in (0, 2)]
    assert [page.total for page in pages] == [3, 3]
    assert [len(page.subjects) for page in pages] == [2, 1]


async def test_a_deferral_that_fired_says_that_it_waited_and_who_answered(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, SDWAN)
    async with database.reader() as reader:
        waiting = await queries.deferrals_of(reader, [order.id])
    one = next(each for each in waiting if any(label.endswith(".routing_protocol") for label in each.waits_for))
    parent = next(each for each in made if each.id == one.parent_id)
    before = next(
        each for each in (await why(database, order, parent)).targets if each.verdict.relationship == one.relationship
    )
    assert (before.verdict.outcome, before.deferral and before.deferral.state) == (
        VerdictOutcome.DEFER,
        DeferralState.WAITING,
    )
    owner = next(each for each in made if one.waits_for[0] == f"{each.specification}.routing_protocol")
    async with uow(actor_label="an agent") as u:
        await update_characteristics(u, MANAGER, {owner.id: {"routing_protocol": "bgp"}})
    asked_again = await asked(database, order, domain_order_id=parent.id)
    after = next(each for each in asked_again.subjects[0].targets if each.verdict.relationship == one.relationship)
    assert (after.round, [(each.round, each.outcome) for each in after.earlier]) == (2, [(1, VerdictOutcome.DEFER)])
    assert asked_again.causes[after.decided_at].actor_label == "an agent"


async def test_a_dropped_target_keeps_the_reason_that_was_given(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, SDWAN)
    async with uow() as u:
        one = (await queries.deferrals_of(u, [order.id]))[0]
        await drop_deferral(u, SYSTEM, DropDeferral(deferral_id=one.id, reason="Not wanted any more."))
    parent = next(each for each in made if each.id == one.parent_id)
    found = await why(database, order, parent)
    dropped = next(each for each in found.targets if each.verdict.relationship == one.relationship)
    assert dropped.deferral is not None
    assert (dropped.deferral.state, dropped.deferral.reason) == (DeferralState.DROPPED, "Not wanted any more.")


async def test_explaining_takes_as_many_statements_whatever_the_size(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    spent: list[int] = []
    for sites in (2, 20):
        lines = (SDWAN[0], *((str(number), "1", "sdwan-site", {}) for number in range(2, sites + 2)))
        order, made = await decomposed(uow, place, lines)
        await why(database, order, made[-1])
        for fields in ({"domain_order_id": made[-1].id}, {}):
            before = database.statements
            await asked(database, order, **fields)
            spent.append(database.statements - before)
    assert spent[:2] == spent[2:]
    assert max(spent) <= 16


async def test_only_those_who_see_the_order_are_told_why(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, SDWAN)
    async with database.reader() as reader:
        with pytest.raises(Denied):
            await explain(reader, person(Role.CUSTOMER), ToExplain(order_id=order.id))
        with pytest.raises(Missing):
            await explain(reader, MANAGER, ToExplain(order_id=new_id()))
        with pytest.raises(Missing):
            await explain(reader, MANAGER, ToExplain(order_id=order.id, domain_order_id=new_id()))
        stranger = await decomposed(uow, place, SDWAN)
        with pytest.raises(Missing):
            await explain(reader, MANAGER, ToExplain(order_id=stranger[0].id, domain_order_id=made[0].id))


async def test_a_simulated_order_has_the_tree_that_it_gets(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order = await approved(uow, place, FIBRE_LINES)
    async with database.reader() as reader:
        found = await simulate(reader, MANAGER, order.id, Against())
        assert await queries.domain_orders_of(reader, [order.id]) == []
    assert found.picture is not None
    async with uow() as u:
        await decompose_orders(u, SYSTEM, [order.id])
        made = await queries.domain_orders_of(u, [order.id])
    simulated = sorted(found.picture.nodes, key=lambda one: one.specification)
    real = sorted(made, key=lambda one: one.specification)
    assert [(one.specification, one.quantity, one.characteristics) for one in simulated] == [
        (one.specification, one.quantity, one.characteristics) for one in real
    ]


async def test_an_order_under_way_is_tried_out_with_what_was_answered_since(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, made = await decomposed(uow, place, SDWAN)
    service = next(one for one in made if one.specification == "sdwan-site-service")
    async with database.reader() as reader:
        before = await simulate(reader, MANAGER, order.id, Against())
    async with uow() as u:
        await update_characteristics(u, MANAGER, {service.id: {"routing_protocol": "bgp"}})
        real = await queries.domain_orders_of(u, [order.id])
    async with database.reader() as reader:
        after = await simulate(reader, MANAGER, order.id, Against())
    assert before.picture is not None
    assert after.picture is not None
    known = [{one.specification for one in found.nodes} for found in (before.picture, after.picture)]
    assert known[1] - known[0] == {"sdwan-routing"}
    tried, kept = [
        sorted(one.specification for one in found if one.characteristics.get("routing_protocol") == "bgp")
        for found in (after.picture.nodes, real)
    ]
    assert tried == kept == ["sdwan-routing", "sdwan-site-service"]


async def drafted(database: Database, uow: Uow, change: Callable[[dict[str, Any]], None]) -> int:
    async with database.reader() as reader:
        entry = await entries.entry(reader, ADMIN, GRAPH.section, GRAPH.key)
    content: dict[str, Any] = entry.content if isinstance(entry.content, dict) else {}
    change(content)
    async with uow() as u:
        wanted = SaveDraft(section=GRAPH.section, key=GRAPH.key, content=content)
        return (await drafts.save_catalog_draft(u, ADMIN, wanted)).draft.revision


async def discarded(uow: Uow, revision: int) -> None:
    async with uow() as u:
        await drafts.discard_catalog_draft(
            u, ADMIN, DiscardDraft(section=GRAPH.section, key=GRAPH.key, revision=revision)
        )


def without_tv(content: dict[str, Any]) -> None:
    content["edges"] = [
        one for one in content["edges"] if one["id"] != "internet-service.realized_as.broadband-profile"
    ]


INTERNET = Sample(lines=(SampleLine(number="1", offering="fibre-internet", characteristics={"bandwidth": 300}),))


async def test_drafts_are_compared_with_what_is_in_force(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    revision = await drafted(database, uow, without_tv)
    async with database.reader() as reader:
        found = await compare_trees(reader, ADMIN, INTERNET, Against(), Against(drafts=(GRAPH,)))
        with pytest.raises(Denied):
            await simulate(reader, MANAGER, INTERNET, Against(drafts=(GRAPH,)))
    await discarded(uow, revision)
    assert found.diff is not None
    assert [(one.change, one.node.specification) for one in found.diff.nodes if one.change != "same"] == [
        ("removed", "broadband-profile")
    ]


async def test_drafts_that_cannot_be_published_say_where_they_are_wrong(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    def broken(content: dict[str, Any]) -> None:
        content["edges"][0]["rule"] = "source.characteristics.("

    revision = await drafted(database, uow, broken)
    async with database.reader() as reader:
        found = await simulate(reader, ADMIN, INTERNET, Against(drafts=(GRAPH,)))
        gone = await simulate(reader, ADMIN, INTERNET, Against(drafts=(EntityRef(section="offerings", key="x"),)))
    await discarded(uow, revision)
    assert found.picture is None
    assert found.problems[0].path == ("decompositions", "fibre-triple-play", "edges", 0, "rule")
    assert [(one.code, one.path) for one in gone.problems] == [("catalog.no_draft", ("offerings", "x"))]


async def test_an_older_release_is_tried_by_its_number(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    async with database.reader() as reader:
        newest, *older = await releases(reader, MANAGER)
        now = await simulate(reader, MANAGER, INTERNET, Against(release=newest.sequence))
        then = await simulate(reader, MANAGER, INTERNET, Against(release=older[-1].sequence))
        never = await simulate(reader, MANAGER, INTERNET, Against(release=9_999))
    assert now.picture is not None
    assert (then.picture is None) == bool(then.problems)
    assert [one.path for one in never.problems] == [("release",)]


async def test_too_large_a_sample_is_refused_with_the_limit(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    many = Sample(lines=(SampleLine(number="1", offering="fibre-internet", quantity=Decimal(5_000)),))
    async with database.reader() as reader:
        found = await simulate(reader, MANAGER, many, Against())
    assert [(one.code, one.path) for one in found.problems] == [("simulation.too_large", ("lines",))]
    values = {"edge_devices": 2, "security": "advanced", "routing_protocol": "bgp", "asn": 65000}
    grown = SampleLine(number="1", offering="sdwan-site", quantity=Decimal(2_000), characteristics=values)
    async with database.reader() as reader:
        found = await simulate(reader, MANAGER, Sample(lines=(grown,)), Against())
    assert [(one.code, one.path) for one in found.problems] == [("simulation.too_large", ("lines",))]


async def test_publishing_says_which_running_orders_keep_the_release_that_they_have(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, _ = await decomposed(uow, place, FIBRE_LINES)
    revision = await drafted(database, uow, without_tv)
    async with database.reader() as reader:
        found = await effects.effects_of_drafts(reader, ADMIN, [GRAPH])
    await discarded(uow, revision)
    running = next(one for one in found.uses if one.kind == "decomposed")
    assert UUID(running.links[0].id) == order.id
    assert (running.links[0].label, running.count >= 1) == (order.number, True)
