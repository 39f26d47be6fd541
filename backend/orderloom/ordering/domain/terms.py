"""Terms of sale: which ones an order needs, and which versions of them were agreed to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.identity.contracts import Actor
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import AcceptedTerms, LineAction, TermsVersion
from orderloom.ordering.domain.capture import Placed


def needed(placed: Iterable[Placed], snapshot: CatalogSnapshot) -> tuple[str, ...]:
    """Keys of the terms that what is bought asks for, in the order of the lines."""
    sold = (one.offering for one in placed if one.line.action is LineAction.ADD and one.offering is not None)
    asked = (key for offering in sold for key in offering.terms)
    return tuple(key for key in dict.fromkeys(asked) if key in snapshot.terms)


def agree(
    before: Sequence[AcceptedTerms],
    given: Sequence[TermsVersion],
    snapshot: CatalogSnapshot,
    actor: Actor,
    at: datetime,
) -> tuple[tuple[AcceptedTerms, ...], tuple[Problem, ...]]:
    """What is agreed to now, one entry a version; who agreed first stays. Refuses versions that are not in force."""
    agreed = {(one.key, one.version): one for one in before}
    problems: list[Problem] = []
    by = actor.id if actor.kind == "person" else None
    for place, one in enumerate(given):
        terms = snapshot.terms.get(one.key)
        if terms is None or terms.version != one.version:
            message = "These terms are not, or no longer, in force; read them again."
            problems.append(Problem("ordering.terms_changed", message, ("accept_terms", place)))
        else:
            made = AcceptedTerms(key=one.key, version=one.version, by=by, by_name=actor.name, at=at)
            agreed.setdefault((one.key, one.version), made)
    return tuple(agreed.values()), tuple(problems)


def lacking(wanted: Iterable[str], accepted: Iterable[AcceptedTerms], snapshot: CatalogSnapshot) -> Iterator[Problem]:
    """The terms that nobody agreed to in the version in force."""
    agreed = {(one.key, one.version) for one in accepted}
    for key in wanted:
        terms = snapshot.terms[key]
        if (key, terms.version) not in agreed:
            name = terms.name.get("en", key)
            yield Problem(
                "ordering.terms_not_accepted",
                f"{name} is not accepted yet.",
                ("accept_terms",),
                {"key": key, "version": terms.version},
            )
