"""What decomposition promises of any catalog and order, over thousands of them, and of larger ones than every day."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.unit.decomposition import stories, test_properties, test_staggered

TREES_TRIED, STORIES_TRIED = 1_000, 500
SERVICES, RELATIONSHIPS, LINES = 9, 16, 5
TREES = (
    test_properties.test_the_same_order_and_catalog_give_the_same_tree,
    test_properties.test_every_created_domain_order_has_a_true_verdict,
    test_properties.test_every_tree_is_sound,
)
STORIES = (
    test_staggered.test_the_order_in_which_lines_are_given_changes_nothing,
    test_staggered.test_answers_that_come_in_batches_of_any_size_lead_where_all_at_once_lead,
    test_staggered.test_answers_that_come_one_by_one_in_any_order_lead_where_all_at_once_lead,
    test_staggered.test_sums_wait_for_all_their_sources,
)
THOROUGH = settings(
    max_examples=TREES_TRIED,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def checked(test: Any) -> Callable[..., None]:
    """The property itself, without the examples that it is tried with every day."""
    return test.hypothesis.inner_test


def named(test: Any) -> str:
    return test.__name__.removeprefix("test_")


@pytest.mark.parametrize("test", TREES, ids=named)
def test_any_tree(test: Any) -> None:
    THOROUGH(given(test_properties.catalogs(), test_properties.orders())(checked(test)))()


@pytest.mark.parametrize("test", STORIES, ids=named)
def test_any_story(test: Any) -> None:
    catalogs, orders = stories.catalogs(SERVICES, RELATIONSHIPS), stories.orders(LINES)
    settings(THOROUGH, max_examples=STORIES_TRIED)(given(catalogs, orders, st.data())(checked(test)))()


def test_defaults_fire_last_whoever_answers_first() -> None:
    kinds = st.lists(st.sampled_from(["known", "open", "blank"]), min_size=1, max_size=20)
    THOROUGH(given(kinds, st.data())(checked(test_staggered.test_defaults_fire_last)))()
