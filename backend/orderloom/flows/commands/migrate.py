"""Takes runs that are under way over to another version of their flow, after showing what would come of it."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from orderloom.flows.commands.lookups import Moving
from orderloom.flows.commands.run import keep_on
from orderloom.flows.contracts import MigrateRuns, MovedRun, VersionState
from orderloom.flows.domain.journal import Progress
from orderloom.flows.store import definitions, programs
from orderloom.flows.store import runs as store
from orderloom.flows.store.programs import NotPublished, Pinned
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError
from orderloom.language.migration import Migration, migrate
from orderloom.platform.db import AuditEntry, UnitOfWork

MOST = 200


class TooManyRuns(DomainError):
    code = "flows.too_many_runs"


@command(Permission.FLOW_PUBLISH)
async def migrate_runs(uow: UnitOfWork, actor: Actor, wanted: MigrateRuns) -> list[MovedRun]:
    """What comes of each run; with `dry_run` nothing is changed. A run that has lost its place stays as it is."""
    if len(wanted.run_ids) > MOST:
        raise TooManyRuns(f"At most {MOST} runs at a time.", path=("runIds",))
    target = await definitions.version(uow, wanted.key, wanted.to_version)
    if target is None or target.state is not VersionState.PUBLISHED or target.doc != "flow":
        raise NotPublished(f"{wanted.key} has no published version {wanted.to_version}.", path=("toVersion",))
    ids = wanted.run_ids or await store.ids_under_way(uow, wanted.key, but=target.id, most=MOST)
    stored = [each for each in (await store.locked(uow, ids)).values() if each.run.flow_key == wanted.key]
    new = (await programs.programs_in_force(uow, [target.id]))[target.id]
    old = await programs.pinned(uow, [(each.run.version_id, each.table_versions) for each in stored])
    found = [(each, migrate(pin.program, new.program, each.state)) for each, pin in zip(stored, old, strict=True)]
    if not wanted.dry_run:
        await _take_over(uow, [(each, one) for each, one in found if one.outcome is not None], new, wanted.note)
    return [_moved(each.run.id, one) for each, one in found]


async def _take_over(
    uow: UnitOfWork, found: Sequence[tuple[store.StoredRun, Migration]], new: Pinned, note: str
) -> None:
    moving: list[Moving] = []
    for each, one in found:
        assert one.outcome is not None
        state, effects, journal = one.outcome
        progress = Progress(state=state, effects=list(effects), journal=list(journal), error=each.run.error)
        moving.append(Moving(msgspec.structs.replace(each.run, version_id=new.version_id), new, each.steps, progress))
        uow.audit(
            AuditEntry(
                subject_type="run",
                subject_id=each.run.id,
                order_id=each.run.order_id,
                action="migrated",
                reason=note or None,
                changes={"from": str(each.run.version_id), "to": str(new.version_id), "passed_by": one.passed_by},
            )
        )
    await store.pin(uow, [each.run.id for each, _ in found], new.version_id, new.versions)
    await keep_on(uow, moving)


def _moved(run_id: UUID, found: Migration) -> MovedRun:
    return MovedRun(
        run_id=run_id,
        possible=found.outcome is not None,
        lost=tuple((each.node, each.reason) for each in found.lost),
        stands=found.stands,
        passed_by=found.passed_by,
        dropped=found.dropped,
        begins=found.begins,
    )
