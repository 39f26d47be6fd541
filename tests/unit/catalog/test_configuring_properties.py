"""Whatever the rules and whatever the answers: a selection settles, settles once, and every way out leads out."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.catalog.contracts import CatalogSnapshot, ChildOffering, ConfigurationRule, LineToCheck
from orderloom.catalog.contracts.configuration import NO_FACTS, Configuration, Selection
from orderloom.catalog.domain.checking import check_lines
from orderloom.catalog.domain.configuring.changing import apply_changes
from orderloom.catalog.domain.selections import configure
from orderloom.catalog.domain.snapshot import Entity
from tests.builders.configuring import catalog, choice, excludes, line, needs, number, offer, product, rule

KEYS = ("a", "b", "c", "d")
LETTERS = ("x", "y", "z")
RULED = {"catalog.rule", "catalog.requires", "catalog.excludes"}
GOODS: Sequence[Entity] = (
    product("thing", *(choice(key, *LETTERS, default="x" if key == "a" else None) for key in KEYS), number("n")),
    product("frame", choice("a", *LETTERS)),
    offer("thing", "thing"),
    offer("frame", "frame", children=(ChildOffering(offering="thing", maximum=3),)),
)

keys = st.sampled_from(KEYS)
letters = st.sampled_from(LETTERS)
answers = st.dictionaries(keys, letters, max_size=4)


@st.composite
def rules(draw: st.DrawFn, forward: bool) -> ConfigurationRule:
    """`forward`: a rule reads only what stands before what it acts on, so that no two can undo each other."""
    on = draw(st.sampled_from(KEYS[1:]))
    read = draw(st.sampled_from(KEYS[: KEYS.index(on)] if forward else KEYS))
    kind = draw(st.sampled_from(["default", "set", "allow", "forbid", "require", "hide"]))
    said: dict[str, Any] = {}
    if kind in ("default", "set"):
        said["value"] = draw(letters)
    if kind in ("allow", "forbid"):
        said["values"] = tuple(draw(st.lists(letters, min_size=1, max_size=2, unique=True)))
    key = f"r{draw(st.integers(0, 10**9))}"
    owner = draw(st.sampled_from(["line", "bundle"]))
    condition = f'{owner}.characteristics.{read if owner == "line" else "a"} = "{draw(letters)}"'
    sequence = draw(st.integers(1, 9))
    return rule(key, kind, specification="thing", characteristic=on, condition=condition, sequence=sequence, **said)


def company() -> st.SearchStrategy[Entity]:
    return st.sampled_from(
        [
            needs("n1", "thing", "frame"),
            needs("n2", "frame", "thing", scope="bundle"),
            excludes("e1", "thing", "frame", condition='line.characteristics.a = "y"'),
        ]
    )


@st.composite
def selections(draw: st.DrawFn) -> tuple[LineToCheck, ...]:
    loose = [line(str(at + 2), "thing", **given) for at, given in enumerate(draw(st.lists(answers, max_size=2)))]
    if not draw(st.booleans()):
        return tuple(loose)
    parts = [line(f"1.{at + 1}", "thing", "1", **given) for at, given in enumerate(draw(st.lists(answers, max_size=3)))]
    return (line("1", "frame", **draw(st.fixed_dictionaries({}, optional={"a": letters}))), *parts, *loose)


@st.composite
def shops(draw: st.DrawFn, forward: bool = True) -> CatalogSnapshot:
    ruled = draw(st.lists(rules(forward), max_size=6, unique_by=lambda one: one.key))
    more = draw(st.lists(company(), max_size=2, unique_by=lambda one: getattr(one, "key", "")))
    return catalog(*GOODS, *ruled, *more)


def answered(found: Configuration, lines: Sequence[LineToCheck]) -> tuple[LineToCheck, ...]:
    """The lines with all that came out of them as if a buyer had said it."""
    values = {one.number: one.characteristics for one in found.lines}
    return tuple(
        LineToCheck(number=one.number, offering=one.offering, parent=one.parent, characteristics=values[one.number])
        for one in lines
    )


@settings(max_examples=150, deadline=None)
@given(shops(), selections())
def test_what_settled_stays_as_it_is(shop: CatalogSnapshot, lines: tuple[LineToCheck, ...]) -> None:
    once = configure(shop, Selection(lines=lines))
    assert once.unsettled == ()
    again = configure(shop, Selection(lines=answered(once, lines)))
    assert [one.characteristics for one in again.lines] == [one.characteristics for one in once.lines]
    assert configure(shop, Selection(lines=lines)) == once


@settings(max_examples=150, deadline=None)
@given(shops(), selections())
def test_a_way_out_leads_out(shop: CatalogSnapshot, lines: tuple[LineToCheck, ...]) -> None:
    before = configure(shop, Selection(lines=lines))
    known = {one.identity for one in before.conflicts}
    for conflict in before.conflicts:
        for way in conflict.ways_out:
            after = configure(shop, Selection(lines=apply_changes(lines, way.changes)))
            assert {one.identity for one in after.conflicts} <= known - {conflict.identity}


@settings(max_examples=150, deadline=None)
@given(shops(), selections())
def test_without_a_conflict_the_check_finds_none(shop: CatalogSnapshot, lines: tuple[LineToCheck, ...]) -> None:
    found = configure(shop, Selection(lines=lines))
    problems = check_lines(shop, lines, NO_FACTS)
    assert problems == found.problems
    assert bool(found.conflicts) == any(one.code in RULED for one in problems)


@settings(max_examples=150, deadline=None)
@given(shops(), selections())
def test_a_choice_that_is_offered_is_accepted(shop: CatalogSnapshot, lines: tuple[LineToCheck, ...]) -> None:
    found = configure(shop, Selection(lines=lines))
    for configured in found.lines:
        for question in configured.questions:
            if question.key in KEYS and not question.hidden:
                blocked = {one.value for one in question.choices if not one.selectable}
                against = {one.characteristic for one in found.conflicts if one.line == configured.number}
                assert (question.value in blocked) <= (question.key in against)


@settings(max_examples=150, deadline=None)
@given(shops(forward=False), selections())
def test_any_rules_at_all_come_to_an_end(shop: CatalogSnapshot, lines: tuple[LineToCheck, ...]) -> None:
    found = configure(shop, Selection(lines=lines))
    assert configure(shop, Selection(lines=lines)) == found
    assert bool(found.unsettled) == any(one.code == "catalog.unsettled" for one in found.problems)
