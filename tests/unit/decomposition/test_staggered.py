"""Whatever the order in which answers come, the tree that they lead to is the one that all of them at once lead to."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.catalog.contracts import LEFT_OPEN
from orderloom.decomposition.contracts import VerdictOutcome
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, Standing, decompose
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, line, order
from tests.builders.decomposition import after, answer

KEYS = ("k0", "k1", "k2")
VALUES = ("yes", "no")
NAMES = ("p0", "p1", "s0", "s1", "s2", "s3", "s4")


def _rule(draw: st.DrawFn) -> str | None:
    first, second = draw(st.sampled_from(KEYS)), draw(st.sampled_from(KEYS))
    one, other = (f'source.characteristics.{key} = "yes"' for key in (first, second))
    return draw(st.sampled_from([None, one, f"{one} and {other}", f"{one} or {other}", f"not({one})"]))


@st.composite
def catalogs(draw: st.DrawFn) -> CompiledCatalog:
    """Two products over five services; each characteristic of a specification has one writer at most."""
    late = draw(st.sets(st.sampled_from(KEYS)))
    own = tuple(characteristic(key, fulfillment_only=key in late) for key in KEYS)
    counted = characteristic("n", "integer", minimum=0, maximum=3)
    options = characteristic("options", most=4)
    parts: list[dict[str, Any]] = [build.product(name, *own, counted, options) for name in NAMES[:2]]
    parts += [build.service(name, *own, counted, options) for name in NAMES[2:]]
    pairs = [(source, target) for place, source in enumerate(NAMES) for target in NAMES[max(place + 1, 2) :]]
    scopes = {name: draw(st.sampled_from(["none", "bundle", "order"])) for name in NAMES[2:]}
    shared = {name for name, scope in scopes.items() if scope != "none"}
    sums = {name: draw(st.sampled_from(["one", "sum"])) for name in sorted(shared)}
    drawn = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8))
    for source, target in drawn:
        fields: dict[str, Any] = {"rule": _rule(draw), "merge_scope": scopes[target]}
        if target in shared:
            fields["merge_quantity"] = sums[target]
        if sums.get(target) != "one" and draw(st.booleans()):
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
    for option in sorted(draw(st.sets(st.sampled_from(("a", "b"))))):
        condition = f'source.characteristics.{draw(st.sampled_from(KEYS))} = "yes"'
        chosen = build.mapping(source, target, "include", "options", value=option, condition=condition)
        made.append({**chosen, "id": f"{source}.{target}.{option}"})
    return made


@st.composite
def orders(draw: st.DrawFn) -> tuple[OrderToDecompose, dict[UUID, dict[str, Any]]]:
    """An order, and what is answered of its lines later."""
    lines: list[LineToDecompose] = []
    later: dict[UUID, dict[str, Any]] = {}
    for number in range(draw(st.integers(1, 3))):
        given_now: dict[str, Any] = draw(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES)))
        open_keys = sorted(draw(st.sets(st.sampled_from(KEYS))) - given_now.keys())
        if draw(st.booleans()):
            given_now["n"] = draw(st.integers(0, 3))
        parent = draw(st.sampled_from(lines)) if lines and draw(st.booleans()) else None
        made = line(
            str(number),
            draw(st.sampled_from(NAMES[:2])),
            {**given_now, **dict.fromkeys(open_keys, LEFT_OPEN)},
            parent=parent,
            quantity=Decimal(draw(st.integers(1, 2))),
        )
        lines.append(made)
        later[made.id] = {key: draw(st.sampled_from(VALUES)) for key in open_keys}
    return order(*lines), later


def whole(wanted: OrderToDecompose, later: dict[UUID, dict[str, Any]]) -> OrderToDecompose:
    return msgspec.structs.replace(
        wanted,
        lines=tuple(
            msgspec.structs.replace(one, characteristics={**one.characteristics, **later[one.id]})
            for one in wanted.lines
        ),
    )


class Story:
    """All rounds of one order, and the picture that they come to."""

    def __init__(self, wanted: OrderToDecompose, catalog: CompiledCatalog) -> None:
        self.wanted, self.catalog = wanted, catalog
        found = decompose(wanted, catalog, new_id)
        self.standing: Standing = after(wanted, found)
        self.verdicts: dict[tuple[UUID, str], Any] = {}
        self._note(found)

    def _note(self, found: Decomposition) -> None:
        self.verdicts.update(((one.parent_id, one.relationship), one) for one in found.verdicts)

    def answered(self, writes: dict[UUID, dict[str, Any]]) -> None:
        self.wanted, found = answer(self.wanted, self.catalog, self.standing, writes)
        self.standing = after(self.wanted, found, self.standing)
        self._note(found)

    def picture(self) -> tuple[Any, ...]:
        """Domain orders by what they are, whoever came first to what is shared; what was said of each target."""
        numbers = {one.id: one.number for one in self.wanted.lines}
        by_id = {one.id: one for one in self.standing.domain_orders}
        names: dict[UUID, Any] = {}
        for one in by_id.values():
            edge = self.catalog.edges.get(one.relationship or "")
            if one.parent_id is None or edge is None:
                names[one.id] = (numbers[one.line_id], one.instance)
            elif edge.merge.value == "none":
                names[one.id] = (names[one.parent_id], edge.id, one.instance)
            elif edge.merge.value == "order":
                names[one.id] = ("order", one.specification, one.instance)
            else:
                names[one.id] = ("bundle", self._bundle(one.line_id), one.specification, one.instance)
        nodes = sorted(
            (str(names[one.id]), one.quantity, sorted(map(str, one.characteristics.items()))) for one in by_id.values()
        )
        there = {VerdictOutcome.CREATE: "there", VerdictOutcome.SHARE: "there"}
        said = sorted(
            (str(names[parent]), relationship, there.get(one.outcome, one.outcome.value))
            for (parent, relationship), one in self.verdicts.items()
        )
        waiting = sorted((str(names[one.parent_id]), one.relationship) for one in self.standing.deferrals)
        return nodes, said, waiting

    def _bundle(self, line_id: UUID) -> str:
        lines = {one.id: one for one in self.wanted.lines}
        found = lines[line_id]
        while found.parent_id is not None:
            found = lines[found.parent_id]
        return found.number


@settings(max_examples=100, deadline=None)
@given(catalogs(), orders(), st.data())
def test_answers_that_come_one_by_one_in_any_order_lead_where_all_at_once_lead(
    catalog: CompiledCatalog, drawn: tuple[OrderToDecompose, dict[UUID, dict[str, Any]]], data: st.DataObject
) -> None:
    wanted, later = drawn
    at_once = Story(whole(wanted, later), catalog)
    staggered = Story(wanted, catalog)
    single = [(line_id, key, value) for line_id, values in later.items() for key, value in values.items()]
    for line_id, key, value in data.draw(st.permutations(single)):
        staggered.answered({line_id: {key: value}})
    assert staggered.picture() == at_once.picture()
