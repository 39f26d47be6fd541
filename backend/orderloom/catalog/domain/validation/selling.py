"""To whom, where and when an offering is sold, and what it leaves of its specification: it never widens."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from orderloom.catalog.contracts import (
    Characteristic,
    ChildGroup,
    ChildOffering,
    Eligibility,
    Lifecycle,
    Narrowing,
    Offering,
    ValueType,
)
from orderloom.catalog.domain.document import is_key
from orderloom.catalog.domain.validation.entities import Entities, Path, name_problems
from orderloom.catalog.domain.validation.expressions import expression_problems
from orderloom.catalog.domain.validation.shelves import picture_problems
from orderloom.catalog.domain.values import value_problems
from orderloom.kernel.errors import Problem
from orderloom.language.feel.typing import BOOLEAN
from orderloom.language.scopes import RULES

_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_LISTS = (("categories", "category"), ("channels", "channel"), ("terms", "term"))


def selling_problems(entities: Entities) -> Iterator[Problem]:
    for offering in entities.offerings.values():
        path = entities.path("offerings", offering.key)
        yield from name_problems(offering.description, (*path, "description"), required=False)
        yield from _listed_problems(entities, offering, path)
        yield from _group_problems(offering, path)
        yield from _narrowing_problems(entities, offering, path)
        if offering.eligibility is not None:
            yield from _eligibility_problems(offering.eligibility, (*path, "eligibility"))
        for index, picture in enumerate(offering.pictures):
            yield from picture_problems(entities, picture, (*path, "pictures", index))
        yield from period_problems(offering.valid_from, offering.valid_until, path)
        yield from _archived_problems(entities, offering, path)


def period_problems(start: datetime | None, end: datetime | None, path: Path) -> Iterator[Problem]:
    """Moments say their zone, and the last lies behind the first."""
    for name, moment in (("valid_from", start), ("valid_until", end)):
        if moment is not None and moment.tzinfo is None:
            yield Problem("catalog.zone", "A moment says its time zone, e.g. 2027-01-31T00:00:00Z.", (*path, name))
            return
    if start is not None and end is not None and end <= start:
        yield Problem("catalog.period", "It ends before it begins.", (*path, "valid_until"))


def _listed_problems(entities: Entities, offering: Offering, path: Path) -> Iterator[Problem]:
    for field, noun in _LISTS:
        there = getattr(entities, field)
        named: tuple[str, ...] = getattr(offering, field)
        for index, key in enumerate(named):
            if key not in there:
                yield Problem(f"catalog.unknown_{noun}", f"There is no {noun} {key!r}.", (*path, field, index))
            elif key in named[:index]:
                yield Problem("catalog.duplicate", f"{key!r} is named twice.", (*path, field, index))


def _group_problems(offering: Offering, path: Path) -> Iterator[Problem]:
    """A group chooses among children of the bundle, no child stands in two, and it can be filled."""
    children = {one.offering: one for one in offering.children}
    used: Counter[str] = Counter(key for group in offering.groups for key in group.offerings)
    keys = Counter(group.key for group in offering.groups)
    for index, group in enumerate(offering.groups):
        place: Path = (*path, "groups", index)
        if not is_key(group.key):
            yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*place, "key"))
        if keys[group.key] > 1:
            yield Problem("catalog.duplicate", f"The group {group.key!r} is there twice.", (*place, "key"))
        yield from name_problems(group.name, (*place, "name"))
        for at, key in enumerate(group.offerings):
            if key not in children:
                message = f"{key!r} is no child of this bundle."
                yield Problem("catalog.unknown_offering", message, (*place, "offerings", at))
            elif used[key] > 1:
                yield Problem("catalog.group", f"{key!r} stands in more than one group.", (*place, "offerings", at))
        yield from _choice_problems(group, [children[key] for key in group.offerings if key in children], place)


def _choice_problems(group: ChildGroup, chosen: Sequence[ChildOffering], path: Path) -> Iterator[Problem]:
    if not 0 <= group.minimum <= group.maximum or group.maximum < 1:
        yield Problem("catalog.range", "The minimum lies between zero and the maximum.", (*path, "minimum"))
    elif sum(one.maximum for one in chosen) < group.minimum:
        message = "There are not as many to choose from as have to be chosen."
        yield Problem("catalog.group", message, (*path, "minimum"))
    elif sum(one.minimum for one in chosen) > group.maximum:
        yield Problem("catalog.group", "More parts are mandatory than may be chosen.", (*path, "maximum"))


def _narrowing_problems(entities: Entities, offering: Offering, path: Path) -> Iterator[Problem]:
    sold = entities.specifications.get(offering.specification or "")
    for key, narrowing in offering.narrowed.items():
        place: Path = (*path, "narrowed", key)
        found = sold.characteristic(key) if sold else None
        if found is None:
            owner = sold.key if sold else "What is sold here"
            message = f"{owner} has no characteristic {key!r}."
            yield Problem("catalog.unknown_characteristic", message, place)
            continue
        yield from _range_problems(found, narrowing, place)
        yield from _answer_problems(found, narrowing, offering.defaults.get(key, found.default), place)


def _range_problems(found: Characteristic, narrowing: Narrowing, path: Path) -> Iterator[Problem]:
    """Each value that is left was allowed before; bounds only move inwards."""
    for index, value in enumerate(narrowing.allowed):
        for problem in value_problems(found, value, (*path, "allowed", index)):
            yield Problem("catalog.widens", problem.message, problem.path)
    low, high = narrowing.minimum, narrowing.maximum
    if (low, high) != (None, None) and found.value_type not in (ValueType.INTEGER, ValueType.DECIMAL):
        yield Problem("catalog.range", "Only numbers have a minimum and a maximum.", (*path, "minimum"))
        return
    if low is not None and found.minimum is not None and low < found.minimum:
        yield Problem("catalog.widens", f"The specification begins at {found.minimum}.", (*path, "minimum"))
    if high is not None and found.maximum is not None and high > found.maximum:
        yield Problem("catalog.widens", f"The specification ends at {found.maximum}.", (*path, "maximum"))
    lowest = low if low is not None else found.minimum
    highest = high if high is not None else found.maximum
    if lowest is not None and highest is not None and lowest > highest:
        yield Problem("catalog.range", "The minimum is above the maximum.", (*path, "minimum"))


def _answer_problems(found: Characteristic, narrowing: Narrowing, default: object, path: Path) -> Iterator[Problem]:
    if narrowing.hidden and default is None and (found.mandatory or narrowing.mandatory):
        message = "What is hidden and has to be answered needs a default."
        yield Problem("catalog.hidden", message, (*path, "hidden"))
    if default is not None and narrowing.allowed and default not in narrowing.allowed:
        yield Problem("catalog.not_allowed", "The default is none of the values that are left.", (*path, "allowed"))


def _eligibility_problems(eligibility: Eligibility, path: Path) -> Iterator[Problem]:
    for index, country in enumerate(eligibility.countries):
        if _COUNTRY.match(country) is None:
            message = "A country has two capital letters (ISO 3166)."
            yield Problem("catalog.country", message, (*path, "countries", index))
    for field in ("segments", "regions", "postal_codes"):
        for index, one in enumerate(getattr(eligibility, field)):
            if not one.strip():
                yield Problem("catalog.blank", "This is blank.", (*path, field, index))
    yield from name_problems(eligibility.reason, (*path, "reason"), required=False)
    scope = RULES.get("catalog.eligibility", RULES["catalog.rule"])
    yield from expression_problems(eligibility.condition, (*path, "condition"), scope, {}, BOOLEAN)


def _archived_problems(entities: Entities, offering: Offering, path: Path) -> Iterator[Problem]:
    """What is published holds to nothing that is archived."""
    if offering.lifecycle is not Lifecycle.PUBLISHED:
        return
    named = [("specifications", offering.specification, (*path, "specification"))] if offering.specification else []
    for field in ("categories", "terms"):
        named += [(field, key, (*path, field, index)) for index, key in enumerate(getattr(offering, field))]
    for index, child in enumerate(offering.children):
        named.append(("offerings", child.offering, (*path, "children", index, "offering")))
    for section, key, place in named:
        found = getattr(entities, section).get(key)
        if found is not None and found.lifecycle is Lifecycle.ARCHIVED:
            yield Problem("catalog.archived", f"{key!r} is archived.", place)
