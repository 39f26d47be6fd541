"""Policies of jeopardy: whether it is watched for, and from which delay on it is which level."""

from orderloom.flows.domain.policies.record import LEVELS, ONE, Policy
from orderloom.language.tables import Shape, ShapeOutput

_LEVEL = (ShapeOutput(id="level", type="string", allowed=LEVELS),)
_WHOSE = ("account.segment", "account.number", "order.priority", "order.channel")
_SOLD = ("specification.key", "specification.category")

POLICIES = (
    Policy(
        key="jeopardy-enablement",
        title={"en": "Jeopardy on or off", "pt-BR": "Risco de atraso ligado ou desligado"},
        help={
            "en": "Answers whether a line is watched for being late.",
            "pt-BR": "Responde se uma linha é vigiada quanto a atraso.",
        },
        asked={
            "en": "For each line. Without an answer it is watched: an order is never unwatched because one of its "
            "products is.",
            "pt-BR": "Para cada linha. Sem resposta, ela é vigiada: um pedido nunca deixa de ser vigiado por causa de "
            "um dos seus produtos.",
        },
        shape=Shape(
            key="jeopardy-enablement",
            inputs=(*_SOLD, "action", *_WHOSE),
            outputs=(ShapeOutput(id="enabled", type="boolean"),),
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="jeopardy-task",
        title={"en": "Jeopardy of tasks", "pt-BR": "Risco de atraso de tarefas"},
        help={
            "en": "Answers a task's level from the share of its planned working time that has passed, in per cent.",
            "pt-BR": "Responde o nível de uma tarefa pela parte já passada do seu tempo útil planejado, em por cento.",
        },
        asked={
            "en": "For each open task. Without an answer, or without a planned duration, there is no jeopardy.",
            "pt-BR": "Para cada tarefa aberta. Sem resposta, ou sem duração planejada, não há risco.",
        },
        shape=Shape(
            key="jeopardy-task",
            inputs=("task.elapsed_percent", "task.type", "task.key", *_WHOSE),
            outputs=_LEVEL,
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="jeopardy-line",
        title={"en": "Jeopardy of lines", "pt-BR": "Risco de atraso de linhas"},
        help={
            "en": "Answers a line's level from its delay: how far its predicted end lies behind the promised one, in "
            "per cent of the time that was promised. The order's level is that of its worst line.",
            "pt-BR": "Responde o nível de uma linha pelo seu atraso: quanto o fim previsto passa do prometido, em por "
            "cento do tempo prometido. O nível do pedido é o da sua pior linha.",
        },
        asked={
            "en": "For each line with a promised date. Without an answer there is no jeopardy.",
            "pt-BR": "Para cada linha com data prometida. Sem resposta, não há risco.",
        },
        shape=Shape(
            key="jeopardy-line",
            inputs=("line.delay_percent", *_SOLD, "action", *_WHOSE),
            outputs=_LEVEL,
            hit_policies=ONE,
        ),
    ),
)
