"""A catalog release prepared for decomposition: expressions compiled, relationships and mappings by specification."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from orderloom.catalog.contracts import (
    CatalogSnapshot,
    Characteristic,
    CompatibilityRule,
    CompatibilityType,
    Lifecycle,
    Mapping,
    MappingKind,
    MergeQuantity,
    MergeScope,
    Relationship,
    RelationshipType,
    Specification,
    Tracking,
)
from orderloom.language.feel import UNKNOWN, Expression, compile_expression

OWNERS = ("source", "target", "line")
Read = tuple[str, str]
"""Who owns a characteristic that an expression reads (`source`, `target`, `line`), and its key."""


class Formula:
    """An expression and the characteristics that it reads."""

    __slots__ = ("expression", "reads", "text")

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self.expression: Final[Expression] = compile_expression(text)
        self.reads: Final = tuple(sorted(_characteristics(self.expression.paths)))

    def answer(self, scope: dict[str, Any]) -> tuple[Any, tuple[Read, ...]]:
        """The value, or `UNKNOWN` with the unset characteristics that it hangs on."""
        for owner, key in self.reads:
            if key not in scope[owner]["characteristics"]:
                return self._without(scope)
        return self.expression.evaluate(scope), ()

    def _without(self, scope: dict[str, Any]) -> tuple[Any, tuple[Read, ...]]:
        unset = [
            f"{owner}.characteristics.{key}" for owner, key in self.reads if key not in scope[owner]["characteristics"]
        ]
        verdict = self.expression.verdict(scope, frozenset(unset))
        if verdict.value is not UNKNOWN:
            return verdict.value, ()
        return UNKNOWN, tuple(sorted(_characteristics(verdict.unset)))

    def values(self, scope: dict[str, Any]) -> dict[str, Any]:
        """What the formula saw, for the record."""
        return {f"{owner}.{key}": scope[owner]["characteristics"].get(key) for owner, key in self.reads}


def _characteristics(paths: frozenset[str] | tuple[str, ...]) -> set[Read]:
    found: set[Read] = set()
    for path in paths:
        owner, _, rest = path.partition(".characteristics.")
        if rest and owner in OWNERS:
            found.add((owner, rest.split(".")[0]))
    return found


class Edge:
    """A relationship that makes domain orders of `target`. A plain one makes exactly one, whatever anybody answers.
    Within an order, `merge` knows no other account."""

    __slots__ = (
        "id",
        "is_bundle",
        "is_plain",
        "is_requirement",
        "is_shared",
        "is_sum",
        "merge",
        "relationship",
        "rule",
        "target",
    )

    def __init__(self, relationship: Relationship, target: "Spec") -> None:
        self.id: Final = relationship.id
        self.relationship: Final = relationship
        self.target: Final = target
        self.rule: Final = Formula(relationship.rule) if relationship.rule is not None else None
        scope = relationship.merge_scope
        self.merge: Final[MergeScope] = MergeScope.ORDER if scope is MergeScope.ACCOUNT else scope
        self.is_shared: Final = self.merge is not MergeScope.NONE
        self.is_sum: Final = self.is_shared and relationship.merge_quantity is MergeQuantity.SUM
        self.is_bundle: Final = relationship.type is RelationshipType.BUNDLES
        self.is_requirement: Final = relationship.type is RelationshipType.REQUIRES
        self.is_plain: Final = relationship.mandatory and self._makes_one(relationship)

    def _makes_one(self, one: Relationship) -> bool:
        free = one.rule is None and one.quantity_characteristic is None and one.default == 1
        return free and one.minimum <= 1 and (one.maximum is None or one.maximum >= 1)


class Inflow:
    """A mapping as its target sees it."""

    __slots__ = (
        "condition",
        "copies",
        "expression",
        "id",
        "into",
        "is_check",
        "is_default",
        "is_option",
        "kind",
        "message",
        "source",
        "value",
    )

    def __init__(self, mapping: Mapping) -> None:
        self.id: Final = mapping.id
        self.kind: Final = mapping.kind
        self.message: Final = mapping.message
        self.is_option: Final = mapping.kind in (MappingKind.INCLUDE, MappingKind.EXCLUDE)
        self.is_check: Final = mapping.kind is MappingKind.VALIDATE
        self.source: Final = mapping.source
        self.into: Final = mapping.to_characteristic
        self.copies: Final = mapping.from_characteristic if mapping.kind is MappingKind.COPY else None
        self.value: Final = mapping.value
        self.is_default: Final = mapping.kind is MappingKind.DEFAULT
        self.condition: Final = Formula(mapping.condition) if mapping.condition is not None else None
        self.expression: Final = (
            Formula(mapping.expression)
            if mapping.expression is not None and mapping.kind in (MappingKind.COMPUTE, MappingKind.VALIDATE)
            else None
        )


class Spec:
    """A specification with all that leads from and into it. Of the `inflows`, `writers` may write at any time and
    `fallbacks` once nothing else can."""

    __slots__ = (
        "bundles",
        "characteristics",
        "checks",
        "components",
        "defaults",
        "each",
        "edges",
        "fallbacks",
        "inflows",
        "key",
        "late_defaults",
        "options",
        "requirements",
        "specification",
        "writers",
        "written",
    )

    def __init__(self, specification: Specification, mappings: tuple[Mapping, ...]) -> None:
        self.key: Final = specification.key
        self.specification: Final = specification
        self.each: Final = specification.tracking is Tracking.EACH
        self.characteristics: Final[dict[str, Characteristic]] = {one.key: one for one in specification.characteristics}
        made = [Inflow(mapping) for mapping in mappings]
        self.checks: Final = tuple(one for one in made if one.is_check)
        self.inflows: Final = tuple(one for one in made if not one.is_check)
        self.options: Final[dict[str, tuple[Inflow, ...]]] = {
            one.into: tuple(other for other in made if other.is_option and other.into == one.into)
            for one in made
            if one.is_option
        }
        self.writers: Final = tuple(one for one in self.inflows if not (one.is_option or one.is_default))
        self.fallbacks: Final = tuple(one for one in self.inflows if one.is_default)
        self.written: Final = frozenset(one.into for one in self.inflows if not one.is_default)
        self.defaults: dict[str, Any] = {}
        self.late_defaults: dict[str, Any] = {}
        for one in specification.characteristics:
            if one.default is not None and not one.fulfillment_only:
                late = any(one.key == inflow.into for inflow in self.inflows if not inflow.is_option)
                (self.late_defaults if late else self.defaults)[one.key] = one.default
        self.edges: tuple[Edge, ...] = ()
        self.bundles: dict[str, Edge] = {}
        self.requirements: tuple[Edge, ...] = ()
        self.components: tuple[Edge, ...] = ()

    def may_be_written(self, key: str) -> bool:
        """Whether anything at all could still answer an unset characteristic."""
        found = self.characteristics.get(key)
        return found is not None and (found.fulfillment_only or key in self.written)


class Horizontal:
    """A compatibility rule that requires something beside its source, and so orders their work."""

    __slots__ = ("condition", "rule", "target_condition")

    def __init__(self, rule: CompatibilityRule) -> None:
        self.rule: Final = rule
        self.condition: Final = Formula(rule.condition) if rule.condition else None
        self.target_condition: Final = Formula(rule.target_condition) if rule.target_condition else None

    def applies(self, scope: dict[str, Any]) -> bool:
        return self.condition is None or self.condition.expression.evaluate(scope) is True

    def counts(self, scope: dict[str, Any], target: dict[str, Any]) -> bool:
        if self.target_condition is None:
            return True
        return self.target_condition.expression.evaluate({**scope, "target": target}) is True


class CompiledCatalog:
    """`feeds` are the (specification, characteristic) pairs from which a value may travel on, `names` what is read,
    `adds_to` the summed targets that something below a specification adds to."""

    __slots__ = ("adds_to", "edges", "feeds", "horizontals", "names", "pairs", "reach", "snapshot", "specs")

    def __init__(self, snapshot: CatalogSnapshot) -> None:
        self.snapshot: Final = snapshot
        self.specs: Final = {
            key: Spec(specification, snapshot.mappings.get(key, ()))
            for key, specification in snapshot.specifications.items()
        }
        self.edges: Final[dict[str, Edge]] = {}
        for key, spec in self.specs.items():
            drawn = [Edge(one, self.specs[one.target]) for one in snapshot.relationships.get(key, ())]
            spec.components = tuple(edge for edge in drawn if edge.relationship.type is RelationshipType.COMPOSED_OF)
            made = [edge for edge in drawn if edge.relationship.type is not RelationshipType.COMPOSED_OF]
            spec.edges = tuple(edge for edge in made if not edge.is_requirement)
            spec.bundles = {edge.target.key: edge for edge in reversed(spec.edges) if edge.is_bundle}
            spec.requirements = tuple(edge for edge in made if edge.is_requirement)
            self.edges.update((edge.id, edge) for edge in made)
        self.reach: Final = {key: frozenset(_reachable(spec)) for key, spec in self.specs.items()}
        self.adds_to: Final = {key: _summed(self.specs, reached) for key, reached in self.reach.items()}
        self.feeds: Final = _feeds(self.specs)
        ordering = {key: tuple(filter(_orders_work, rules)) for key, rules in snapshot.compatibility.items()}
        self.horizontals: Final = {key: tuple(map(Horizontal, rules)) for key, rules in ordering.items() if rules}
        self.pairs: Final = _pairs(self.horizontals)
        self.names: Final = frozenset(
            path.split(".")[0] for formula in self._formulas() for path in formula.expression.paths
        )

    def _formulas(self) -> Iterator[Formula]:
        yield from (edge.rule for edge in self.edges.values() if edge.rule is not None)
        for spec in self.specs.values():
            yield from (edge.rule for edge in spec.components if edge.rule is not None)
            for inflow in (*spec.inflows, *spec.checks):
                yield from (formula for formula in (inflow.condition, inflow.expression) if formula is not None)

        for one in (one for rules in self.horizontals.values() for one in rules):
            yield from (formula for formula in (one.condition, one.target_condition) if formula is not None)

    def spec(self, key: str | None) -> Spec | None:
        return self.specs.get(key) if key is not None else None


def _orders_work(rule: CompatibilityRule) -> bool:
    return rule.type is CompatibilityType.REQUIRES and rule.lifecycle is Lifecycle.PUBLISHED


def _pairs(rules: dict[str, tuple[Horizontal, ...]]) -> dict[str, tuple[tuple[Horizontal, str, bool], ...]]:
    """By product: the rules that pair it, with the other product, and whether this one is the source."""
    found: defaultdict[str, list[tuple[Horizontal, str, bool]]] = defaultdict(list)
    for source, group in rules.items():
        for one in group:
            found[source].append((one, one.rule.target, True))
            found[one.rule.target].append((one, source, False))
    return {key: tuple(group) for key, group in found.items()}


def _reachable(spec: Spec) -> set[str]:
    found: set[str] = set()
    ahead = [spec]
    while ahead:
        here = ahead.pop()
        if here.key not in found:
            found.add(here.key)
            ahead.extend(edge.target for edge in (*here.edges, *here.requirements))
    return found


def _summed(specs: dict[str, Spec], reached: frozenset[str]) -> frozenset[str]:
    edges = (edge for key in reached for edge in (*specs[key].edges, *specs[key].requirements))
    return frozenset(edge.target.key for edge in edges if edge.is_sum)


def _feeds(specs: dict[str, Spec]) -> frozenset[Read]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for spec in specs.values():
        for inflow in (*spec.inflows, *spec.checks):
            if inflow.copies is not None:
                found[inflow.source].add(inflow.copies)
            for formula in filter(None, (inflow.condition, inflow.expression)):
                for owner, key in formula.reads:
                    found[{"source": inflow.source, "target": spec.key}.get(owner, "")].add(key)
    return frozenset((key, characteristic) for key, group in found.items() for characteristic in group)
