"""The fields of a record as one sheet: what is filled in is checked against it, and kept beside what was there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from orderloom.fields.contracts import CustomField, FieldCondition, Noun
from orderloom.fields.domain.values import Unfit, fitted, typed
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Invalid, Problem
from orderloom.language.feel.typing.complaints import did_you_mean

Path = tuple[str | int, ...]
Values = dict[str, Any]
HERE: Path = ("custom",)
MOST_CONDITIONS = 10
COMPARISONS = frozenset({"gt", "gte", "lt", "lte"})
PLAIN = frozenset({"eq", "ne", *COMPARISONS})
PRESENCE = frozenset({"set", "unset"})


class Sheet:
    """The fields of some nouns, retired ones too, in their order."""

    def __init__(self, fields: Iterable[CustomField]) -> None:
        self.fields = tuple(fields)
        self._by_noun: dict[Noun, dict[str, CustomField]] = {noun: {} for noun in Noun}
        for field in self.fields:
            self._by_noun[field.noun][field.key] = field

    def of(self, noun: Noun) -> Mapping[str, CustomField]:
        return self._by_noun[noun]

    def shown(self, noun: Noun, who: Actor, values: Mapping[str, Any]) -> Values:
        """Those of the values that this reader may see, in the order of the fields."""
        return {key: values[key] for key, field in self._by_noun[noun].items() if key in values and may_see(field, who)}

    def filled(
        self, noun: Noun, who: Actor, given: Mapping[str, Any], before: Mapping[str, Any], path: Path = HERE
    ) -> tuple[Values, tuple[Problem, ...]]:
        """What there was with what is given on top: null takes a value away, what is left out stays."""
        kept, problems = dict(before), list[Problem]()
        for key, value in given.items():
            if key in before and value == before[key] and self._is_seen(noun, who, key):
                continue
            found = self._problem(noun, who, key, (*path, key))
            if found is not None:
                problems.append(found)
            elif value is None or value == "":
                kept.pop(key, None)
            else:
                field = self._by_noun[noun][key]
                try:
                    kept[key] = fitted(field, value)
                except Unfit as unfit:
                    problems.append(_says(field, unfit, (*path, key)))
        return kept, tuple(problems)

    def _is_seen(self, noun: Noun, who: Actor, key: str) -> bool:
        field = self._by_noun[noun].get(key)
        return field is None or may_see(field, who)

    def _problem(self, noun: Noun, who: Actor, key: str, path: Path) -> Problem | None:
        """What keeps this person from writing this field at all."""
        fields = self._by_noun[noun]
        field = fields.get(key)
        if field is None or not may_see(field, who):
            known = [each.key for each in fields.values() if may_see(each, who) and not each.retired]
            message = f"There is no field {key[:80]!r} of the {noun}."
            return Problem("fields.unknown", " ".join(filter(None, (message, did_you_mean(key, known)))), path)
        if field.retired:
            return Problem("fields.retired", f"{name_of(field)} is retired and takes no new value.", path)
        if not may_edit(field, who):
            return Problem("fields.not_yours", f"{name_of(field)} is filled in by others.", path)
        return None

    def with_defaults(self, noun: Noun, values: Mapping[str, Any]) -> Values:
        """Of a new record."""
        fields = self._by_noun[noun].values()
        given = {each.key: each.rules.default for each in fields if not each.retired and each.rules.default is not None}
        return {**given, **values}

    def lacking(self, noun: Noun, who: Actor, values: Mapping[str, Any], path: Path = HERE) -> Iterator[Problem]:
        """The required fields that this person could have filled in and did not."""
        for key, field in self._by_noun[noun].items():
            if field.rules.required and not field.retired and key not in values and may_edit(field, who):
                yield Problem("fields.required", f"{name_of(field)} is required.", (*path, key))

    def conditions(self, noun: Noun, who: Actor, given: Iterable[FieldCondition]) -> tuple[FieldCondition, ...]:
        """The conditions with their values as they are kept. Raises with all that can't be asked."""
        asked, problems = list[FieldCondition](), list[Problem]()
        for place, each in enumerate(given):
            try:
                asked.append(self._condition(noun, who, each))
            except Unfit as unfit:
                at = "key" if unfit.code == "unknown" else ("op" if unfit.code == "operator" else "value")
                problems.append(Problem(f"fields.{unfit.code}", f"{each.key[:80]} {unfit.says}.", (*HERE, place, at)))
        if len(asked) > MOST_CONDITIONS:
            problems.append(Problem("fields.too_many", f"At most {MOST_CONDITIONS} conditions on own fields.", HERE))
        if problems:
            raise Invalid.of(problems)
        return tuple(asked)

    def _condition(self, noun: Noun, who: Actor, each: FieldCondition) -> FieldCondition:
        field = self._by_noun[noun].get(each.key)
        if field is None or not may_see(field, who):
            raise Unfit("unknown", f"is no field of the {noun}")
        if each.op in PRESENCE:
            return FieldCondition(key=each.key, op=each.op)
        if each.op == "contains" and isinstance(each.value, str) and each.value:
            return each
        if each.op == "in" and isinstance(each.value, list) and 0 < len(each.value) <= 100:  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
            values: list[Any] = each.value
            return FieldCondition(key=each.key, op="in", value=[typed(field.type, value) for value in values])
        if each.op in PLAIN:
            return FieldCondition(key=each.key, op=each.op, value=typed(field.type, each.value))
        raise Unfit("wrong_type", f"can't be compared by {each.op} with this")


def name_of(field: CustomField) -> str:
    return field.rules.label.get("en", field.key)


def may_see(field: CustomField, who: Actor) -> bool:
    """A customer sees what is meant for customers; everybody else sees all."""
    return field.rules.shown_to_customers or not is_customer(who)


def may_edit(field: CustomField, who: Actor) -> bool:
    if who.kind == "system":
        return True
    if is_customer(who):
        return False
    return not field.rules.edited_by or not who.roles.isdisjoint(field.rules.edited_by)


def is_customer(who: Actor) -> bool:
    return who.kind != "system" and who.roles <= {Role.CUSTOMER}


def _says(field: CustomField, unfit: Unfit, path: Path) -> Problem:
    return Problem(f"fields.{unfit.code}", f"{name_of(field)} {unfit.says}.", path)
