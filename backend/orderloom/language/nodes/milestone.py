"""milestone: a point that others want to know of."""

from orderloom.language.effects import ReachMilestone
from orderloom.language.graph import Record
from orderloom.language.nodes.record import DONE, WITH_TASKS, Answer, Example, Moment, NodeKind, Went


class MilestoneParams(Record, frozen=True, kw_only=True):
    """Past a `point_of_no_return` the line accepts no change."""

    point_of_no_return: bool = False


def _meaning(params: MilestoneParams, moment: Moment) -> Answer:
    node = moment.node
    reached = ReachMilestone(node=node.key, key=node.key, name=node.name, point_of_no_return=params.point_of_no_return)
    return Went(effects=(reached,))


KIND = NodeKind(
    kind="milestone",
    label={"en": "Milestone", "pt-BR": "Marco"},
    help={
        "en": "Records that the flow has come this far. A point of no return also locks the line against changes.",
        "pt-BR": "Registra que o fluxo chegou até aqui. Um ponto sem volta também bloqueia mudanças na linha.",
    },
    params=MilestoneParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    flows=WITH_TASKS,
    skippable=True,
    step="gate.milestone",
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
    ),
)
