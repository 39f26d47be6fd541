"""What is malformed is said in words that somebody who draws flows knows."""

from typing import Any

import pytest

from orderloom.language.graph import Flow, Node
from orderloom.language.misfits import misfit
from orderloom.language.nodes.task_manual import ManualTaskParams
from orderloom.language.tables import Table

NODE = {"id": "n_1", "key": "one", "kind": "set", "name": {"en": "One"}}
FLOW = {"key": "a-flow", "name": {"en": "A"}, "nodes": [], "edges": []}


@pytest.mark.parametrize(
    ("change", "message", "path"),
    [
        ({"colour": "red"}, "There is no field colour here.", ()),
        ({"polcy": {}}, "There is no field polcy here. Did you mean policy?", ()),
        ({"policy": {"timout": "PT1H"}}, "There is no field timout here. Did you mean timeout?", ("policy",)),
        ({"key": 5}, "Expected a text, found a whole number.", ("key",)),
        ({"key": "A B"}, "Write small letters, digits and _, a letter first.", ("key",)),
        ({"policy": {"on_error": "x"}}, "'x' is not possible here; write fallout or port.", ("policy", "on_error")),
        ({"policy": {"timeout": "1 h"}}, "Write a length of time such as PT4H or P1D.", ("policy", "timeout")),
    ],
)
def test_a_misfit_says_what_is_wanted_and_where(change: dict[str, Any], message: str, path: tuple[str, ...]) -> None:
    assert misfit({**NODE, **change}, Node) == (message, path)


def test_what_fits_is_no_misfit() -> None:
    assert misfit(NODE, Node) is None


def test_what_is_missing_is_named() -> None:
    assert misfit({key: NODE[key] for key in ("id", "kind", "name")}, Node) == ("The field key is missing.", ("key",))


def test_a_choice_lists_what_is_possible() -> None:
    kinds = "approval, enrichment, fallout, fulfillment, jeopardy, notification or subflow"
    wanted = (f"'enrichmnt' is not possible here; write {kinds}.", ("kind",))
    assert misfit({**FLOW, "kind": "enrichmnt", "input": {"type": "order"}}, Flow) == wanted
    policies = "ANY, COLLECT, FIRST, OUTPUT ORDER, PRIORITY, RULE ORDER or UNIQUE"
    found = misfit({"key": "a", "hit_policy": "UNIQ"}, Table)
    assert found == (f"'UNIQ' is not possible here; write {policies}.", ("hit_policy",))


def test_a_configuration_has_the_fields_of_its_kind() -> None:
    found = misfit({"grup": {"const": "noc"}}, ManualTaskParams)
    assert found == ("There is no field grup here. Did you mean group?", ())
