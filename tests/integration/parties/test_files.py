"""Parties from files: tried first, taken whole or as far as they are good, the same when they are exported again."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from orderloom.identity.commands.people import add_person
from orderloom.identity.contracts import AddPerson, Role
from orderloom.kernel.errors import Denied
from orderloom.parties import commands, queries
from orderloom.parties.commands.imports import RowsRefused, import_parties
from orderloom.parties.contracts import (
    Account,
    CreateAccount,
    ExportParties,
    FileRow,
    ImportParties,
    ImportReport,
    PartyFile,
    RowFate,
    Site,
)
from orderloom.parties.queries.files import exported_parties
from orderloom.platform.db import Database
from tests.builders.orders import person

AGENT, ADMIN = person(Role.ORDER_AGENT), person(Role.PROCESS_ADMIN)
GOOD = {"name": "Shop 1", "street": "1 Pier", "city": "Porto", "country": "PT", "timezone": "Europe/Lisbon"}
BAD = {"name": "Shop 2", "street": "2 Pier", "city": "Porto", "timezone": "Mars/Base", "latitude": "north"}


async def opened(database: Database, name: str) -> Account:
    async with database.unit_of_work() as uow:
        return await commands.create_account(uow, AGENT, CreateAccount(name=name))


async def bring(
    database: Database, file: PartyFile, rows: Sequence[dict[str, str]], actor: Any = AGENT, **more: Any
) -> ImportReport:
    wanted = ImportParties(file=file, rows=tuple(FileRow(i, row) for i, row in enumerate(rows, start=2)), **more)
    try:
        async with database.unit_of_work() as uow:
            return await import_parties(uow, actor, wanted)
    except RowsRefused as refused:
        return refused.report


async def sites(database: Database, account: Account) -> list[Site]:
    async with database.reader() as reader:
        return await queries.sites_of_account(reader, [account.id])


async def test_a_dry_run_says_what_is_wrong_at_its_column_and_takes_nothing(database: Database) -> None:
    account = await opened(database, "Dry")
    report = await bring(database, PartyFile.SITES, [GOOD, BAD], account_id=account.id, dry_run=True)
    assert [(row.line, row.fate) for row in report.rows] == [(2, RowFate.CREATED), (3, RowFate.REFUSED)]
    assert [one.path for one in report.rows[1].problems] == [("latitude",), ("country",)]
    assert (report.done, await sites(database, account)) == (False, [])


async def test_one_bad_row_keeps_all_out_unless_only_the_good_ones_are_asked_for(database: Database) -> None:
    account = await opened(database, "Some")
    assert not (await bring(database, PartyFile.SITES, [GOOD, BAD], account_id=account.id)).done
    assert await sites(database, account) == []
    assert (await bring(database, PartyFile.SITES, [GOOD, BAD], account_id=account.id, valid_only=True)).done
    assert [site.name for site in await sites(database, account)] == ["Shop 1"]


async def test_what_was_exported_changes_nothing_when_it_comes_back(database: Database) -> None:
    rows = [
        {"external_id": "x-1", "name": "Head", "billing_street": "1", "billing_city": "Porto", "billing_country": "PT"},
        {"external_id": "x-2", "name": "Branch", "parent": "x-1", "kind": "Business", "status": "prospect"},
    ]
    first = await bring(database, PartyFile.ACCOUNTS, rows)
    assert [row.fate for row in first.rows] == [RowFate.CREATED, RowFate.CREATED]
    async with database.reader() as reader:
        wanted = ExportParties(file=PartyFile.ACCOUNTS, search="x-2")
        columns, lines = await exported_parties(reader, AGENT, wanted)
    again = [{name: cell for name, cell in zip(columns, line, strict=True) if cell} for line in lines]
    assert [row["parent"] for row in again] == ["x-1"]
    assert [row.fate for row in (await bring(database, PartyFile.ACCOUNTS, again)).rows] == [RowFate.SAME]
    changed = await bring(database, PartyFile.ACCOUNTS, [{**again[0], "name": "Branch office"}])
    assert [row.fate for row in changed.rows] == [RowFate.CHANGED]


async def test_a_contact_of_another_account_is_refused(database: Database) -> None:
    account, other = await opened(database, "Mine"), await opened(database, "Other")
    rows = [{"account": other.number, "name": "Desk"}, {"account": "nobody", "name": "Desk"}]
    report = await bring(database, PartyFile.CONTACTS, rows, account_id=account.id)
    assert [row.problems[0].code for row in report.rows] == ["parties.other_account", "parties.unknown_account"]


async def test_calendars_come_by_whoever_administers_only(database: Database) -> None:
    rows = [{"key": "shop", "name": "Shop", "monday": "09:00-12:00 13:00-18:00", "default": "yes"}]
    with pytest.raises(Denied):
        await bring(database, PartyFile.CALENDARS, rows, actor=person(Role.ORDER_APPROVER))
    report = await bring(database, PartyFile.CALENDARS, rows, actor=ADMIN)
    assert (report.done, [row.fate for row in report.rows]) == (True, [RowFate.CREATED])


async def test_people_come_and_go_without_passwords_and_nobody_raises_themselves(database: Database) -> None:
    async with database.unit_of_work() as uow:
        mine = await add_person(
            uow, ADMIN, AddPerson(login="boss", name="Boss", password_hash=None, roles=(Role.PROCESS_ADMIN,))
        )
    boss = msgspec.structs.replace(ADMIN, id=mine)
    groups = [{"key": "splicers", "name": "Splicers", "name_pt_br": "Emendadores"}]
    assert (await bring(database, PartyFile.GROUPS, groups, boss)).count(RowFate.CREATED) == 1
    assert (await bring(database, PartyFile.GROUPS, groups, boss)).count(RowFate.SAME) == 1
    rows = [
        {"login": "Ana", "name": "Ana", "roles": "order_agent; order_approver", "groups": "splicers"},
        {"login": "rui", "name": "Rui", "roles": "wizard", "groups": "nobody"},
        {"login": "eva", "name": "Eva", "roles": "customer"},
        {"login": "boss", "roles": "process_admin; order_approver"},
        {"login": "boss", "disabled": "yes"},
    ]
    report = await bring(database, PartyFile.PEOPLE, rows, boss, valid_only=True)
    assert [(row.name, row.fate, [one.path for one in row.problems]) for row in report.rows] == [
        ("Ana", RowFate.CREATED, []),
        ("Rui", RowFate.REFUSED, [("roles",), ("groups",)]),
        ("Eva", RowFate.REFUSED, [("account",)]),
        ("boss", RowFate.REFUSED, [("roles",)]),
        ("boss", RowFate.REFUSED, [("disabled",)]),
    ]
    async with database.reader() as reader:
        columns, told = await exported_parties(reader, boss, ExportParties(file=PartyFile.PEOPLE, search="ana"))
    assert (tuple(columns), told) == (
        ("login", "name", "roles", "groups", "account", "disabled"),
        [["ana", "Ana", "order_agent; order_approver", "splicers", "", "no"]],
    )
    again = [dict(zip(columns, (cell for cell in told[0]), strict=True))]
    same = [{name: text for name, text in row.items() if text} for row in again]
    assert (await bring(database, PartyFile.PEOPLE, same, boss)).count(RowFate.SAME) == 1


async def test_who_may_not_manage_people_neither_brings_nor_fetches_them(database: Database) -> None:
    rows = [{"login": "eve", "name": "Eve", "roles": "process_admin"}]
    report = await bring(database, PartyFile.PEOPLE, rows, AGENT)
    assert [(row.fate, row.problems[0].code) for row in report.rows] == [(RowFate.REFUSED, "denied")]
    for file in (PartyFile.PEOPLE, PartyFile.GROUPS):
        with pytest.raises(Denied):
            async with database.reader() as reader:
                await exported_parties(reader, AGENT, ExportParties(file=file))
