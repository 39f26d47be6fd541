"""retry_task: tries the task that failed once more, perhaps with other values."""

from orderloom.language.effects import RetryTask
from orderloom.language.nodes.palette import words
from orderloom.language.nodes.record import DONE, Answer, Example, Moment, NodeKind, NoParams, Went


def _meaning(params: NoParams, moment: Moment) -> Answer:
    return Went(effects=(RetryTask(node=moment.node.key, values=moment.mapped_under("values")),))


KIND = NodeKind(
    kind="retry_task",
    label={"en": "Retry the task", "pt-BR": "Repetir a tarefa"},
    help={
        "en": "Tries the task of the fallout once more. `map` puts values over its input, `values.<name>`, where the "
        "data was wrong.",
        "pt-BR": "Tenta mais uma vez a tarefa da exceção. `map` põe valores sobre sua entrada, `values.<nome>`, onde "
        "os dados estavam errados.",
    },
    params=NoParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    places=("values.",),
    policies=frozenset({"on_error"}),
    flows=frozenset({"fallout", "subflow"}),
    accepts=frozenset({"fallout"}),
    skippable=True,
    step="gate.effect",
    category="recovery",
    icon="rotate-clockwise",
    keywords=words("again repeat heal fallout", "novamente repetir curar exceção"),
    examples=(
        Example(
            title={"en": "As it was", "pt-BR": "Como estava"},
            answer={"type": "Went", "ports": ["done"], "effects": [{"type": "RetryTask", "node": "example"}]},
        ),
        Example(
            title={"en": "With another speed", "pt-BR": "Com outra velocidade"},
            map=[{"to": "values.speed", "from": "task.input.speed / 2"}],
            scope={"task": {"input": {"speed": 600}}},
            answer={
                "type": "Went",
                "ports": ["done"],
                "effects": [{"type": "RetryTask", "node": "example", "values": {"speed": 300}}],
            },
        ),
    ),
)
