"""Estimates of dates: by history where there is enough of it, else by what a plan would take."""

from datetime import UTC, datetime, timedelta

from orderloom.catalog.contracts import DecompositionGraph, GraphNode, Relationship, RelationshipType
from orderloom.orchestration.contracts import StepKind
from orderloom.orchestration.domain.estimating import by_history, by_plan, critical_seconds, quantile
from orderloom.orchestration.domain.template import StepShape, Template
from tests.builders.configuring import catalog, product

NOW = datetime(2030, 1, 1, tzinfo=UTC)
HOUR = 3600.0


def after(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def test_half_are_done_by_the_first_date_and_nine_of_ten_by_the_second() -> None:
    found = by_history(["a"], {"a": [one * HOUR for one in range(11)]}, NOW)
    assert found is not None
    assert (found.likely, found.late, found.basis, found.samples) == (after(5), after(9), "history", 11)


def test_the_slowest_of_what_is_ordered_together_decides() -> None:
    took = {"fast": [HOUR] * 9, "slow": [10 * HOUR] * 6}
    found = by_history(["fast", "slow"], took, NOW)
    assert found is not None
    assert (found.likely, found.samples) == (after(10), 6)


def test_a_thin_history_is_not_believed() -> None:
    assert by_history(["a"], {"a": [HOUR] * 4}, NOW) is None
    assert by_history(["a", "unknown"], {"a": [HOUR] * 9}, NOW) is None
    assert by_history([], {}, NOW) is None


def test_a_quantile_lies_between_two_values_in_proportion() -> None:
    assert [quantile([10, 20], share) for share in (0, 0.25, 0.5, 0.9, 1)] == [10, 12.5, 15, 19, 20]
    assert quantile([7], 0.9) == 7


def part(source: str, target: str, mandatory: bool = True) -> Relationship:
    kind = RelationshipType.REALIZED_AS
    return Relationship(id=f"{source}.{target}", source=source, target=target, type=kind, mandatory=mandatory)


def test_a_plan_lies_between_side_by_side_and_one_after_the_other() -> None:
    edges = (part("a", "b"), part("b", "c"), part("a", "d", mandatory=False))
    drawn = tuple(GraphNode(specification=key) for key in "abcd")
    graph = DecompositionGraph(schema="orderloom.decomposition/1", key="g", nodes=drawn, edges=edges)
    shop = catalog(*(product(key) for key in "abcd"), graph)
    own = {"a": 3600, "b": 7200, "c": 1800, "d": 360_000}
    found = by_plan(shop, ["a"], lambda key: own[key], NOW)
    assert found is not None
    assert (found.likely, found.late, found.basis) == (after(2), after(3.5), "plan")
    assert by_plan(shop, ["a"], lambda key: 0, NOW) is None


def shape(*followers: int) -> StepShape:
    return StepShape(
        key="s", kind=StepKind.MANUAL, name={}, form=None, operation=None, group=None, retry=None, timeout=None,
        seconds=0, priority=None, gated=False, waits=0, followers=followers,
    )  # fmt: skip


def test_the_longest_way_through_a_flow_counts_and_ways_back_end() -> None:
    template = Template(
        flow_version_id=None, steps=(shape(1, 2), shape(3), shape(3), shape(0)), entries=(0,), exits=(3,)
    )
    assert critical_seconds(template, [10, 20, 50, 5]) == 65
