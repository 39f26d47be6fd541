"""What two people changed in different ways, and how that is told and decided."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from orderloom.flows.contracts import Json
from orderloom.flows.domain.elements import shown
from orderloom.kernel.errors import DomainError, Kind, Problem

Take = Literal["mine", "theirs"]
Choices = Mapping[tuple[str | None, str], Take]
"""Whose value stays, by element and field."""


class Conflicting(DomainError):
    """Both sides changed the same thing in different ways. Nothing was saved, and nothing is lost."""

    kind = Kind.CONFLICT
    code = "flows.conflict"


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """What was changed by both. `element` is the id of the part, none for the document itself; an empty `field` stands
    for the whole part, which one side removed and the other changed."""

    noun: str
    element: str | None
    field: str
    path: tuple[str, ...]
    base: Any
    mine: Any
    theirs: Any


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """`content` has mine where both differ and nobody chose."""

    content: Json
    conflicts: tuple[Conflict, ...]


def refuse_conflicts(merged: Merged, revision: int) -> Json:
    """The merged content; raises with each conflict when there are any. `revision` is the one to go on from."""
    if merged.conflicts:
        raise Conflicting.of([_problem(each, revision) for each in merged.conflicts])
    return merged.content


def _problem(conflict: Conflict, revision: int) -> Problem:
    where = f"{conflict.noun} {conflict.element}" if conflict.element else "document"
    what = f"{conflict.field} of {where}" if conflict.field else where.capitalize()
    details = {
        "noun": conflict.noun,
        "element": conflict.element,
        "field": conflict.field,
        "base": shown(conflict.base),
        "mine": shown(conflict.mine),
        "theirs": shown(conflict.theirs),
        "revision": revision,
    }
    return Problem(Conflicting.code, f"{what} was changed by someone else, too.", ("content", *conflict.path), details)
