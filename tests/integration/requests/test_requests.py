"""Customers ask, the house answers, both see the same thread, and nobody else sees any of it."""

import json
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.flows.commands.importing import import_documents
from orderloom.flows.contracts import ImportedDocument
from orderloom.identity import access
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.commands.people import add_person
from orderloom.identity.contracts import Actor, AddPerson, Role
from orderloom.identity.queries import actor_of, group_ids_by_key, person_by_login
from orderloom.kernel.errors import Denied, InvalidTransition, Missing, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.parties.commands import add_contact, create_account
from orderloom.parties.commands.calendars import create_calendar
from orderloom.parties.contracts import AddContact, CreateAccount, CreateCalendar, Holiday, Hours
from orderloom.platform.db import Database
from orderloom.platform.idempotency import IdempotencyConflict
from orderloom.requests import commands
from orderloom.requests.contracts import (
    AssignRequests,
    CustomerRequest,
    MoveRequest,
    RaiseRequest,
    ReplyToRequest,
    RequestFilter,
    RequestKind,
    RequestState,
)
from orderloom.requests.domain.desk import RequestClosed, RequestTaken
from orderloom.requests.queries import count_requests, messages_of_requests, request, request_actions, requests
from tests.architecture.source import ROOT

SYSTEM = Actor.system("test")


class Desk:
    """One account with its customer, and the people of the house."""

    def __init__(self, database: Database, account_id: UUID, people: dict[str, Actor]) -> None:
        self.database = database
        self.account_id = account_id
        self.customer, self.agent, self.manager = people["customer"], people["agent"], people["manager"]
        self.stranger, self.approver = people["stranger"], people["approver"]

    async def does(self, actor: Actor, command: Any, wanted: Any) -> Any:
        async with self.database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
            return await command(uow, actor, wanted)

    async def asks(self, title: str = "Where is my router?", **more: Any) -> CustomerRequest:
        given: dict[str, Any] = {
            "account_id": self.account_id,
            "kind": RequestKind.QUESTION,
            "title": title,
            "text": "It is late.",
        }
        return await self.does(self.customer, commands.raise_request, RaiseRequest(**{**given, **more}))

    async def says(self, actor: Actor, asked: CustomerRequest, text: str, **more: Any) -> CustomerRequest:
        wanted = ReplyToRequest(request_id=asked.id, text=text, **more)
        return await self.does(actor, commands.reply_to_request, wanted)

    async def moves(self, actor: Actor, command: Any, asked: CustomerRequest, text: str | None = None) -> Any:
        return await self.does(actor, command, MoveRequest(request_id=asked.id, text=text))

    async def thread(self, actor: Actor, asked: CustomerRequest) -> list[str]:
        async with self.database.reader() as reader:
            return [one.text for one in await messages_of_requests(reader, actor, [asked.id])]


@pytest.fixture(scope="module")
async def desk(database: Database) -> Desk:
    async with database.unit_of_work() as uow:
        await seed_groups(uow, SYSTEM)
        own = await create_account(uow, SYSTEM, CreateAccount(name="Own"))
        other = await create_account(uow, SYSTEM, CreateAccount(name="Other"))
    people: dict[str, Actor] = {}
    for name, role, account_id in (
        ("customer", Role.CUSTOMER, own.id),
        ("stranger", Role.CUSTOMER, other.id),
        ("agent", Role.ORDER_AGENT, None),
        ("manager", Role.ORDER_MANAGER, None),
        ("approver", Role.ORDER_APPROVER, None),
    ):
        async with database.unit_of_work() as uow:
            new = AddPerson(
                login=name,
                name=name,
                password_hash=None,
                roles=(role,),
                account_id=account_id,
                email=f"{name}@example.com",
            )
            await add_person(uow, SYSTEM, new)
        async with database.reader() as reader:
            person = await person_by_login(reader, name)
        assert person is not None
        people[name] = actor_of(person)
    return Desk(database, own.id, people)


