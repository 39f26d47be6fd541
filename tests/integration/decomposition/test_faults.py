"""What can't be decomposed holds up its own line, reaches a person once, and is mended with the catalog in force."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.catalog.queries import current_release
from orderloom.decomposition import queries as decomposition
from orderloom.decomposition.commands import decompose_orders, resume_deferrals, update_characteristics
from orderloom.decomposition.commands.mend import StillFaulty
from orderloom.decomposition.contracts import FaultState, VerdictOutcome
from orderloom.decomposition.queries.explain import ToExplain, explain
from orderloom.fallout.commands import cancel_fallout, retry_fallout
from orderloom.fallout.contracts import Fallout, FalloutState, FalloutType, MoveFallout, RetryFallout
from orderloom.fallout.queries import fallouts_of_orders
from orderloom.identity.contracts import Actor
from orderloom.ordering.contracts import LineState, OrderState
from orderloom.ordering.queries import lines_of, orders_by_id
from orderloom.platform.db import Database
from tests.builders.catalog import characteristic, document, offering, product, realized, relationship, service
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


def kit(name: str, **edge: Any) -> dict[str, Any]:
    """A product with a part counted by `n`, one whose rule may have no answer, and a box that nothing is made for."""
    return document(
        product(
            name,
            characteristic("n", "integer"),
            characteristic("colour"),
            *edge.get("own", ()),
            fulfillment_flow="generic-product",
        ),
        service(f"{name}-part", fulfillment_flow="generic-service"),
        service(f"{name}-paint", fulfillment_flow="generic-service"),
        service(f"{name}-box"),
        realized(name, f"{name}-part", quantity_characteristic="n", **edge.get("part", {})),
        realized(name, f"{name}-paint", rule=edge.get("rule", "source.characteristics.n > 0")),
        relationship(name, "composed_of", f"{name}-box", default=2),
        *edge.get("more", ()),
        offering(name, name),
        key=name,
    )


async def sell(house: House, name: str, **edge: Any) -> None:
    async with house.database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=kit(name, **edge)))


async def faults(house: House, order_id: UUID) -> list[Fallout]:
    async with house.database.reader() as reader:
        return await fallouts_of_orders(reader, SYSTEM, [order_id])


async def made(house: House, order_id: UUID) -> list[str]:
    async with house.database.reader() as reader:
        found = await decomposition.domain_orders_of(reader, [order_id])
    return sorted(one.specification for one in found)


async def states(house: House, order_id: UUID) -> tuple[OrderState, list[LineState]]:
    async with house.database.reader() as reader:
        order = (await orders_by_id(reader, [order_id]))[order_id]
        return order.state, [line.state for line in await lines_of(reader, [order_id])]


async def test_a_line_with_a_fault_waits_for_its_mending_and_the_others_are_fulfilled(
    house: House, drain: Drain
) -> None:
    await sell(house, "kit")
    order_id = await house.order(("1", None, "kit", {"n": 30_000}), ("2", None, "kit", {"n": 1}))
    await drain(house.database)
    assert await made(house, order_id) == ["kit", "kit-paint", "kit-part"]
    assert await states(house, order_id) == (OrderState.IN_PROGRESS, [LineState.IN_PROGRESS, LineState.COMPLETED])
    (fallout,) = await faults(house, order_id)
    async with house.database.reader() as reader:
        first, second = await lines_of(reader, [order_id])
        (fault,) = await decomposition.faults_of(reader, [order_id])
        (box,) = await decomposition.components_of(reader, [order_id])
    assert (fallout.type, fallout.error_code, fallout.line_id, fallout.fault_id) == (
        FalloutType.CONFIGURATION,
        "decomposition.too_many",
        first.id,
        fault.id,
    )
    assert fallout.payload == {"path": ["lines", "1", "quantity"]}
    assert (fault.round, fault.catalog_release_id, fault.state) == (1, (await pinned(house, order_id)), FaultState.OPEN)
    assert (box.specification, box.quantity) == ("kit-box", 2)

    async with house.database.unit_of_work() as uow:
        await decompose_orders(uow, SYSTEM, [order_id])
        await resume_deferrals(uow, SYSTEM, {order_id: {second.id: {"colour": "red"}}})
    await drain(house.database)
    assert len(await faults(house, order_id)) == 1

    with pytest.raises(StillFaulty, match="more than 20,000 domain orders"):
        await retry(house, fallout)
    assert (await faults(house, order_id))[0].state is FalloutState.OPEN

    await sell(house, "kit", part={"maximum": 3})
    await retry(house, fallout)
    await drain(house.database)
    assert await made(house, order_id) == ["kit", "kit", "kit-paint", "kit-paint", *["kit-part"] * 4]
    assert await states(house, order_id) == (OrderState.COMPLETED, [LineState.COMPLETED, LineState.COMPLETED])
    (fallout,) = await faults(house, order_id)
    async with house.database.reader() as reader:
        (fault,) = await decomposition.faults_of(reader, [order_id])
        release = await current_release(reader)
    assert fallout.state is FalloutState.CLOSED_COMPLETE
    assert (fault.state, fault.resolved_by_release_id) == (FaultState.MENDED, release)
    assert await pinned(house, order_id) == release


async def test_a_branch_whose_rule_has_no_answer_is_mended_or_waived(house: House, drain: Drain) -> None:
    broken = "number(source.characteristics.colour) > 1"
    await sell(house, "tin", rule=broken)
    mended, waived = [await house.order(("1", None, "tin", {"n": 1, "colour": "red"})) for _ in range(2)]
    await drain(house.database)
    assert await made(house, mended) == ["tin", "tin-part"]
    assert (await states(house, mended))[0] is OrderState.IN_PROGRESS

    (fallout,) = await faults(house, waived)
    assert (fallout.error_code, fallout.payload) == (
        "decomposition.rule_without_answer",
        {"path": ["tin.realized_as.tin-paint", "rule"]},
    )
    async with house.database.unit_of_work() as uow:
        await cancel_fallout(uow, SYSTEM, MoveFallout(fallout_id=fallout.id, reason="Nobody paints it."))
    await drain(house.database)
    assert (await states(house, waived))[0] is OrderState.COMPLETED

    await sell(house, "tin")
    await retry(house, (await faults(house, mended))[0])
    await drain(house.database)
    assert await made(house, mended) == ["tin", "tin-paint", "tin-part"]
    assert (await states(house, mended))[0] is OrderState.COMPLETED


async def test_an_order_whose_release_is_broken_waits_for_a_person_and_is_not_tried_over_and_over(
    house: House, drain: Drain
) -> None:
    await sell(house, "jar")
    async with house.database.unit_of_work() as uow:
        await uow.execute(
            "UPDATE catalog_entity SET content = jsonb_set(content, '{edges,0,rule}', to_jsonb(CAST('1 +' AS text)))"
            " WHERE key = 'jar' AND section = 'decompositions'"
        )
    order_id = await house.order(("1", None, "jar", {"n": 1}))
    await drain(house.database)
    (fallout,) = await faults(house, order_id)
    assert (fallout.type, fallout.error_code, fallout.line_id) == (
        FalloutType.CONFIGURATION,
        "decomposition.broken_release",
        None,
    )
    assert (await states(house, order_id))[0] is OrderState.ACKNOWLEDGED
    async with house.database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM work") == 0

    await sell(house, "jar", part={"maximum": 5})
    await retry(house, fallout)
    await drain(house.database)
    assert await made(house, order_id) == ["jar", "jar-paint", "jar-part"]
    assert (await states(house, order_id))[0] is OrderState.COMPLETED


async def test_what_mending_brought_is_explained_by_the_release_that_mended_it(house: House, drain: Drain) -> None:
    await sell(house, "pot", rule="number(source.characteristics.colour) > 1")
    order_id = await house.order(("1", None, "pot", {"n": 1, "colour": "red"}))
    await drain(house.database)
    spray = service("pot-spray", fulfillment_flow="generic-service")
    await sell(house, "pot", more=(spray, realized("pot-paint", "pot-spray")))
    await retry(house, (await faults(house, order_id))[0])
    async with house.database.reader() as reader:
        found = await decomposition.domain_orders_of(reader, [order_id])
        one = next(each for each in found if each.specification == "pot-spray")
        told = await explain(reader, SYSTEM, ToExplain(order_id=order_id, domain_order_id=one.id))
        newest = await reader.scalar("SELECT max(sequence) FROM catalog_release")
    assert told.release == newest
    (subject,) = told.subjects
    assert subject.came is not None
    assert (subject.came.verdict.relationship, subject.came.round) == ("pot-paint.realized_as.pot-spray", 2)


async def test_asking_why_tells_of_faults_and_of_parts(house: House, drain: Drain) -> None:
    strap, seal = (
        relationship("crate", "composed_of", f"crate-{name}", rule=f'source.characteristics.colour = "{colour}"')
        for name, colour in (("strap", "red"), ("seal", "blue"))
    )
    label = characteristic("label", "boolean", fulfillment_only=True)
    tag = relationship("crate", "composed_of", "crate-tag", rule="source.characteristics.label = true")
    parts = [service(f"crate-{name}") for name in ("strap", "seal", "tag")]
    await sell(house, "crate", more=(*parts, strap, seal, tag), own=(label,))
    order_id = await house.order(
        ("1", None, "crate", {"n": 30_000}),
        ("2", None, "crate", {"n": 1, "colour": "red"}),
        requested_start=datetime(2999, 1, 1, tzinfo=UTC),
    )
    await drain(house.database)

    async with house.database.reader() as reader:
        first, second = await lines_of(reader, [order_id])
        (crate,) = [
            one for one in await decomposition.domain_orders_of(reader, [order_id]) if one.specification == "crate"
        ]
        of_first = await explain(reader, SYSTEM, ToExplain(order_id=order_id, line_id=first.id))
        of_second = await explain(reader, SYSTEM, ToExplain(order_id=order_id, line_id=second.id))
        of_order = await explain(reader, SYSTEM, ToExplain(order_id=order_id))
        of_crate = await explain(reader, SYSTEM, ToExplain(order_id=order_id, domain_order_id=crate.id))
    assert of_first.subjects == of_second.faults == of_crate.faults == ()
    (fault,) = of_first.faults
    assert of_order.faults == (fault,)
    assert (fault.code, fault.line_id, fault.state) == ("decomposition.too_many", first.id, FaultState.OPEN)
    (subject,) = of_second.subjects
    assert subject == of_crate.subjects[0]
    told = {
        one.specification: (one.outcome, one.reason, one.quantity, dict(one.read), one.waits_for)
        for one in subject.parts
    }
    colour = {"source.colour": "red"}
    assert told == {
        "crate-box": (VerdictOutcome.CREATE, "mandatory", 2, {}, ()),
        "crate-strap": (VerdictOutcome.CREATE, "rule_true", 1, colour, ()),
        "crate-seal": (VerdictOutcome.EXCLUDE, "rule_false", None, colour, ()),
        "crate-tag": (VerdictOutcome.DEFER, "waits", None, {"source.label": None}, ("crate.label",)),
    }

    async with house.database.unit_of_work() as uow:
        await update_characteristics(uow, SYSTEM, {crate.id: {"label": True}})
        again = await explain(uow, SYSTEM, ToExplain(order_id=order_id, domain_order_id=crate.id))
    (tag_now,) = [one for one in again.subjects[0].parts if one.specification == "crate-tag"]
    assert (tag_now.outcome, tag_now.reason, tag_now.quantity) == (VerdictOutcome.CREATE, "rule_true", 1)


async def pinned(house: House, order_id: UUID) -> UUID:
    async with house.database.reader() as reader:
        return (await orders_by_id(reader, [order_id]))[order_id].catalog_release_id


async def retry(house: House, fallout: Fallout) -> None:
    async with house.database.unit_of_work() as uow:
        await retry_fallout(uow, SYSTEM, RetryFallout(fallout_id=fallout.id))
