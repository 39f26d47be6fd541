"""Reading people and groups."""

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import query
from orderloom.graphql.people.types import Group, Person, Viewer, viewer_of
from orderloom.graphql.present import present_all
from orderloom.identity import queries
from orderloom.identity.contracts import Permission


@strawberry.type
class PeopleQueries:
    @query()
    async def viewer(self, info: Info) -> Viewer:
        """The one who asks."""
        return viewer_of(info)

    @query(Permission.PERSON_MANAGE, Permission.TASK_MANAGE, Permission.FALLOUT_MANAGE, Permission.REQUEST_MANAGE)
    async def people(self, info: Info, search: str | None = None) -> list[Person]:
        """Those whose name or login contains `search`."""
        async with info.context.reader() as reader:
            return present_all(await queries.people(reader, info.context.actor, search or ""))

    @query(Permission.PERSON_MANAGE, Permission.TASK_READ, Permission.FALLOUT_READ)
    async def groups(self, info: Info) -> list[Group]:
        """All groups by key."""
        async with info.context.reader() as reader:
            return present_all(await queries.groups(reader))
