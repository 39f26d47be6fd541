"""Takes definitions and versions out of use, with a warning where they are used, and brings them back."""

from collections.abc import Iterable

from orderloom.flows.commands.drafts import NoDefinition
from orderloom.flows.commands.news import tell
from orderloom.flows.commands.publish import NoVersion
from orderloom.flows.contracts import Definition, FlowVersion, Retire, Usage, VersionState
from orderloom.flows.events import DefinitionRetired
from orderloom.flows.queries.history import usage_of
from orderloom.flows.store import definitions as store
from orderloom.flows.store import publishing
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Kind
from orderloom.platform.db import AuditEntry, UnitOfWork


class InUse(DomainError):
    """A warning: it is done all the same when it is confirmed. `details` counts what uses it."""

    kind = Kind.CONFLICT
    code = "flows.in_use"


class InForce(DomainError):
    kind = Kind.CONFLICT
    code = "flows.in_force"


@command(Permission.FLOW_PUBLISH)
async def retire(uow: UnitOfWork, actor: Actor, wanted: Retire) -> Definition:
    """A retired definition, or version, can't be started or referenced any more. What runs with it goes on."""
    definition = await _locked(uow, wanted.key)
    if wanted.version is None:
        _refuse_in_use(await usage_of(uow, definition), wanted)
        await publishing.retire_definition(uow, definition.id, actor.name)
    else:
        version = await _version(uow, wanted.key, wanted.version, VersionState.PUBLISHED)
        if definition.published is not None and version.id == definition.published.id:
            message = f"Version {version.version} is in force: publish another one first, or retire the definition."
            raise InForce(message, path=("version",))
        _refuse_in_use(_of_version(await usage_of(uow, definition), version.version), wanted)
        await publishing.set_retired(uow, version.id, retired=True)
    _note(uow, definition, wanted.version, "retired")
    uow.announce(DefinitionRetired(subject=definition.id, key=definition.key, version=wanted.version))
    return await _locked(uow, wanted.key)


@command(Permission.FLOW_PUBLISH)
async def bring_back(uow: UnitOfWork, actor: Actor, wanted: Retire) -> Definition:
    """Undoes `retire`."""
    definition = await _locked(uow, wanted.key)
    if wanted.version is None:
        await publishing.retire_definition(uow, definition.id, None)
    else:
        version = await _version(uow, wanted.key, wanted.version, VersionState.RETIRED)
        await publishing.set_retired(uow, version.id, retired=False)
    _note(uow, definition, wanted.version, "brought_back")
    return await _locked(uow, wanted.key)


async def _locked(uow: UnitOfWork, key: str) -> Definition:
    definition = (await store.locked(uow, (key,))).get(key)
    if definition is None:
        raise NoDefinition(f"There is no {key}.", path=("key",))
    return definition


async def _version(uow: UnitOfWork, key: str, number: int, state: VersionState) -> FlowVersion:
    version = await store.version(uow, key, number)
    if version is None or version.state is not state:
        raise NoVersion(f"There is no {state.value} version {number} of {key}.", path=("version",))
    return version


def _of_version(usages: Iterable[Usage], version: int) -> list[Usage]:
    """Only what holds this very version."""
    return [
        Usage(
            kind=each.kind,
            count=each.versions[version],
            links=tuple(link for link in each.links if link.version == version),
            versions={version: each.versions[version]},
        )
        for each in usages
        if version in each.versions
    ]


def _refuse_in_use(usages: Iterable[Usage], wanted: Retire) -> None:
    counts = {usage.kind: usage.count for usage in usages}
    if counts and not wanted.confirm:
        told = ", ".join(f"{count} × {kind}" for kind, count in counts.items())
        raise InUse(
            f"{wanted.key} is in use: {told}. Confirm to retire it all the same.", path=("confirm",), details=counts
        )


def _note(uow: UnitOfWork, definition: Definition, version: int | None, action: str) -> None:
    changes = {"version": version} if version else None
    uow.audit(AuditEntry(subject_type="definition", subject_id=definition.id, action=action, changes=changes))
    tell(uow, definition.key, "retired")
