"""Whatever the order in which answers come, the tree that they lead to is the one that all of them at once lead to."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.catalog.contracts import LEFT_OPEN
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Standing, decompose
from orderloom.decomposition.domain.inputs import OrderToDecompose
from orderloom.decomposition.domain.tree import Tree
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, line, order, product, service
from tests.builders.decomposition import after, answer
from tests.unit.decomposition.stories import Later, Story, catalogs, orders, whole


@settings(max_examples=100, deadline=None)
@given(catalogs(), orders(), st.data())
def test_answers_that_come_one_by_one_in_any_order_lead_where_all_at_once_lead(
    catalog: CompiledCatalog, drawn: tuple[OrderToDecompose, Later], data: st.DataObject
) -> None:
    wanted, later = drawn
    at_once = Story(whole(wanted, later), catalog, later)
    at_once.tell(lambda questions: questions)
    staggered = Story(wanted, catalog, later)
    staggered.tell(lambda questions: [data.draw(st.sampled_from(questions))])
    assert staggered.picture() == at_once.picture()


@settings(max_examples=100, deadline=None)
@given(catalogs(), orders(), st.data())
def test_answers_that_come_in_batches_of_any_size_lead_where_all_at_once_lead(
    catalog: CompiledCatalog, drawn: tuple[OrderToDecompose, Later], data: st.DataObject
) -> None:
    wanted, later = drawn
    at_once = Story(whole(wanted, later), catalog, later)
    at_once.tell(lambda questions: questions)
    in_batches = Story(wanted, catalog, later)
    in_batches.tell(lambda questions: data.draw(st.lists(st.sampled_from(questions), min_size=1, unique=True)))
    assert in_batches.picture() == at_once.picture()


@settings(max_examples=100, deadline=None)
@given(catalogs(), orders(), st.data())
def test_the_order_in_which_lines_are_given_changes_nothing(
    catalog: CompiledCatalog, drawn: tuple[OrderToDecompose, Later], data: st.DataObject
) -> None:
    wanted, later = drawn
    shuffled = msgspec.structs.replace(wanted, lines=tuple(data.draw(st.permutations(wanted.lines))))
    assert Story(shuffled, catalog, later).picture() == Story(wanted, catalog, later).picture()
    one, other = Story(whole(wanted, later), catalog, later), Story(whole(shuffled, later), catalog, later)
    one.tell(lambda questions: questions)
    other.tell(lambda questions: questions)
    assert one.picture() == other.picture()


def check_sums(standing: Standing, wanted: OrderToDecompose, catalog: CompiledCatalog) -> None:
    """No source of what was summed and made waits still."""
    tree = Tree(wanted, catalog, new_id)
    for one in standing.domain_orders:
        tree.restore(one)
    made = {
        tree.scope_key(node.parent, catalog.edges[node.relationship])
        for node in tree.nodes.values()
        if node.parent is not None and node.relationship is not None and catalog.edges[node.relationship].is_sum
    }
    for one in standing.deferrals:
        edge = catalog.edges[one.relationship]
        assert not edge.is_sum or tree.scope_key(tree.nodes[one.parent_id], edge) not in made


@settings(max_examples=100, deadline=None)
@given(catalogs(), orders(), st.data())
def test_sums_wait_for_all_their_sources(
    catalog: CompiledCatalog, drawn: tuple[OrderToDecompose, Later], data: st.DataObject
) -> None:
    wanted, later = drawn
    story = Story(wanted, catalog, later)
    check_sums(story.standing, story.wanted, catalog)
    while questions := story.questions():
        story.answered([data.draw(st.sampled_from(questions))])
        check_sums(story.standing, story.wanted, catalog)


DEFAULTED = build.compiled(
    build.document(
        product("p", characteristic("k")),
        service("s", characteristic("k"), characteristic("own", default="by itself")),
        build.realized("p", "s"),
        build.copies("p", "s", "k"),
        build.copies("p", "s", "k", "own"),
        build.mapping("p", "s", "default", "k", value="by default"),
    )
)
"""A default by mapping, and one of the characteristic itself, beside mappings that may write the same."""


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["known", "open", "blank"]), min_size=1, max_size=6), st.data())
def test_defaults_fire_last(kinds: list[str], data: st.DataObject) -> None:
    given_at_once: dict[str, dict[str, Any]] = {"known": {"k": "said"}, "open": {"k": LEFT_OPEN}, "blank": {}}
    wanted = order(*(line(str(number), "p", given_at_once[kind]) for number, kind in enumerate(kinds)))
    standing = after(wanted, decompose(wanted, DEFAULTED, new_id))
    said = {"known": {"k": "said", "own": "said"}, "open": {}, "blank": {"k": "by default", "own": "by itself"}}
    ahead = [one.id for one, kind in zip(wanted.lines, kinds, strict=True) if kind == "open"]
    expected = {one.id: said[kind] for one, kind in zip(wanted.lines, kinds, strict=True)}
    for subject in data.draw(st.permutations(ahead)):
        assert services(standing) == expected
        wanted, found = answer(wanted, DEFAULTED, standing, {subject: {"k": "later"}})
        standing = after(wanted, found, standing)
        expected[subject] = {"k": "later", "own": "later"}
    assert services(standing) == expected


def services(standing: Standing) -> dict[Any, dict[str, Any]]:
    return {one.line_id: one.characteristics for one in standing.domain_orders if one.specification == "s"}
