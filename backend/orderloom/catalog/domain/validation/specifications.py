"""Specifications: names, subtypes and characteristics that can be answered."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from orderloom.catalog.contracts import Characteristic, Specification, SpecificationKind, Subtype, ValueType
from orderloom.catalog.domain.document import is_key
from orderloom.catalog.domain.validation.entities import Entities, Path, name_problems
from orderloom.catalog.domain.values import pattern_is_valid, value_problems
from orderloom.kernel.errors import Problem

_SUBTYPES: dict[SpecificationKind, tuple[Subtype | None, ...]] = {
    SpecificationKind.PRODUCT: (None,),
    SpecificationKind.SERVICE: (Subtype.CFS, Subtype.RFS),
    SpecificationKind.RESOURCE: (Subtype.PHYSICAL, Subtype.LOGICAL),
}


def specification_problems(entities: Entities) -> Iterator[Problem]:
    for specification in entities.specifications.values():
        path = entities.path("specifications", specification.key)
        if not is_key(specification.key):
            yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*path, "key"))
        yield from name_problems(specification.name, (*path, "name"))
        if specification.subtype not in _SUBTYPES[specification.kind]:
            allowed = " or ".join(subtype.value if subtype else "none" for subtype in _SUBTYPES[specification.kind])
            message = f"The subtype of a {specification.kind.value} is {allowed}."
            yield Problem("catalog.subtype", message, (*path, "subtype"))
        yield from _characteristics_problems(specification, path)


def _characteristics_problems(specification: Specification, path: Path) -> Iterator[Problem]:
    counted = Counter(one.key for one in specification.characteristics)
    for index, characteristic in enumerate(specification.characteristics):
        place: Path = (*path, "characteristics", index)
        if counted[characteristic.key] > 1:
            message = f"The characteristic {characteristic.key!r} is defined twice."
            yield Problem("catalog.duplicate", message, (*place, "key"))
        yield from name_problems(characteristic.name, (*place, "name"))
        yield from _characteristic_problems(characteristic, place)


def _characteristic_problems(characteristic: Characteristic, path: Path) -> Iterator[Problem]:
    if not characteristic.key.isidentifier():
        message = "A characteristic's key is a name that expressions can use: letters, digits and _."
        yield Problem("catalog.key", message, (*path, "key"))
    if characteristic.value_type is ValueType.ENUM and not characteristic.allowed:
        yield Problem("catalog.allowed", "An enum lists its allowed values.", (*path, "allowed"))
    low, high = characteristic.minimum, characteristic.maximum
    if low is not None and high is not None and low > high:
        yield Problem("catalog.range", "The minimum is above the maximum.", (*path, "minimum"))
    yield from _shape_problems(characteristic, path)
    if characteristic.quantity and characteristic.value_type not in (ValueType.INTEGER, ValueType.DECIMAL):
        yield Problem("catalog.quantity", "A quantity is an integer or a decimal.", (*path, "value_type"))
    if characteristic.pattern is not None and not pattern_is_valid(characteristic.pattern):
        yield Problem("catalog.pattern", "The pattern is no regular expression.", (*path, "pattern"))
    elif characteristic.default is not None:
        yield from value_problems(characteristic, characteristic.default, (*path, "default"))


def _shape_problems(characteristic: Characteristic, path: Path) -> Iterator[Problem]:
    """How many answers, on which grid, and is each listed value one that could be given."""
    numeric = characteristic.value_type in (ValueType.INTEGER, ValueType.DECIMAL)
    bounded = characteristic.minimum is not None or characteristic.maximum is not None
    if bounded and not numeric:
        yield Problem("catalog.range", "Only numbers have a minimum and a maximum.", (*path, "minimum"))
    if characteristic.step is not None and not (numeric and characteristic.step > 0):
        yield Problem("catalog.step", "A step is more than zero, and for numbers only.", (*path, "step"))
    if not 1 <= characteristic.most <= 1000:
        yield Problem("catalog.most", "A characteristic takes between 1 and 1,000 values.", (*path, "most"))
    if characteristic.pattern is not None and characteristic.value_type is not ValueType.STRING:
        yield Problem("catalog.pattern", "Only text has a pattern.", (*path, "pattern"))
    yield from name_problems(characteristic.help, (*path, "help"), required=False)
    yield from _allowed_problems(characteristic, path)


def _allowed_problems(characteristic: Characteristic, path: Path) -> Iterator[Problem]:
    one = msgspec.structs.replace(characteristic, allowed=(), pattern=None, most=1)
    seen: list[object] = []
    for index, allowed in enumerate(characteristic.allowed):
        place: Path = (*path, "allowed", index)
        if allowed.value in seen:
            yield Problem("catalog.duplicate", f"The value {allowed.value!r} is listed twice.", (*place, "value"))
        seen.append(allowed.value)
        yield from value_problems(one, allowed.value, (*place, "value"))
        yield from name_problems(allowed.label, (*place, "label"))
