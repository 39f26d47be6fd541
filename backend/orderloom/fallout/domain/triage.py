"""Of which type a fault is, how urgent, and who mends it: the fallout policy's answer, else what the code suggests."""

from collections.abc import Mapping
from typing import Any

import msgspec

from orderloom.fallout.contracts import FalloutType
from orderloom.language.tables import CompiledTable

POLICY = "fallout"
DEFAULT_GROUP = "fallout-desk"
_SUGGESTED = {
    "timeout": FalloutType.CONNECTIVITY,
    "unreachable": FalloutType.CONNECTIVITY,
    "unavailable": FalloutType.CONNECTIVITY,
    "outcome_unknown": FalloutType.CONNECTIVITY,
    "configuration_missing": FalloutType.CONFIGURATION,
    "operation_missing": FalloutType.CONFIGURATION,
    "bad_answer": FalloutType.DATA,
    "rejected": FalloutType.PROVISIONING,
    "overdue": FalloutType.OTHER,
}


class Triage(msgspec.Struct, frozen=True, kw_only=True):
    """`flow` is the key of a flow that tries to mend it before people have to."""

    type: FalloutType
    group: str
    priority: str
    flow: str | None = None


def triage(table: CompiledTable | None, scope: Mapping[str, Any]) -> Triage:
    """`scope` has `error` (code, message), `task` (type, key, operation) and `order` (priority)."""
    outputs = table.evaluate(scope).outputs if table is not None else None
    said: Mapping[str, Any] = outputs if isinstance(outputs, dict) else {}
    return Triage(
        type=_type(said.get("type"), str(scope["error"]["code"])),
        group=str(said.get("group") or DEFAULT_GROUP),
        priority=str(said.get("priority") or scope["order"]["priority"]),
        flow=str(said["flow"]) if said.get("flow") else None,
    )


def _type(said: Any, code: str) -> FalloutType:
    if isinstance(said, str) and said in set(FalloutType):
        return FalloutType(said)
    if code.startswith(("feel.", "flow.", "flows.")):
        return FalloutType.CONFIGURATION
    return _SUGGESTED.get(code, FalloutType.PROVISIONING)
