"""SQL that finds accounts and sites by what files of other systems call them; many names in one statement."""

from collections.abc import Collection
from uuid import UUID

from orderloom.platform.db import Reader

_ACCOUNTS = """
SELECT id, number AS called FROM account WHERE number = ANY(:names)
UNION SELECT id, external_id FROM account WHERE external_id = ANY(:names)
UNION SELECT id, id::text FROM account WHERE id = ANY(CAST(:ids AS uuid[]))
UNION SELECT id, name FROM account WHERE name = ANY(:names)
"""
_SITES = """
SELECT s.id, s.account_id, s.name AS called FROM site s
WHERE s.account_id = ANY(CAST(:accounts AS uuid[])) AND s.name = ANY(:names)
UNION SELECT s.id, s.account_id, s.id::text FROM site s
WHERE s.account_id = ANY(CAST(:accounts AS uuid[])) AND s.id = ANY(CAST(:ids AS uuid[]))
"""


def _ids(names: Collection[str]) -> list[UUID]:
    found: list[UUID] = []
    for name in names:
        try:
            found.append(UUID(name))
        except ValueError:
            continue
    return found


async def accounts_called(reader: Reader, names: Collection[str]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {}
    for row in await reader.rows(_ACCOUNTS, {"names": list(names), "ids": _ids(names)}):
        found.setdefault(row["called"], []).append(row["id"])
    return found


async def sites_called(
    reader: Reader, account_ids: Collection[UUID], names: Collection[str]
) -> dict[tuple[UUID, str], list[UUID]]:
    found: dict[tuple[UUID, str], list[UUID]] = {}
    given = {"accounts": list(account_ids), "names": list(names), "ids": _ids(names)}
    for row in await reader.rows(_SITES, given):
        found.setdefault((row["account_id"], row["called"]), []).append(row["id"])
    return found
