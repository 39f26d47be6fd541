"""Whatever the order in which answers come, the tree that they lead to is the one that all of them at once lead to."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.inputs import OrderToDecompose
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
def test_answers_that_come_in_batches_lead_where_all_at_once_lead(
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
