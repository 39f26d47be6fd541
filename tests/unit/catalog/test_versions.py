"""Numbers of versions and states of life: what an import may do to what is there already."""

from typing import Any

import pytest

from orderloom.catalog.domain.document import BrokenCatalog, parse_document
from orderloom.catalog.domain.importing import Import, Member, members_of, plan_import
from tests.builders import catalog as build


def planned(
    before: tuple[Member, ...], *parts: dict[str, Any], highest: dict[tuple[str, str], int] | None = None
) -> Import:
    return plan_import(before, parse_document(build.document(*parts)), highest=highest)


def versions(plan: Import) -> dict[str, int]:
    return {one.key: getattr(one.entity, "version", 0) for one in (*plan.kept, *plan.written)}


def test_an_empty_catalog_takes_the_numbers_of_the_document() -> None:
    assert versions(planned((), build.product("p", version=7))) == {"p": 7}


def test_what_was_changed_gets_the_next_number_and_what_was_not_keeps_its_own() -> None:
    first = planned((), build.product("p", version=3), build.product("q", version=5))
    again = planned(first.written, build.product("p", version=3, category="new"), build.product("q", version=1))
    assert versions(again) == {"p": 4, "q": 5}
    assert [one.key for one in again.written] == ["p"]


def test_a_higher_number_of_the_document_is_taken_over() -> None:
    first = planned((), build.product("p"))
    assert versions(planned(first.written, build.product("p", version=9, category="new"))) == {"p": 9}


def test_what_comes_back_after_it_was_gone_goes_on_counting() -> None:
    assert versions(planned((), build.product("p"), highest={("specifications", "p"): 4})) == {"p": 5}


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("published", "retired", True),
        ("retired", "archived", True),
        ("retired", "published", True),
        ("published", "archived", False),
        ("archived", "published", False),
        ("archived", "retired", False),
    ],
)
def test_a_state_of_life_follows_only_the_one_before_it(before: str, after: str, allowed: bool) -> None:
    first = planned((), build.product("p", lifecycle=before))
    wanted = build.product("p", lifecycle=after)
    if allowed:
        plan = planned(first.written, wanted)
        assert [(one.change, one.version, one.lifecycle) for one in plan.changes] == [("changed", 1, after)]
        return
    with pytest.raises(BrokenCatalog) as refused:
        planned(first.written, wanted)
    assert [(one.code, one.path) for one in refused.value.problems] == [
        ("catalog.lifecycle", ("specifications", 0, "lifecycle"))
    ]


def test_a_change_says_which_fields_it_changes() -> None:
    first = planned((), build.product("p", build.characteristic("x"), build.characteristic("y")))
    plan = planned(first.written, build.product("p", build.characteristic("x", mandatory=True)))
    fields = {one.path: (one.before, one.after) for one in plan.changes[0].fields}
    assert fields["characteristics.x.mandatory"] == (False, True)
    assert fields["characteristics.y"][1] is None
    assert len(fields) == 2


def test_what_was_wrong_before_keeps_nobody_from_changing_something_else() -> None:
    broken = build.document(build.product("p"), build.offering("o", "p", categories=["gone"]))
    members = tuple(members_of(parse_document(broken)))
    other = parse_document(build.document(build.product("q"), key="other"))
    assert [one.key for one in plan_import(members, other).changes] == ["q"]
    with pytest.raises(BrokenCatalog) as refused:
        planned(members, build.product("p"), build.offering("o", "p", categories=["gone"], sold_alone=False))
    assert [one.code for one in refused.value.problems] == ["catalog.unknown_category"]
