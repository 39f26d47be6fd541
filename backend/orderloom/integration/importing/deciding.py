"""Drafts a chunk of orders and has them checked, or made: what is read of the database is read once for all of them."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from orderloom.catalog.contracts import LinePrice
from orderloom.identity.contracts import Actor
from orderloom.integration.importing.contracts import Format, Job, Mapping, OrderOutcome
from orderloom.integration.importing.drafting import (
    CHANNEL,
    Cells,
    Drafted,
    Drafter,
    RowProblem,
    Unit,
    places_of,
)
from orderloom.integration.importing.holding import Holding, Waiting, check_waiting, hold_waiting, known_of
from orderloom.integration.tmf.tmf622.intake import Intake, take
from orderloom.integration.tmf.tmf622.mapping import IDENTITY
from orderloom.integration.tmf.tmf622.prices import price_problems
from orderloom.integration.tmf.tmf622.resolve import in_sender_paths, new_order, resolve
from orderloom.integration.tmf.wording import in_words
from orderloom.kernel.errors import DomainError, Problem
from orderloom.ordering.commands.batch import check_orders, create_orders
from orderloom.ordering.contracts import Captured, CreateOrder
from orderloom.platform.db import Reader, UnitOfWork

At = Callable[[Unit, Sequence[Problem]], tuple[RowProblem, ...]]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What came of the rows of one order. `unknown` is what it names that is unknown here, and will wait for."""

    unit: Unit
    outcome: OrderOutcome
    captured: Captured
    problems: tuple[RowProblem, ...]
    unknown: tuple[RowProblem, ...] = ()

    def row(self) -> dict[str, Any]:
        return {
            "unit": self.unit.number,
            "state": self.outcome.value,
            "order_id": self.captured.order_id,
            "order_number": self.captured.number,
        }


class _Draft(msgspec.Struct, frozen=True, kw_only=True):
    drafted: Drafted
    at: At
    intake: Intake | None = None
    waiting: Waiting | None = None


async def check(reader: Reader, actor: Actor, job: Job, units: Sequence[Unit]) -> list[Decided]:
    """`good`, `bad` or `known`; nothing is kept."""
    drafts = await _drafts(reader, actor, job, units)
    captured = await check_orders(reader, actor, _news(drafts), _hold(drafts))
    waiting = await check_waiting(reader, actor, _waiting(drafts))
    return _decided(drafts, captured, waiting, (OrderOutcome.GOOD, OrderOutcome.BAD))


async def make(uow: UnitOfWork, actor: Actor, job: Job, units: Sequence[Unit]) -> list[Decided]:
    """`made`, `known`, or `failed`: what was good when it was checked and is not any more."""
    drafts = await _drafts(uow, actor, job, units)
    captured = await create_orders(uow, actor, _news(drafts), _hold(drafts))
    waiting = await hold_waiting(uow, actor, _waiting(drafts))
    return _decided(drafts, captured, waiting, (OrderOutcome.MADE, OrderOutcome.FAILED))


def _waiting(drafts: Sequence[_Draft]) -> list[Waiting]:
    return [one.waiting for one in drafts if one.waiting is not None]


def _news(drafts: Sequence[_Draft]) -> list[CreateOrder]:
    return [one.drafted.new for one in drafts if one.drafted.new is not None]


def _hold(drafts: Sequence[_Draft]) -> Callable[[int, str, Sequence[LinePrice]], Sequence[Problem]]:
    """Prices that product orders bring must be ours."""
    intakes = [one.intake for one in drafts if one.drafted.new is not None]

    def held(place: int, currency: str, prices: Sequence[LinePrice]) -> Sequence[Problem]:
        intake = intakes[place]
        return price_problems(intake, currency, prices) if intake is not None else ()

    return held


def _decided(
    drafts: Sequence[_Draft],
    captured: Sequence[Captured],
    waiting: Sequence[Captured],
    outcomes: tuple[OrderOutcome, OrderOutcome],
) -> list[Decided]:
    answers, held = iter(captured), iter(waiting)
    found: list[Decided] = []
    for one in drafts:
        unknown = _told(one.drafted.problems) if one.waiting is not None else ()
        wrong = () if one.waiting is not None else one.drafted.problems
        answer = next(answers) if one.drafted.new is not None else next(held) if one.waiting is not None else Captured()
        problems = (*wrong, *one.at(one.drafted.unit, answer.problems))
        outcome = outcomes[1] if problems else OrderOutcome.KNOWN if answer.known else outcomes[0]
        found.append(
            Decided(unit=one.drafted.unit, outcome=outcome, captured=answer, problems=problems, unknown=unknown)
        )
    return found


def _told(unknown: Sequence[RowProblem]) -> tuple[RowProblem, ...]:
    """Nothing is refused: the order waits."""
    return tuple(
        (row, msgspec.structs.replace(one, message=f"{one.message} The order will wait in fallout until it is mended."))
        for row, one in unknown
    )


async def _drafts(reader: Reader, actor: Actor, job: Job, units: Sequence[Unit]) -> list[_Draft]:
    if job.format is Format.TMF622:
        return [await _document(reader, actor, job, unit) for unit in units]
    mapping = job.mapping or Mapping()
    rows = [Cells(row, places_of(mapping, job.layout.header), mapping) for unit in units for row in unit.rows]
    known = await known_of(reader, actor, rows)
    drafter = Drafter(mapping, job.layout.header, known, submit=job.submit)
    drafted = [_keyed(job, drafter.draft(unit)) for unit in units]
    policy = Holding(reader)
    return [_Draft(drafted=one, at=drafter.at_rows, waiting=await policy.of_rows(job, mapping, one)) for one in drafted]


def _keyed(job: Job, drafted: Drafted) -> Drafted:
    """Orders without an external id are known by their job and place."""
    if drafted.new is None:
        return drafted
    key = f"import:{job.id}:{drafted.unit.number}"
    return msgspec.structs.replace(drafted, new=msgspec.structs.replace(drafted.new, client_key=key))


async def _document(reader: Reader, actor: Actor, job: Job, unit: Unit) -> _Draft:
    """A product order, read as the open interface reads it."""
    number, problems = unit.rows[0].number, tuple[Problem, ...]()
    try:
        intake, problems = take(unit.rows[0].cells[0])
        resolved = await resolve(reader, actor, intake, IDENTITY)
        problems += resolved.problems
    except DomainError as refusal:
        return _refused(unit, refusal.problems)
    if problems:
        waiting = await Holding(reader).of_document(job, unit, (intake, resolved), problems)
        return msgspec.structs.replace(_refused(unit, problems), waiting=waiting)
    new = new_order(intake, resolved, CHANNEL, None)
    new = msgspec.structs.replace(new, submit=new.submit and job.submit, client_key=f"import:{job.id}:{unit.number}")

    def at(unit: Unit, problems: Sequence[Problem]) -> tuple[RowProblem, ...]:
        return _worded(number, in_sender_paths(problems, intake, IDENTITY))

    return _Draft(drafted=Drafted(unit=unit, new=new, problems=()), at=at, intake=intake)


def _refused(unit: Unit, problems: Sequence[Problem]) -> _Draft:
    found = _worded(unit.rows[0].number, problems)
    return _Draft(drafted=Drafted(unit=unit, new=None, problems=found), at=lambda *_: ())


def _worded(number: int, problems: Sequence[Problem]) -> tuple[RowProblem, ...]:
    return tuple((number, msgspec.structs.replace(one, path=(in_words(one.path),))) for one in problems)
