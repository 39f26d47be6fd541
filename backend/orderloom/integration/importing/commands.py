"""Files are brought, looked at, checked, run and called off here."""

import asyncio
import io
from hashlib import sha256
from typing import Any
from uuid import UUID

from orderloom.identity.access import command, require
from orderloom.identity.contracts import Actor, Permission
from orderloom.identity.queries import as_known
from orderloom.integration.importing import queries, store
from orderloom.integration.importing.contracts import (
    MOST_BYTES,
    CheckImport,
    FileTicket,
    Format,
    Job,
    JobState,
    LayImportOut,
    Layout,
    Mapping,
    RunImport,
    StartImport,
    Template,
)
from orderloom.integration.importing.drafting import targets_of
from orderloom.integration.importing.proposing import CHARACTERISTIC, OF_LINE, OF_ORDER, PLAIN
from orderloom.integration.importing.reading.opening import format_of, layout_of
from orderloom.integration.importing.working import CHECK, MAKE, READ, WHOLE, tell, work
from orderloom.kernel.errors import DomainError, Invalid, Kind, Missing, Problem
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.files import GOOD_FOR, Ticket, drop_ticket, give_ticket, keep_file, kept_file
from orderloom.platform.work_rows import drop_ready

LONGEST_NAME = 200
_AGAIN = (JobState.WAITING, JobState.CHECKED, JobState.FAILED)
_NOTHING: dict[str, Any] = dict.fromkeys(
    ("rows", "bad_rows", "orders", "bad_orders", "checked", "made", "known", "failed"), 0
)


class NotNow(DomainError):
    """The job is not in a state for this."""

    kind = Kind.CONFLICT
    code = "import.not_now"


@command(Permission.ORDER_IMPORT)
async def prepare_file(uow: UnitOfWork, actor: Actor) -> FileTicket:
    """Where a file is brought to, for minutes, by this actor."""
    ticket = await give_ticket(uow, actor.id, queries.BRING, {})
    return FileTicket(id=ticket.id, path=ticket.path, most_bytes=MOST_BYTES, expires_at=uow.now + GOOD_FOR)


@command(Permission.ORDER_IMPORT)
async def keep(uow: UnitOfWork, actor: Actor, ticket: Ticket, content: bytes) -> None:
    """Keeps what was brought, when its bytes are those of a file of orders."""
    await asyncio.to_thread(format_of, io.BytesIO(content))
    await keep_file(uow, ticket.id, content)


@command(Permission.ORDER_IMPORT)
async def start(uow: UnitOfWork, actor: Actor, new: StartImport) -> Job:
    """A job with what its file looks like; the file that was brought is taken over."""
    content = await kept_file(uow, new.upload, queries.BRING, actor.id)
    made = await open_job(uow, actor, new.name, content)
    await drop_ticket(uow, new.upload)
    return made


@command(Permission.ORDER_IMPORT)
async def open_job(uow: UnitOfWork, actor: Actor, name: str, content: bytes) -> Job:
    """A job for these bytes; refuses what can't be read."""
    kind, layout = await asyncio.to_thread(_looked_at, content, None)
    called = "".join(one for one in name.replace("\\", "/").split("/")[-1] if one.isprintable()).strip()
    if unacceptable(called):
        raise Invalid("A file needs a name that can be written down.", path=("name",))
    job = Job(
        id=new_id(),
        name=called[:LONGEST_NAME] or f"orders.{kind.value}",
        format=kind,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        state=JobState.WAITING,
        layout=layout,
        mapping=None,
        whole=False,
        submit=True,
        **_NOTHING,
        round=0,
        problems=(),
        created_by=actor.id if actor.kind == "person" else None,
        created_by_name=actor.name,
        created_at=uow.now,
        started_at=None,
        ended_at=None,
        version=1,
    )
    await store.insert_job(uow, job, content)
    _audit(uow, job.id, "bring")
    tell(uow, job.id)
    return job


def _looked_at(content: bytes, wanted: Layout | None) -> tuple[Format, Layout]:
    file = io.BytesIO(content)
    kind = format_of(file)
    return kind, layout_of(file, kind, wanted)


@command(Permission.ORDER_IMPORT)
async def lay_out(uow: UnitOfWork, actor: Actor, wanted: LayImportOut) -> Job:
    """Reads the file's header anew, from another sheet, or by another delimiter or encoding."""
    job = await _locked(uow, wanted.job_id, *_AGAIN)
    content = b"".join([piece async for piece in store.pieces(uow, job.id)])
    asked = Layout(sheet=wanted.sheet, delimiter=wanted.delimiter, encoding=wanted.encoding)
    _, layout = await asyncio.to_thread(_looked_at, content, asked)
    await store.change(uow, job.id, layout=layout, state=JobState.WAITING.value, mapping=None, problems=())
    tell(uow, job.id)
    return await queries.job(uow, actor, job.id)


