"""Offerings: what they sell and bundle exists, prices and terms are complete."""

from collections import Counter
from collections.abc import Iterator

from orderloom.catalog.contracts import Offering, SpecificationKind
from orderloom.catalog.domain.document import is_key
from orderloom.catalog.domain.validation.entities import Entities, Path, name_problems
from orderloom.catalog.domain.values import value_problems
from orderloom.kernel.errors import Problem


def offering_problems(entities: Entities) -> Iterator[Problem]:
    external = Counter(one for offering in entities.offerings.values() for one in offering.external_ids)
    for offering in entities.offerings.values():
        path = entities.path("offerings", offering.key)
        if not is_key(offering.key):
            yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*path, "key"))
        yield from name_problems(offering.name, (*path, "name"))
        for index, one in enumerate(offering.external_ids):
            if external[one] > 1:
                message = f"The external id {one!r} belongs to two offerings."
                yield Problem("catalog.duplicate", message, (*path, "external_ids", index))
        yield from _sold_problems(entities, offering, path)
        yield from _children_problems(entities, offering, path)
        yield from _terms_problems(offering, path)


def _sold_problems(entities: Entities, offering: Offering, path: Path) -> Iterator[Problem]:
    if offering.specification is None:
        if not offering.children:
            message = "An offering sells a specification, or bundles other offerings, or both."
            yield Problem("catalog.offering", message, (*path, "specification"))
        return
    sold = entities.specifications.get(offering.specification)
    if sold is None:
        message = f"There is no specification {offering.specification!r}."
        yield Problem("catalog.unknown_specification", message, (*path, "specification"))
        return
    if sold.kind is not SpecificationKind.PRODUCT:
        yield Problem("catalog.offering", "An offering sells a product.", (*path, "specification"))
    for key, value in offering.defaults.items():
        found = sold.characteristic(key)
        if found is None:
            message = f"{sold.key} has no characteristic {key!r}."
            yield Problem("catalog.unknown_characteristic", message, (*path, "defaults", key))
        else:
            yield from value_problems(found, value, (*path, "defaults", key))


def _children_problems(entities: Entities, offering: Offering, path: Path) -> Iterator[Problem]:
    for index, child in enumerate(offering.children):
        place: Path = (*path, "children", index)
        if child.offering not in entities.offerings:
            message = f"There is no offering {child.offering!r}."
            yield Problem("catalog.unknown_offering", message, (*place, "offering"))
        if not 0 <= child.minimum <= child.default <= child.maximum:
            yield Problem("catalog.range", "The default lies between minimum and maximum.", (*place, "default"))


def _terms_problems(offering: Offering, path: Path) -> Iterator[Problem]:
    if offering.contract is not None and not 1 <= offering.contract.term_months <= 1200:
        message = "A contract lasts between 1 and 1,200 months."
        yield Problem("catalog.contract", message, (*path, "contract", "term_months"))
    counted = Counter(one.key for one in offering.entitlements)
    for index, entitlement in enumerate(offering.entitlements):
        place: Path = (*path, "entitlements", index)
        yield from name_problems(entitlement.name, (*place, "name"))
        if counted[entitlement.key] > 1:
            yield Problem("catalog.duplicate", f"The entitlement {entitlement.key!r} is given twice.", (*place, "key"))
        if entitlement.quantity <= 0:
            yield Problem("catalog.quantity", "An entitlement is more than nothing.", (*place, "quantity"))