async def test_a_request_goes_from_open_to_closed_and_both_sides_see_the_thread(desk: Desk) -> None:
    asked = await desk.asks()
    assert (asked.state, asked.raised_by_name) == (RequestState.OPEN, "customer")
    assert asked.due_at == asked.created_at + timedelta(hours=24)
    answered = await desk.says(desk.agent, asked, "It comes tomorrow. Which colour?")
    assert (answered.state, answered.due_at) == (RequestState.AWAITING_CUSTOMER, None)
    replied = await desk.says(desk.customer, asked, "White.")
    assert replied.state is RequestState.IN_PROGRESS
    assert replied.due_at is not None
    resolved = await desk.moves(desk.agent, commands.resolve_request, asked, "A white one is on its way.")
    assert (resolved.state, resolved.resolution) == (RequestState.RESOLVED, "A white one is on its way.")
    closed = await desk.moves(desk.customer, commands.close_request, asked)
    assert closed.state is RequestState.CLOSED
    said = ["It is late.", "It comes tomorrow. Which colour?", "White.", "A white one is on its way."]
    assert await desk.thread(desk.customer, asked) == said
    assert await desk.thread(desk.agent, asked) == said
    with pytest.raises(RequestClosed):
        await desk.says(desk.customer, asked, "One more thing")


async def test_notes_of_the_house_are_never_shown_to_the_customer(desk: Desk) -> None:
    asked = await desk.asks("Notes")
    noted = await desk.says(desk.agent, asked, "He calls every day.", internal=True)
    assert noted.state is RequestState.OPEN
    assert await desk.thread(desk.agent, asked) == ["It is late.", "He calls every day."]
    assert await desk.thread(desk.customer, asked) == ["It is late."]
    with pytest.raises(Denied):
        await desk.says(desk.customer, asked, "A note of mine", internal=True)


async def test_what_another_account_asked_is_missing(desk: Desk) -> None:
    asked = await desk.asks("Private")
    async with desk.database.reader() as reader:
        with pytest.raises(Missing):
            await request(reader, desk.stranger, asked.id)
        with pytest.raises(Missing):
            await request(reader, desk.stranger, asked.number)
        assert (await requests(reader, desk.stranger)).requests == ()
        wanted = RequestFilter(account_id=desk.account_id, states=tuple(RequestState))
        assert await count_requests(reader, desk.stranger, wanted) == 0
        assert await messages_of_requests(reader, desk.stranger, [asked.id]) == []
    for command in (commands.close_request, commands.reopen_request):
        with pytest.raises(Missing):
            await desk.moves(desk.stranger, command, asked, "mine now")
    with pytest.raises(Missing):
        await desk.says(desk.stranger, asked, "Hello")
    with pytest.raises(Missing):
        await desk.does(
            desk.stranger,
            commands.raise_request,
            RaiseRequest(account_id=desk.account_id, kind=RequestKind.ISSUE, title="x", text="x"),
        )


async def test_a_request_about_an_order_that_is_not_there_is_refused_and_leaves_nothing(desk: Desk) -> None:
    async with desk.database.reader() as reader:
        before = await count_requests(reader, desk.customer)
    for field in ("order_id", "line_id", "product_id"):
        with pytest.raises(Missing):
            await desk.asks("Nothing", **{field: new_id()})
    async with desk.database.reader() as reader:
        assert await count_requests(reader, desk.customer) == before


async def test_saying_the_same_twice_says_it_once(desk: Desk) -> None:
    asked = await desk.asks("Twice", key="k1")
    assert (await desk.asks("Twice", key="k1")).id == asked.id
    with pytest.raises(IdempotencyConflict):
        await desk.asks("Something else", key="k1")
    for _ in range(2):
        await desk.says(desk.agent, asked, "Once.", key="r1")
    assert await desk.thread(desk.customer, asked) == ["It is late.", "Once."]


