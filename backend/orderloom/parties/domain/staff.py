"""People and groups as rows of files."""

from collections.abc import Mapping
from uuid import UUID

from orderloom.identity.contracts import Group, Person, Role
from orderloom.parties.domain.rows import Cells, Read, flag, words_of


def read_person(cells: Cells) -> Read:
    read = Read(cells).text("name").made("disabled", flag, "yes or no")
    return read.made("roles", _roles, f"roles, with ; between: {', '.join(Role)}")


def read_group(cells: Cells) -> Read:
    return Read(cells)


def _roles(text: str) -> tuple[Role, ...]:
    return tuple(Role(word.lower().replace(" ", "_")) for word in words_of(text))


def person_cells(person: Person, groups: Mapping[UUID, str], accounts: Mapping[UUID, str]) -> list[str]:
    account = accounts.get(person.account_id, "") if person.account_id else ""
    roles = "; ".join(role.value for role in person.roles)
    keys = "; ".join(sorted(groups[one] for one in person.group_ids if one in groups))
    return [person.login, person.name, roles, keys, account, "yes" if person.disabled else "no"]


def group_cells(group: Group) -> list[str]:
    return [group.key, group.name.get("en", ""), group.name.get("pt-BR", "")]