@command(Permission.ORDER_IMPORT)
async def check(uow: UnitOfWork, actor: Actor, wanted: CheckImport) -> Job:
    """Begins a dry run; what an earlier one found is forgotten."""
    require(actor, Permission.ORDER_CAPTURE)
    if wanted.submit:
        require(actor, Permission.ORDER_SUBMIT)
    job = await _locked(uow, wanted.job_id, *_AGAIN)
    problems = _unfit(job, wanted.mapping)
    if problems:
        raise Invalid.of(problems)
    if wanted.save_as:
        await _save(uow, actor, wanted.save_as, job, wanted.mapping)
    await store.clear(uow, job.id)
    begun = await _begin(
        uow, actor, job, JobState.CHECKING, **_NOTHING, mapping=wanted.mapping, submit=wanted.submit, problems=()
    )
    uow.enqueue(work(READ, begun))
    _audit(uow, job.id, "begin_check")
    return begun


def _unfit(job: Job, mapping: Mapping) -> list[Problem]:
    """Columns that the file does not have, and targets that nobody knows."""
    if job.format is Format.TMF622:
        return []
    found = list(unacceptable(mapping))
    starts = (CHARACTERISTIC, OF_ORDER, OF_LINE)
    for target in targets_of(mapping):
        if target not in PLAIN and not target.startswith(starts):
            found.append(Problem("import.unknown_target", f"There is nothing called {target[:80]!r}.", (target,)))
    for target, column in mapping.columns.items():
        if column not in job.layout.header:
            found.append(Problem("import.unknown_column", f"The file has no column {column[:80]!r}.", (target,)))
    for target in ("account", "offering"):
        if target not in targets_of(mapping):
            found.append(Problem("import.target_missing", f"Say which column names the {target}.", (target,)))
    return found


async def _save(uow: UnitOfWork, actor: Actor, name: str, job: Job, mapping: Mapping) -> None:
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME or unacceptable(called):
        raise Invalid(f"A template's name has 1 to {LONGEST_NAME} characters.", path=("save_as",))
    await store.save_template(
        uow,
        Template(
            id=new_id(),
            name=called,
            header=job.layout.header,
            mapping=mapping,
            owner_id=actor.id if actor.kind == "person" else None,
            owner_name=actor.name,
            updated_at=uow.now,
        ),
    )


@command(Permission.ORDER_IMPORT)
async def run(uow: UnitOfWork, actor: Actor, wanted: RunImport) -> Job:
    """Makes the orders of a checked file: all of them or none, or those that nothing is wrong with."""
    job = await _locked(uow, wanted.job_id, JobState.CHECKED)
    require(actor, Permission.ORDER_CAPTURE)
    if job.submit:
        require(actor, Permission.ORDER_SUBMIT)
    if wanted.whole and job.bad_orders:
        message = f"{job.bad_orders:,} orders of the file can't be made; mend them, or make the others only."
        raise NotNow(message, path=("whole",))
    begun = await _begin(uow, actor, job, JobState.RUNNING, whole=wanted.whole, started_at=uow.now)
    uow.enqueue(work(WHOLE if wanted.whole else MAKE, begun))
    _audit(uow, job.id, "run")
    return begun


@command(Permission.ORDER_IMPORT)
async def cancel(uow: UnitOfWork, actor: Actor, job_id: UUID) -> Job:
    """Calls a job off; orders that it made already stay."""
    job = await _locked(uow, job_id, *_AGAIN, JobState.CHECKING, JobState.RUNNING)
    for name in (READ, CHECK, MAKE, WHOLE):
        await drop_ready(uow, name, [job.id])
    called_off = await _begin(uow, actor, job, JobState.CANCELED, ended_at=uow.now)
    await store.drop_file(uow, job.id)
    _audit(uow, job.id, "cancel")
    return called_off


@command(Permission.ORDER_IMPORT)
async def remove_template(uow: UnitOfWork, actor: Actor, template_id: UUID) -> None:
    if not await store.remove_template(uow, template_id):
        raise Missing("There is no such template.", path=("template_id",))


@command(Permission.ORDER_IMPORT)
async def fetch_report(uow: UnitOfWork, actor: Actor, job_id: UUID, *, bad: bool) -> FileTicket:
    """Where the report is fetched; `bad`: only the rows that something is wrong with."""
    job = await queries.job(uow, actor, job_id)
    ticket = await give_ticket(uow, actor.id, queries.FETCH, {"id": str(job.id), "bad": bad})
    return FileTicket(id=ticket.id, path=ticket.path, most_bytes=0, expires_at=uow.now + GOOD_FOR)


async def _locked(uow: UnitOfWork, job_id: UUID, *states: JobState) -> Job:
    job = await store.job(uow, job_id, lock=True)
    if job is None:
        raise Missing("There is no such import.", path=("job_id",))
    if job.state not in states:
        raise NotNow("This import is past that, or not there yet.", path=("job_id",), details={"state": job.state})
    return job


async def _begin(uow: UnitOfWork, actor: Actor, job: Job, state: JobState, **values: Any) -> Job:
    """Another round, in the name of this actor: work of earlier rounds finds that it is not wanted any more."""
    ended = values.pop("ended_at", None)
    await store.change(
        uow, job.id, state=state.value, round=job.round + 1, acting=as_known(actor), ended_at=ended, **values
    )
    tell(uow, job.id)
    return await queries.job(uow, actor, job.id)


def _audit(uow: UnitOfWork, job_id: UUID, action: str) -> None:
    uow.audit(AuditEntry(subject_type="import", subject_id=job_id, action=action))


__all__ = [
    "cancel", "check", "fetch_report", "keep", "lay_out", "open_job", "prepare_file", "remove_template", "run", "start",
]  # fmt: skip