async def test_a_resolved_request_comes_back_when_the_customer_is_not_content(desk: Desk) -> None:
    asked = await desk.asks("Again")
    await desk.moves(desk.agent, commands.resolve_request, asked, "Done.")
    with pytest.raises(InvalidTransition):
        await desk.moves(desk.agent, commands.resolve_request, asked, "Done again.")
    back = await desk.moves(desk.customer, commands.reopen_request, asked, "It is not.")
    assert (back.state, back.resolution) == (RequestState.IN_PROGRESS, None)
    async with desk.database.reader() as reader:
        found = await reader.rows(
            "SELECT from_state, to_state FROM audit WHERE subject_id = :id AND to_state IS NOT NULL ORDER BY id",
            {"id": asked.id},
        )
    assert [(row["from_state"], row["to_state"]) for row in found] == [
        (None, "open"),
        ("open", "in_progress"),
        ("in_progress", "resolved"),
        ("resolved", "in_progress"),
    ]


async def test_a_request_is_claimed_by_one_and_given_by_the_manager(desk: Desk) -> None:
    asked = await desk.asks("Mine")
    await desk.moves(desk.agent, commands.claim_request, asked)
    other = access.actor(new_id(), "other agent", (Role.ORDER_AGENT,))
    with pytest.raises(RequestTaken):
        await desk.moves(other, commands.claim_request, asked)
    with pytest.raises(Denied):
        await desk.does(desk.agent, commands.assign_requests, AssignRequests(request_ids=(asked.id,)))
    async with desk.database.reader() as reader:
        groups = await group_ids_by_key(reader)
    wanted = AssignRequests(request_ids=(asked.id,), group_id=groups["noc"])
    (given,) = await desk.does(desk.manager, commands.assign_requests, wanted)
    assert (given.group_id, given.assignee_id) == (groups["noc"], None)
    for receiver in ({"person_id": desk.customer.id}, {"group_id": new_id()}):
        with pytest.raises(Missing):
            wanted = AssignRequests(request_ids=(asked.id,), **receiver)
            await desk.does(desk.manager, commands.assign_requests, wanted)


async def test_the_verbs_that_are_offered_are_those_that_work(desk: Desk) -> None:
    asked = await desk.asks("Verbs")
    assert request_actions(desk.customer, asked) == ("reply", "close")
    assert request_actions(desk.agent, asked) == ("reply", "note", "claim", "resolve")
    assert request_actions(desk.manager, asked) == ("reply", "note", "claim", "assign", "resolve")
    assert request_actions(desk.approver, asked) == ()
    resolved = await desk.moves(desk.agent, commands.resolve_request, asked, "Done.")
    assert request_actions(desk.customer, resolved) == ("reply", "close", "reopen")


async def test_a_stale_edit_is_refused(desk: Desk) -> None:
    asked = await desk.asks("Stale")
    await desk.says(desk.customer, asked, "More.")
    with pytest.raises(StaleVersion):
        await desk.does(
            desk.agent,
            commands.resolve_request,
            MoveRequest(request_id=asked.id, version=asked.version, text="Done."),
        )


async def test_the_inbox_finds_by_words_kind_and_delay(desk: Desk) -> None:
    asked = await desk.asks("A very rare word: zyzzyva", kind=RequestKind.SERVICE)
    async with desk.database.unit_of_work() as uow:
        await uow.execute(
            "UPDATE customer_request SET due_at = now() - interval '1 minute' WHERE id = :id", {"id": asked.id}
        )
    async with desk.database.reader() as reader:
        for wanted in (
            RequestFilter(search="ZYZZ"),
            RequestFilter(search=asked.number.lower()),
            RequestFilter(kinds=(RequestKind.SERVICE,)),
            RequestFilter(overdue=True),
        ):
            found = await requests(reader, desk.agent, wanted)
            assert [one.id for one in found.requests] == [asked.id], wanted
        assert (await requests(reader, desk.agent, RequestFilter(search="%"))).requests == ()


