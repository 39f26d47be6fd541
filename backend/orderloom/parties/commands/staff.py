"""People and groups come in by files as process admins would type them: no passwords, and nobody raises themselves."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.identity import queries as identity
from orderloom.identity.commands.people import add_group, add_person, change_group, change_person
from orderloom.identity.contracts import Actor, AddGroup, AddPerson, ChangeGroup, ChangePerson, Group, Person
from orderloom.kernel.errors import Invalid, Problem
from orderloom.parties.contracts import Account, FileRow, RowFate
from orderloom.parties.domain.rows import Read, refuse_cells, words_of
from orderloom.platform.db import UnitOfWork


class Staff:
    """The people and groups that rows of one file name, looked up once."""

    def __init__(self, uow: UnitOfWork, actor: Actor, accounts: Mapping[str, Account]) -> None:
        self.uow, self.actor, self.accounts = uow, actor, accounts
        self.groups: dict[str, Group] = {}
        self.people: dict[str, Person] = {}

    async def prepare(self, rows: Sequence[FileRow]) -> None:
        self.groups = {one.key: one for one in await identity.groups(self.uow)}
        logins = {row.cells["login"].strip().lower() for row in rows if "login" in row.cells}
        self.people = await identity.people_by_logins(self.uow, logins)

    async def person(self, read: Read) -> RowFate:
        said: dict[str, Any] = read.said
        self._group_ids(read)
        if "account" in read.cells:
            said["account_id"] = self._account_id(read)
        login = read.cells.get("login", "").strip().lower()
        known = self.people.get(login)
        refuse_cells(read, ("login",) if known else ("login", "name", "roles"))
        if known is None:
            disabled = said.pop("disabled", False)
            new = AddPerson(login=login, password_hash=None, **said)
            person_id = await add_person(self.uow, self.actor, new)
            self.people[login] = (await identity.people_by_ids(self.uow, [person_id]))[person_id]
            if disabled:
                await self._change(self.people[login], {"disabled": True})
            return RowFate.CREATED
        if all(_alike(getattr(known, name), value) for name, value in said.items()):
            return RowFate.SAME
        await self._change(known, said)
        return RowFate.CHANGED

    async def _change(self, known: Person, said: Mapping[str, Any]) -> None:
        change = ChangePerson(person_id=known.id, version=known.version, **said)
        self.people[known.login] = await change_person(self.uow, self.actor, change)

    def _group_ids(self, read: Read) -> None:
        if "groups" not in read.cells:
            return
        keys = words_of(read.cells["groups"])
        unknown = [key for key in keys if key not in self.groups]
        read.problems += [
            Problem("identity.unknown_group", f"There is no group {key}.", ("groups",)) for key in unknown
        ]
        read.said["group_ids"] = tuple(self.groups[key].id for key in keys if key in self.groups)

    def _account_id(self, read: Read) -> UUID | None:
        name = read.cells["account"]
        if name not in self.accounts:
            raise Invalid.of([Problem("parties.unknown_account", f"There is no account {name}.", ("account",))])
        return self.accounts[name].id

    async def group(self, read: Read) -> RowFate:
        key = read.cells.get("key", "")
        known = self.groups.get(key)
        refuse_cells(read, ("key", "name"))
        name = {"en": read.cells["name"], **({"pt-BR": text} if (text := read.cells.get("name_pt_br")) else {})}
        if known is None:
            self.groups[key] = await add_group(self.uow, self.actor, AddGroup(key=key, name=name))
            return RowFate.CREATED
        if {**known.name, **name} == known.name:
            return RowFate.SAME
        change = ChangeGroup(group_id=known.id, name={**known.name, **name})
        self.groups[key] = await change_group(self.uow, self.actor, change)
        return RowFate.CHANGED


def _alike(before: Any, after: Any) -> bool:
    return set(before) == set(after) if isinstance(after, tuple) else before == after
