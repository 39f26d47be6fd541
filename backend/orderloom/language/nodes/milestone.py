"""milestone: a point that others want to know of."""

from collections.abc import Iterable

from orderloom.language.effects import ReachMilestone
from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.record import (
    DONE,
    WITH_TASKS,
    Answer,
    Broke,
    Example,
    Moment,
    NodeKind,
    Trouble,
    Value,
    Went,
    value_formulas,
    value_trouble,
)
from orderloom.language.nodes.times import is_moment


class MilestoneParams(Record, frozen=True, kw_only=True):
    """Past a `point_of_no_return` the line accepts no change; `target` is the date by which it should be reached."""

    point_of_no_return: bool = False
    target: Value | None = None


def _meaning(params: MilestoneParams, moment: Moment) -> Answer:
    node, target = moment.node, moment.text_of(params.target)
    if target is not None and not is_moment(target):
        return Broke(code="flow.type", message=f"The target {target} is no date.")
    reached = ReachMilestone(
        node=node.key, key=node.key, name=node.name, point_of_no_return=params.point_of_no_return, target=target
    )
    return Went(effects=(reached,))


def _formulas(params: MilestoneParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    return value_formulas("target", params.target)


def _check(params: MilestoneParams, node: Node) -> Iterable[Trouble]:
    yield from value_trouble("target", params.target)
    if params.target is not None and params.target.const is not None and not is_moment(params.target.const):
        yield Trouble("flow.time", f"{params.target.const} is no date.", ("config", "target", "const"))


KIND = NodeKind(
    kind="milestone",
    label={"en": "Milestone", "pt-BR": "Marco"},
    help={
        "en": "Records that the flow has come this far. A point of no return also locks the line against changes. A "
        "target date shows whether it came in time.",
        "pt-BR": "Registra que o fluxo chegou até aqui. Um ponto sem volta também bloqueia mudanças na linha. Uma "
        "data-alvo mostra se chegou a tempo.",
    },
    params=MilestoneParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    policies=frozenset({"on_error"}),
    flows=WITH_TASKS,
    skippable=True,
    step="gate.milestone",
    category="work",
    icon="flag",
    keywords=words("point no return target date lock", "ponto sem volta data alvo bloqueio"),
    fields={
        "point_of_no_return": told(
            ("Point of no return", "Ponto sem volta"),
            ("Past it the line takes no change.", "Depois dele a linha não aceita mudança."),
        ),
        "target": told(
            ("Target date", "Data-alvo"),
            ("By when it should be reached.", "Até quando deve ser alcançado."),
            hint=Hint(expects="date"),
        ),
    },
    examples=(
        Example(
            title={"en": "Point of no return", "pt-BR": "Ponto sem volta"},
            config={"point_of_no_return": True},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "ReachMilestone",
                        "node": "example",
                        "key": "example",
                        "name": {"en": "Example"},
                        "point_of_no_return": True,
                    }
                ],
            },
        ),
        Example(
            title={"en": "Due two days before the promise", "pt-BR": "Dois dias antes do prometido"},
            config={"target": {"expr": 'date(order.promised) - duration("P2D")'}},
            scope={"order": {"promised": "2026-03-10"}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [
                    {
                        "type": "ReachMilestone",
                        "node": "example",
                        "key": "example",
                        "name": {"en": "Example"},
                        "target": "2026-03-08",
                    }
                ],
            },
        ),
    ),
)
