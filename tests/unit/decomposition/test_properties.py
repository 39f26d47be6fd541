"""Properties of decomposition over random catalogs and orders."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.decomposition.contracts import LinkType, VerdictOutcome
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, Standing, decompose
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, line, order
from tests.builders.decomposition import after, answer

KEYS: tuple[str, ...] = ("k0", "k1", "k2")
VALUES: tuple[str, ...] = ("yes", "no")
SCOPES = st.sampled_from(["none", "line", "bundle", "order"])
RULES = st.one_of(
    st.none(),
    st.builds("source.characteristics.{} = {!r}".format, st.sampled_from(KEYS), st.just("yes")).map(
        lambda text: text.replace("'", '"')
    ),
    st.builds(
        'source.characteristics.{} = "yes" or source.characteristics.{} = "no"'.format,
        st.sampled_from(KEYS),
        st.sampled_from(KEYS),
    ),
)


@st.composite
def catalogs(draw: st.DrawFn) -> CompiledCatalog:
    """Products p0 and p1 over services s0 … s4; relationships and mappings lead from lower to higher numbers."""
    late = draw(st.sets(st.sampled_from(KEYS)))
    own = tuple(characteristic(key, fulfillment_only=key in late) for key in KEYS)
    counted = characteristic("n", "integer", minimum=0, maximum=3)
    names = ["p0", "p1", *(f"s{number}" for number in range(5))]
    parts: list[dict[str, Any]] = [build.product(name, *own, counted) for name in names[:2]]
    parts += [build.service(name, *own, counted) for name in names[2:]]
    pairs = [(source, target) for place, source in enumerate(names) for target in names[max(place + 1, 2) :]]
    summed = {name: draw(st.sampled_from([None, None, "line", "bundle", "order"])) for name in names[2:]}
    for source, target in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)):
        kind = draw(st.sampled_from(["realized_as", "requires"]))
        fields: dict[str, Any] = {"rule": draw(RULES), "merge_scope": draw(SCOPES)}
        if draw(st.booleans()):
            fields["quantity_characteristic"] = "n"
        if summed[target] is not None:
            fields |= {"merge_scope": summed[target], "merge_quantity": "sum"}
        parts.append(build.relationship(source, kind, target, **fields))
    for source, target in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5)):
        parts.append(build.copies(source, target, draw(st.sampled_from(KEYS))))
    return build.compiled(build.document(*parts))


@st.composite
def orders(draw: st.DrawFn) -> OrderToDecompose:
    lines: list[LineToDecompose] = []
    for number in range(draw(st.integers(1, 3))):
        values: dict[str, Any] = draw(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES)))
        if draw(st.booleans()):
            values["n"] = draw(st.integers(0, 3))
        parent = draw(st.sampled_from(lines)) if lines and draw(st.booleans()) else None
        specification = draw(st.sampled_from(["p0", "p1"]))
        lines.append(line(str(number), specification, values, parent=parent, quantity=Decimal(draw(st.integers(1, 2)))))
    return order(*lines)


def picture(found: Decomposition) -> tuple[Any, ...]:
    """All that a tree says, ids aside."""
    nodes = [
        (node.position, node.spec.key, node.parent.position if node.parent else None, node.relationship,
         node.instance, node.quantity, node.values)
        for node in found.made
    ]  # fmt: skip
    places = {node.id: node.position for node in found.made}
    waiting = [(places[one.node], one.relationship, [wait.label for wait in one.waits]) for one in found.waiting]
    links = [(places[link.source_id], link.type, places[link.target_id]) for link in found.links]
    verdicts = [(places[one.parent_id], one.relationship, one.outcome, one.reason) for one in found.verdicts]
    return nodes, waiting, links, verdicts


@settings(max_examples=150, deadline=None)
@given(catalogs(), orders())
def test_the_same_order_and_catalog_give_the_same_tree(catalog: CompiledCatalog, wanted: OrderToDecompose) -> None:
    assert picture(decompose(wanted, catalog, new_id)) == picture(decompose(wanted, catalog, new_id))


def check_is_sound(standing: Standing, wanted: OrderToDecompose) -> None:
    """Every domain order is there once, below one that exists, and nothing waits in a circle."""
    by_id = {one.id: one for one in standing.domain_orders}
    assert len({(one.parent_id, one.relationship, one.instance, one.line_id) for one in by_id.values()}) == len(by_id)
    assert [one.position for one in standing.domain_orders] == list(range(1, len(by_id) + 1))
    before: dict[UUID, set[UUID]] = {one: set() for one in by_id}
    for one in by_id.values():
        if one.parent_id is not None:
            assert by_id[one.parent_id].position < one.position
            before[one.parent_id].add(one.id)
    for link in standing.links:
        assert link.type in LinkType
        before[link.source_id].add(link.target_id)
    done: set[UUID] = set()
    while len(done) < len(before):
        ready = {one for one, wanted_first in before.items() if one not in done and wanted_first <= done}
        assert ready, "domain orders wait for each other"
        done |= ready
    assert {one.parent_id for one in standing.deferrals} <= by_id.keys()
    assert {one.line_id for one in by_id.values()} == {one.id for one in wanted.lines}


@settings(max_examples=150, deadline=None)
@given(catalogs(), orders())
def test_every_tree_is_sound(catalog: CompiledCatalog, wanted: OrderToDecompose) -> None:
    check_is_sound(after(wanted, decompose(wanted, catalog, new_id)), wanted)


@settings(max_examples=150, deadline=None)
@given(catalogs(), orders())
def test_each_relationship_of_each_domain_order_has_exactly_one_last_word(
    catalog: CompiledCatalog, wanted: OrderToDecompose
) -> None:
    found = decompose(wanted, catalog, new_id)
    judged = [(one.parent_id, one.relationship) for one in found.verdicts]
    expected = [(node.id, edge.id) for node in found.made for edge in (*node.spec.edges, *node.spec.requirements)]
    assert sorted(judged) == sorted(expected)


@settings(max_examples=150, deadline=None)
@given(catalogs(), orders(), st.data())
def test_answering_what_is_waited_for_leaves_nothing_waiting(
    catalog: CompiledCatalog, wanted: OrderToDecompose, data: st.DataObject
) -> None:
    standing = after(wanted, decompose(wanted, catalog, new_id))
    for _ in range(100):
        if not standing.deferrals:
            break
        wait = data.draw(st.sampled_from(standing.deferrals)).waits[0]
        before = {one.id: one for one in standing.domain_orders}
        deferred = {one.id: one for one in standing.deferrals}
        given_answer = data.draw(st.sampled_from(VALUES))
        wanted, found = answer(wanted, catalog, standing, {wait.subject: {wait.characteristic: given_answer}})
        assert {one.id for one in found.resolved} <= deferred.keys()
        standing = after(wanted, found, standing)
        check_is_sound(standing, wanted)
        for one in standing.domain_orders[: len(before)]:
            assert one.specification == before[one.id].specification
            assert before[one.id].characteristics.items() <= one.characteristics.items()
    assert standing.deferrals == ()


@settings(max_examples=100, deadline=None)
@given(catalogs(), orders())
def test_every_created_domain_order_has_a_true_verdict(catalog: CompiledCatalog, wanted: OrderToDecompose) -> None:
    found = decompose(wanted, catalog, new_id)
    said = {
        made: one for one in found.verdicts for made in one.domain_order_ids if one.outcome is VerdictOutcome.CREATE
    }
    for node in found.made:
        if node.parent is None:
            assert node.id not in said
            continue
        verdict = said[node.id]
        edge = catalog.edges[verdict.relationship]
        assert (verdict.parent_id, edge.target) == (node.parent.id, node.spec)
        if edge.rule is not None:
            assert verdict.reason == "rule_true"
            assert edge.rule.answer(node.parent.scope) == (True, ())
