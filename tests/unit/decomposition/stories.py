"""Random catalogs, orders and answers; and all rounds that an order goes through until nobody has a question left."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import strategies as st

from orderloom.catalog.contracts import LEFT_OPEN
from orderloom.decomposition.contracts import VerdictOutcome
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, Standing, decompose
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.decomposition.domain.nodes import Line, Node
from orderloom.decomposition.domain.tree import Tree
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, line, order
from tests.builders.decomposition import after, answer

KEYS = ("k0", "k1", "k2")
VALUES = ("yes", "no")
PRODUCTS = ("p0", "p1")
SCOPES = ("none", "line", "bundle", "site", "order")
SITES = (None, UUID(int=1), UUID(int=2))

Later = dict[UUID, dict[str, Any]]
Question = tuple[str, UUID, str]
"""What is asked about, for people and as an id, and the characteristic."""


def _rule(draw: st.DrawFn) -> str | None:
    first, second = draw(st.sampled_from(KEYS)), draw(st.sampled_from(KEYS))
    one, other = (f'source.characteristics.{key} = "yes"' for key in (first, second))
    return draw(st.sampled_from([None, one, f"{one} and {other}", f"{one} or {other}", f"not({one})"]))


@st.composite
def catalogs(draw: st.DrawFn, services: int = 5, most: int = 8) -> CompiledCatalog:
    """Two products over some services; each characteristic of a specification has one writer at most. What is summed
    is so in one scope; other targets may be shared in several."""
    late = draw(st.sets(st.sampled_from((*KEYS, "n"))))
    own = tuple(characteristic(key, fulfillment_only=key in late) for key in KEYS)
    counted = characteristic("n", "integer", minimum=0, maximum=3, fulfillment_only="n" in late)
    options = characteristic("options", most=4)
    names = (*PRODUCTS, *(f"s{number}" for number in range(services)))
    parts: list[dict[str, Any]] = [build.product(name, *own, counted, options) for name in PRODUCTS]
    parts += [build.service(name, *own, counted, options) for name in names[2:]]
    pairs = [(source, target) for place, source in enumerate(names) for target in names[max(place + 1, 2) :]]
    scopes = {name: draw(st.sampled_from(SCOPES)) for name in names[2:]}
    shared = {name for name, scope in scopes.items() if scope != "none"}
    sums = {name: draw(st.sampled_from(["one", "sum"])) for name in sorted(shared)}
    drawn = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=most))
    for source, target in drawn:
        summed = sums.get(target) == "sum"
        scope = scopes[target] if summed or target not in shared else draw(st.sampled_from(SCOPES[1:]))
        fields: dict[str, Any] = {"rule": _rule(draw), "merge_scope": scope}
        if summed:
            fields["merge_quantity"] = "sum"
        if (summed or scope == "none") and draw(st.booleans()):
            fields["quantity_characteristic"] = "n"
        kind = draw(st.sampled_from(["realized_as", "requires"]))
        parts.append(build.relationship(source, kind, target, **fields))
    below = [(source, target) for source, target in drawn if target not in shared]
    sources = {target: [one for one, other in drawn if other == target] for _, target in drawn}
    for source, target in below:
        if len(sources[target]) == 1:
            parts += _mappings(draw, source, target)
    return build.compiled(build.document(*parts))


def _mappings(draw: st.DrawFn, source: str, target: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for key in sorted(draw(st.sets(st.sampled_from(KEYS)))):
        other = draw(st.sampled_from(KEYS))
        kind = draw(st.sampled_from(["copy", "set", "default"]))
        condition = draw(st.sampled_from([None, f'source.characteristics.{other} = "yes"']))
        if kind == "copy":
            made.append(build.copies(source, target, other, key, condition=condition))
        else:
            made.append(build.mapping(source, target, kind, key, value="yes", condition=condition))
    for option in sorted(draw(st.sets(st.sampled_from(("a", "b", "c"))))):
        condition = f'source.characteristics.{draw(st.sampled_from(KEYS))} = "yes"'
        kind = draw(st.sampled_from(["include", "exclude"]))
        chosen = build.mapping(source, target, kind, "options", value=option, condition=condition)
        made.append({**chosen, "id": f"{source}.{target}.{option}"})
    if draw(st.booleans()):
        holds = f'source.characteristics.{draw(st.sampled_from(KEYS))} = "yes"'
        made.append(build.mapping(source, target, "validate", draw(st.sampled_from(KEYS)), expression=holds))
    return made


@st.composite
def orders(draw: st.DrawFn, most: int = 3) -> tuple[OrderToDecompose, Later]:
    """An order, and what is answered of its lines later."""
    lines: list[LineToDecompose] = []
    later: Later = {}
    for number in range(draw(st.integers(1, most))):
        known: dict[str, Any] = draw(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES)))
        open_keys = sorted(draw(st.sets(st.sampled_from(KEYS))) - known.keys())
        count = draw(st.sampled_from([None, "known", "open"]))
        if count == "known":
            known["n"] = draw(st.integers(0, 3))
        parent = draw(st.sampled_from(lines)) if lines and draw(st.booleans()) else None
        open_values = {**dict.fromkeys(open_keys, LEFT_OPEN), **({"n": LEFT_OPEN} if count == "open" else {})}
        made = line(
            str(number),
            draw(st.sampled_from(PRODUCTS)),
            {**known, **open_values},
            parent=parent,
            quantity=Decimal(draw(st.integers(1, 2))),
            site_id=draw(st.sampled_from(SITES)),
        )
        lines.append(made)
        later[made.id] = {
            key: draw(st.integers(0, 3)) if key == "n" else draw(st.sampled_from(VALUES)) for key in open_values
        }
    return order(*lines), later


def whole(wanted: OrderToDecompose, later: Later) -> OrderToDecompose:
    return msgspec.structs.replace(
        wanted,
        lines=tuple(
            msgspec.structs.replace(one, characteristics={**one.characteristics, **later[one.id]})
            for one in wanted.lines
        ),
    )


class Story:
    """All rounds of one order, and the picture that they come to."""

    def __init__(self, wanted: OrderToDecompose, catalog: CompiledCatalog, later: Later) -> None:
        self.wanted, self.catalog, self.later = wanted, catalog, later
        self.verdicts: dict[tuple[UUID, str], Any] = {}
        self.faults: set[tuple[UUID | None, tuple[str | int, ...]]] = set()
        found = decompose(wanted, catalog, new_id)
        self.standing: Standing = after(wanted, found)
        self._note(found)

    def _note(self, found: Decomposition) -> None:
        self.verdicts.update(((one.parent_id, one.relationship), one) for one in found.verdicts)
        self.faults |= {(one.domain_order_id, one.path) for one in found.faults}

    def answered(self, questions: Sequence[Question]) -> None:
        writes: dict[UUID, dict[str, Any]] = {}
        for name, subject, key in questions:
            writes.setdefault(subject, {})[key] = self._reply(name, subject, key)
        self.wanted, found = answer(self.wanted, self.catalog, self.standing, writes)
        self.standing = after(self.wanted, found, self.standing)
        self._note(found)

    def _reply(self, name: str, subject: UUID, key: str) -> Any:
        """The same question has the same answer in each telling."""
        if subject in self.later:
            return self.later[subject][key]
        fate = sum(map(ord, name + key))
        return fate % 4 if key == "n" else VALUES[fate % 2]

    def tell(self, choose: Callable[[Sequence[Question]], Sequence[Question]]) -> None:
        """Answers until nothing is open: first what only people know, at last what a mapping could have said."""
        while questions := self.questions():
            self.answered(choose(questions))
        while questions := self.questions(mapped=True):
            self.answered(questions[:1])

    def questions(self, *, mapped: bool = False) -> list[Question]:
        found = [
            (one.number, one.id, key)
            for one in self.wanted.lines
            for key, value in one.characteristics.items()
            if value == LEFT_OPEN
        ]
        tree, names = self._names()
        for node in tree.nodes.values():
            for key, one in node.spec.characteristics.items():
                is_written = any(inflow.into == key for inflow in node.spec.inflows)
                if one.fulfillment_only and key not in node.values and key not in node.open and is_written is mapped:
                    found.append((names[node.id], node.id, key))
        return sorted(found)

    def _names(self) -> tuple[Tree, dict[UUID, str]]:
        """What domain orders are called, whoever came first to what is shared."""
        tree = Tree(self.wanted, self.catalog, new_id)
        for one in self.standing.domain_orders:
            tree.restore(one)
        names: dict[UUID, str] = {}
        for node in tree.nodes.values():
            names[node.id] = self._name(node, names)
        return tree, names

    def _name(self, node: Node, names: dict[UUID, str]) -> str:
        edge = self.catalog.edges.get(node.relationship or "")
        if node.parent is None or edge is None:
            return f"{node.line.line.number}#{node.instance}"
        match edge.merge.value:
            case "none":
                return f"{names[node.parent.id]}/{edge.id}#{node.instance}"
            case "order":
                return f"order/{node.spec.key}#{node.instance}"
            case "site" if node.site is not None:
                return f"site {node.site}/{node.spec.key}#{node.instance}"
            case "bundle":
                place: Node | Line = node.parent.bundle
                owner = names[place.id] if isinstance(place, Node) else place.line.number
                return f"bundle {owner}/{node.spec.key}#{node.instance}"
            case _:
                return f"unit {names[node.parent.unit.id]}/{node.spec.key}#{node.instance}"

    def picture(self) -> tuple[Any, ...]:
        """Domain orders by what they are, what was said of each target, and what was found wrong."""
        _, names = self._names()
        by_id = {one.id: one for one in self.standing.domain_orders}
        nodes = sorted(
            (names[one.id], one.quantity, sorted((key, str(value)) for key, value in one.characteristics.items()))
            for one in by_id.values()
        )
        there = {VerdictOutcome.CREATE: "there", VerdictOutcome.SHARE: "there"}
        said = sorted(
            (names[parent], relationship, there.get(one.outcome, one.outcome.value))
            for (parent, relationship), one in self.verdicts.items()
        )
        waiting = sorted((names[one.parent_id], one.relationship) for one in self.standing.deferrals)
        ties = {(names[one.source_id], names[one.target_id]) for one in self.standing.links}
        ties |= {(names[one.parent_id], names[one.id]) for one in by_id.values() if one.parent_id is not None}
        faults = sorted((names[one] if one else "", path) for one, path in self.faults)
        return nodes, said, waiting, sorted(ties), faults
