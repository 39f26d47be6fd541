"""Jobs that carry catalogs in and out: one call to the address that is named, and what has come of it."""

from collections.abc import Callable
from typing import ClassVar

from orderloom.identity.contracts import Permission
from orderloom.integration.tmf.collection import Call
from orderloom.integration.tmf.keeping import KeptCollection
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tmf620 import carrying
from orderloom.integration.tmf.wording import moment
from orderloom.platform.db import NewWork, UnitOfWork

FORM = "application/json"


class _Jobs(KeptCollection):
    """Their addresses may hold what lets one in there, so that only who may start a job reads it."""

    reads: ClassVar[Permission] = Permission.CATALOG_WRITE
    verbs: ClassVar[frozenset[str]] = frozenset({"list", "read", "create", "remove"})
    given_here: ClassVar[frozenset[str]] = frozenset({"id", "creationDate", "completionDate", "status", "errorLog"})
    handler: ClassVar[Callable[[Kept, Call], NewWork]]

    def first(self, uow: UnitOfWork, body: Body) -> Body:
        return {"contentType": FORM, **body, "status": carrying.WAITING}

    async def after(self, uow: UnitOfWork, call: Call, made: Kept) -> None:
        uow.enqueue(type(self).handler(made, call))

    def ours(self, kept: Kept) -> Body:
        return {"creationDate": moment(kept.created_at)}


class ImportJobs(_Jobs):
    name = "importJob"
    type = "ImportJob"
    handler: ClassVar[Callable[[Kept, Call], NewWork]] = staticmethod(carrying.fetching)


class ExportJobs(_Jobs):
    name = "exportJob"
    type = "ExportJob"
    handler: ClassVar[Callable[[Kept, Call], NewWork]] = staticmethod(carrying.gathering)
