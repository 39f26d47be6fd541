"""What is looked at before a version comes into force: its findings, and what other parts want to see."""

from collections.abc import Awaitable, Callable, Sequence

from orderloom.flows.contracts import FlowVersion
from orderloom.flows.domain.documents import Described, describe, findings_of, refuse_errors
from orderloom.flows.queries.references import known
from orderloom.flows.store.programs import tables_in_force
from orderloom.identity.access import open_door
from orderloom.kernel.errors import DomainError
from orderloom.language.validate import Finding
from orderloom.platform.db import Reader

POLICY = "publish-approval"
PublishCheck = Callable[[Reader, Described], Awaitable[Sequence[Finding]]]
_checks: list[PublishCheck] = []


def publish_check(check: PublishCheck) -> PublishCheck:
    """Registers a check; a version with an error among its findings is not published."""
    _checks.append(check)
    return check


async def refuse_unready(reader: Reader, version: FlowVersion) -> Described:
    """The document of a version that may be published today; raises with what keeps it from that."""
    described = describe(version.content)
    refuse_errors(findings_of(described, await known(reader, [described])))
    await refuse_failing(reader, described)
    return described


async def refuse_failing(reader: Reader, document: Described) -> None:
    """Raises with what the registered checks have against a document."""
    for check in _checks:
        refuse_errors(tuple(await check(reader, document)))


@open_door("whoever sees a definition may know how it is published")
async def needs_second_person(reader: Reader, key: str, kind: str) -> bool:
    """What the policy says; without a policy one person is enough, and a policy that contradicts itself wants two."""
    found = await tables_in_force(reader, (POLICY,))
    if POLICY not in found:
        return False
    try:
        answer = found[POLICY][1].evaluate({"definition": {"key": key, "kind": kind}, "now": reader.now}).outputs
    except DomainError:
        return True
    rows = answer if isinstance(answer, list) else [answer or {}]
    return any(row.get("required") is True for row in rows)
