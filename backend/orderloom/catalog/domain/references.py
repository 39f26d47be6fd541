"""Who names whom in the catalog: what a change touches, and what has to stay while it is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from orderloom.catalog.contracts import (
    Adjustment,
    Category,
    CompatibilityRule,
    ConfigurationRule,
    DecompositionGraph,
    Offering,
    PriceList,
    Touched,
    Use,
    UseLink,
)
from orderloom.catalog.contracts.usage import MOST_LINKS
from orderloom.catalog.domain.importing import Member, Name
from orderloom.catalog.domain.snapshot import Entity


def references(entity: Entity) -> frozenset[Name]:
    """What an entity names, by section and key."""
    return frozenset((section, key) for section, key in _named(entity) if key)


def _named(entity: Entity) -> Iterator[tuple[str, str | None]]:
    match entity:
        case Offering():
            yield from _of_offering(entity)
        case DecompositionGraph():
            yield from (("specifications", node.specification) for node in entity.nodes)
        case CompatibilityRule():
            yield from (("specifications", key) for key in (entity.source, entity.target))
        case ConfigurationRule():
            yield from (("specifications", entity.specification), ("offerings", entity.offering))
            yield ("offerings", entity.child)
        case Adjustment():
            yield from (("offerings", key) for key in (*entity.offerings, entity.bundle))
            yield from (("categories", key) for key in entity.categories)
            yield from (("price_lists", key) for key in entity.price_lists)
        case PriceList():
            yield from (("channels", key) for key in entity.channels)
        case Category():
            yield from (("categories", entity.parent), ("images", entity.picture.image if entity.picture else None))
        case _:
            return


def _of_offering(offering: Offering) -> Iterator[tuple[str, str | None]]:
    yield ("specifications", offering.specification)
    yield from (("categories", key) for key in offering.categories)
    yield from (("channels", key) for key in offering.channels)
    yield from (("terms", key) for key in offering.terms)
    yield from (("offerings", child.offering) for child in offering.children)
    yield from (("images", picture.image) for picture in offering.pictures)
    yield from (("price_lists", price.price_list) for price in offering.prices)


def neighbours(
    named: Mapping[Name, frozenset[Name]], naming: Mapping[Name, frozenset[Name]], of: Iterable[Name]
) -> frozenset[Name]:
    """These, what names them, and all that any of those names in turn: what has to be looked at to judge a change of
    them. `named` says what each names, `naming` who names it."""
    start = set(of)
    found = start | {name for one in start for name in naming.get(one, ())}
    waiting = list(found)
    while waiting:
        fresh = named.get(waiting.pop(), frozenset()) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def named_by(members: Iterable[Member], names: Iterable[Name]) -> tuple[Use, ...]:
    """Other entities of the catalog that name one of these, by section."""
    asked = frozenset(names)
    found: dict[str, list[UseLink]] = defaultdict(list)
    for member in members:
        if member.name not in asked and references(member.entity) & asked:
            label = getattr(member.entity, "name", {}).get("en", member.key)
            found[member.section].append(UseLink(id=member.key, label=label, section=member.section))
    return tuple(
        Use(kind=section, count=len(links), links=tuple(links[:MOST_LINKS])) for section, links in found.items()
    )


def touched_by(members: Iterable[Member], names: Iterable[Name]) -> Touched:
    """Offerings and specifications that these changes reach: what sells a specification, what one is sold as."""
    changed = frozenset(names)
    specifications = {key for section, key in changed if section == "specifications"}
    offerings = {key for section, key in changed if section == "offerings"}
    for member in members:
        entity = member.entity
        if isinstance(entity, DecompositionGraph) and member.name in changed:
            specifications |= {node.specification for node in entity.nodes}
        elif isinstance(entity, Offering) and entity.specification in specifications:
            offerings.add(entity.key)
        elif isinstance(entity, Offering) and member.name in changed and entity.specification:
            specifications.add(entity.specification)
    return Touched(offerings=frozenset(offerings), specifications=frozenset(specifications))