async def test_an_answer_is_sent_to_the_person_who_asked(desk: Desk, drain: Any) -> None:
    asked = await desk.asks("Mail")
    await drain(desk.database)
    await desk.says(desk.agent, asked, "Here it is.")
    await drain(desk.database)
    async with desk.database.reader() as reader:
        told = await reader.rows(
            "SELECT changes FROM audit WHERE subject_id = :id AND action = 'notified' ORDER BY id", {"id": asked.id}
        )
    assert [row["changes"]["to"] for row in told] == ["order-desk", "customer@example.com"]


async def test_a_visitor_of_another_site_is_answered_by_e_mail_in_their_language(desk: Desk, drain: Any) -> None:
    visitor = access.actor(new_id(), "Ada", (Role.CUSTOMER,), account_id=desk.account_id)
    wanted = RaiseRequest(
        account_id=desk.account_id,
        kind=RequestKind.QUESTION,
        title="Cadê?",
        text="Está atrasado.",
        email="ada@example.org",
        language="pt-BR",
    )
    asked = await desk.does(visitor, commands.raise_request, wanted)
    await desk.says(desk.agent, asked, "Chega amanhã.")
    await desk.says(desk.agent, asked, "Nobody outside reads this.", internal=True)
    await drain(desk.database)
    async with desk.database.reader() as reader:
        told = await reader.rows(
            "SELECT changes FROM audit WHERE subject_id = :id AND action = 'notified' ORDER BY id", {"id": asked.id}
        )
    (letter,) = [row["changes"] for row in told if row["changes"]["to"] != "order-desk"]
    assert letter["to"] == "ada@example.org"
    assert letter["title"] == {"pt-BR": f"Respondemos à sua solicitação {asked.number}: Cadê?"}
    assert letter["text"]["pt-BR"].startswith(f"agent respondeu à sua solicitação {asked.number}, “Cadê?”:\n\nChega")


async def test_a_request_that_names_no_address_is_answered_to_a_contact_of_the_account(desk: Desk) -> None:
    contact = AddContact(account_id=desk.account_id, name="Grace", email="grace@example.org", phone=None)
    await desk.does(SYSTEM, add_contact, contact)
    wanted = RaiseRequest(account_id=desk.account_id, kind=RequestKind.ISSUE, title="Down", text="All of it.")
    assert (await desk.does(desk.agent, commands.raise_request, wanted)).contact_email == "grace@example.org"


async def test_the_policy_says_who_answers_and_until_when(desk: Desk) -> None:
    before = await desk.asks("Unwatched", kind=RequestKind.ISSUE)
    async with desk.database.reader() as reader:
        groups = await group_ids_by_key(reader)
    assert (before.group_id, before.due_at) == (groups["order-desk"], before.created_at + timedelta(hours=24))
    shipped = json.loads((ROOT / "flows/policies/request-handling.table.json").read_bytes())
    await desk.does(SYSTEM, import_documents, [ImportedDocument(content=shipped)])
    after = await desk.asks("Watched", kind=RequestKind.ISSUE)
    assert (after.group_id, after.due_at) == (groups["noc"], after.created_at + timedelta(hours=8))
    assert (after.priority, after.promised_seconds) == ("medium", 8 * 3600)


async def test_due_dates_pass_over_the_hours_in_which_nobody_works(desk: Desk) -> None:
    hours = tuple(Hours(day=day, opens=time(0), closes=time(0)) for day in range(1, 8))
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()
    free = CreateCalendar(
        key="house", name="House", hours=hours, holidays=(Holiday(day=tomorrow, name="Free"),), timezone="UTC"
    )
    await desk.does(SYSTEM, create_calendar, msgspec.structs.replace(free, is_default=True))
    asked = await desk.asks("Over the holiday")
    assert asked.due_at == asked.created_at + timedelta(hours=48)
