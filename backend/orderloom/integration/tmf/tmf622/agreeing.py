"""Terms of sale as TMF622 knows them: an order accepts those that it names among its agreements, `general:2`."""

from collections.abc import Mapping, Sequence

import msgspec

from orderloom.catalog.contracts import TermsOfSale
from orderloom.integration.tmf.agreements import REFERRED, references
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf622.intake import Intake
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import AcceptedTerms, TermsVersion

UNKNOWN = 0
"""A version that no terms have."""


def accepted(intake: Intake, known: Mapping[str, TermsOfSale]) -> tuple[TermsVersion, ...]:
    """In the order of the agreements; a key without its version means the version in force."""
    return tuple(_version(intake.agreements[place].id or "", known) for place in places(intake))


def places(intake: Intake) -> list[int]:
    """Where among the agreements terms of sale are named."""
    return [place for place, one in enumerate(intake.agreements) if one.referred_type == REFERRED]


def _version(name: str, known: Mapping[str, TermsOfSale]) -> TermsVersion:
    key, _, version = name.partition(":")
    if not version and key in known:
        return TermsVersion(key=key, version=known[key].version)
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else UNKNOWN
    return TermsVersion(key=key, version=number)


def as_agreement(problem: Problem, intake: Intake) -> Problem:
    """A refusal about terms, where they stand in the body; what is missing is told as it has to be named."""
    match problem.path:
        case ("accept_terms", int(place)):
            return msgspec.structs.replace(problem, path=("agreement", places(intake)[place], "id"))
        case _:
            lacking = problem.details or {}
            name = f"{lacking.get('key')}:{lacking.get('version')}"
            message = f"{problem.message} Name it among the agreements as {name}, referred to as {REFERRED}."
            return msgspec.structs.replace(problem, path=("agreement",), message=message)


def told(said: Sequence[Body], given: Sequence[AcceptedTerms], known: Mapping[str, TermsOfSale], v: str) -> list[Body]:
    """What the sender named, then what was accepted otherwise."""
    named = {one.get("id") for one in said}
    more = [(one.key, one.version) for one in given if not named & {one.key, f"{one.key}:{one.version}"}]
    return [*said, *references(more, known, v)]
