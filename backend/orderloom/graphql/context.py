"""What every resolver is given: who asks, in which language, and how to reach the database."""

from contextlib import AbstractAsyncContextManager
from typing import Any

import strawberry

from orderloom.graphql.loaders import Loaders
from orderloom.identity.contracts import Actor, Person
from orderloom.platform.db import Database, Reader, UnitOfWork
from orderloom.platform.live import Live


class Context:
    """One request's. A mutation makes the loaders anew, as what they have read may have changed."""

    schema: Any = None
    """The schema that the request is answered by."""

    def __init__(
        self, *, actor: Actor, person: Person | None, database: Database, live: Live, locale: str, trace_id: str
    ) -> None:
        self.actor = actor
        self.person = person
        self.database = database
        self.live = live
        self.locale = locale
        self.trace_id = trace_id
        self.load = Loaders(database, actor)

    def reader(self) -> AbstractAsyncContextManager[Reader]:
        return self.database.reader()

    def unit_of_work(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self.database.unit_of_work(actor_label=self.actor.name, actor_id=self.actor.id, trace_id=self.trace_id)

    def forget(self) -> None:
        self.load = Loaders(self.database, self.actor)


Info = strawberry.Info[Context, Any]
