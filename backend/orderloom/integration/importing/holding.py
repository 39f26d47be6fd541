"""Orders of files that name unknown products: where the policy lets them, they wait in fallout to be mended."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.access import scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.integration.importing.contracts import Job, Mapping
from orderloom.integration.importing.drafting import (
    CHANNEL,
    Cells,
    Drafted,
    Drafter,
    Known,
    RowProblem,
    Unit,
    places_of,
    targets_of,
)
from orderloom.integration.importing.reading.refusing import Row
from orderloom.integration.tmf.holding import Meant, Sent, bind_means, hold, holds, only_unknown
from orderloom.integration.tmf.tmf622.holding import to_be_held
from orderloom.integration.tmf.tmf622.intake import Intake
from orderloom.integration.tmf.tmf622.mapping import IDENTITY
from orderloom.integration.tmf.tmf622.resolve import Resolved, new_order
from orderloom.kernel.errors import DomainError, Invalid, Problem
from orderloom.ordering.commands.batch import check_orders
from orderloom.ordering.contracts import Captured, CreateOrder, Order
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader, UnitOfWork

MEANS = "rows"


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An order as far as it can be read, and what was sent of it."""

    new: CreateOrder
    sent: Sent


class Holding:
    """Asks the policy once an account, for all orders of a chunk."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._held: dict[UUID, bool] = {}

    async def _holds(self, account_id: UUID) -> bool:
        if account_id not in self._held:
            account = (await parties.accounts_by_id(self._reader, [account_id])).get(account_id)
            self._held[account_id] = account is not None and await holds(self._reader, CHANNEL, account)
        return self._held[account_id]

    async def of_rows(self, job: Job, mapping: Mapping, drafted: Drafted) -> Waiting | None:
        new = drafted.read
        if new is None or not await self._holds(new.account_id):
            return None
        content = _content(mapping, job, drafted.unit)
        key = _key(job, drafted.unit, new)
        return Waiting(
            new=msgspec.structs.replace(new, client_key=key),
            sent=Sent(
                means=MEANS,
                content=content,
                said=content["document"],
                problems=_problems(drafted.unit, drafted.problems),
            ),
        )

    async def of_document(
        self, job: Job, unit: Unit, found: tuple[Intake, Resolved], problems: Sequence[Problem]
    ) -> Waiting | None:
        intake, resolved = found
        known = resolved.account is not None and only_unknown(problems)
        if not known or resolved.account is None or not await self._holds(resolved.account.id):
            return None
        new = new_order(intake, resolved, CHANNEL, None)
        key = _key(job, unit, new)
        return Waiting(
            new=msgspec.structs.replace(new, submit=new.submit and job.submit, client_key=key),
            sent=to_be_held(unit.rows[0].cells[0], intake.version, IDENTITY, problems),
        )


def _key(job: Job, unit: Unit, new: CreateOrder) -> str:
    return f"{new.account_id}:{new.external_id}" if new.external_id else f"import:{job.id}:{unit.number}"


def _content(mapping: Mapping, job: Job, unit: Unit) -> dict[str, Any]:
    """Each row as what it says of each target, so that it no longer depends on the file's columns."""
    targets = targets_of(mapping)
    places = places_of(mapping, job.layout.header)
    rows = [{target: Cells(row, places, mapping)[target] for target in targets} for row in unit.rows]
    kept = {"rows": rows, "numbers": [row.number for row in unit.rows]}
    return {"document": kept, "root": "rows", "decimal": mapping.decimal, "dates": mapping.dates}


def _problems(unit: Unit, problems: Sequence[RowProblem]) -> list[Problem]:
    places = {row.number: place for place, row in enumerate(unit.rows)}
    return [msgspec.structs.replace(one, path=("rows", places[number], "offering")) for number, one in problems]


async def check_waiting(reader: Reader, actor: Actor, waiting: Sequence[Waiting]) -> list[Captured]:
    """What is wrong with them beside what is unknown, and which of them are there already."""
    if not waiting:
        return []
    empty = [msgspec.structs.replace(one.new, lines=(), submit=False, client_key=one.new.client_key) for one in waiting]
    return await check_orders(reader, actor, empty)


async def hold_waiting(uow: UnitOfWork, actor: Actor, waiting: Sequence[Waiting]) -> list[Captured]:
    """Those that nothing else is wrong with wait from now on."""
    found = await check_waiting(uow, actor, waiting)
    for place, one in enumerate(waiting):
        if not found[place].known and not found[place].problems:
            found[place] = await _hold(uow, actor, one)
    return found


async def _hold(uow: UnitOfWork, actor: Actor, one: Waiting) -> Captured:
    try:
        held = await hold(uow, actor, one.new, one.sent)
    except DomainError as refusal:
        return Captured(problems=refusal.problems)
    return Captured(order_id=held.order.id, number=held.order.number, known=not held.fresh)


async def known_of(reader: Reader, actor: Actor, rows: Sequence[Cells]) -> Known:
    reach = scope(actor, "order", Permission.ORDER_CAPTURE)
    names = {row["account"] for row in rows} - {""}
    found = await parties.accounts_called(reader, names) if names else {}
    accounts = {name: [one for one in ids if reach.kind == "all" or one in reach.ids] for name, ids in found.items()}
    sites = {row["site"] for row in rows} - {""}
    ids = {one for each in accounts.values() for one in each}
    return Known(
        snapshot=await catalog.snapshot(reader, await catalog.current_release(reader)),
        own=await sheet(reader, Noun.ORDER, Noun.LINE),
        accounts=accounts,
        sites=await parties.sites_called(reader, ids, sites) if ids and sites else {},
    )


class Rows:
    async def again(self, uow: UnitOfWork, sender: Actor, order: Order, content: Any) -> Meant:
        said = content["document"]["rows"]
        targets = tuple(said[0])
        mapping = Mapping(columns={one: one for one in targets}, decimal=content["decimal"], dates=content["dates"])
        rows = [
            Row(number=place, cells=tuple(str(one.get(target, "")) for target in targets))
            for place, one in enumerate(said)
        ]
        known = await known_of(uow, sender, [Cells(row, places_of(mapping, targets), mapping) for row in rows])
        drafter = Drafter(mapping, targets, known, submit=False)
        drafted = drafter.draft(Unit(number=0, rows=tuple(rows)))
        if drafted.new is None:
            raise Invalid.of(_placed(drafted.problems))
        return Meant(drafted.new, lambda found: _placed(drafter.at_rows(drafted.unit, found)))


def _placed(problems: Sequence[RowProblem]) -> list[Problem]:
    return [msgspec.structs.replace(one, path=("rows", place, *one.path)) for place, one in problems]


bind_means(MEANS, Rows())
