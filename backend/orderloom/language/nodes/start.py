"""start: where a flow begins, and what begins it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, Literal

import msgspec

from orderloom.language.durations import parse_duration
from orderloom.language.graph import Duration, FlowKind, Node, Record
from orderloom.language.nodes.palette import Hint, named, told, words
from orderloom.language.nodes.record import DONE, Answer, Example, Moment, NodeKind, Trouble, Went
from orderloom.language.occasions import EVENTS, EventName

TRIGGERED: frozenset[FlowKind] = frozenset({"fallout", "jeopardy", "approval", "notification"})
"""Kinds of flow that an event or a schedule may begin; policies begin the others, or flows that call them."""

_DAY, _SHORTEST = timedelta(days=1), timedelta(minutes=1)


class Schedule(Record, frozen=True, kw_only=True):
    """Again after each `every`; with whole days, `at` a time of day in UTC."""

    every: Duration
    at: Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None


class StartParams(Record, frozen=True, kw_only=True):
    """`manual` is begun by a policy, a person or another flow; `event` by the `event`; `schedule` by the clock."""

    trigger: Literal["manual", "event", "schedule"] = "manual"
    event: EventName | None = None
    schedule: Schedule | None = None


def _meaning(params: StartParams, moment: Moment) -> Answer:
    return Went()


def _check(params: StartParams, node: Node) -> Iterable[Trouble]:
    for name in ("event", "schedule"):
        if (params.trigger == name) != (getattr(params, name) is not None):
            message = f"A start has {name} when that is what triggers it, and only then."
            yield Trouble("flow.trigger", message, ("config", name))
    if params.event is not None and params.event not in EVENTS:
        yield Trouble("flow.event_unknown", f"No flow can be started by {params.event}.", ("config", "event"))
    if params.schedule is not None:
        every = parse_duration(params.schedule.every)
        if every < _SHORTEST:
            yield Trouble("flow.schedule", "At most once a minute.", ("config", "schedule", "every"))
        elif params.schedule.at is not None and every % _DAY:
            message = "Only a schedule of whole days has a time of day."
            yield Trouble("flow.schedule", message, ("config", "schedule", "at"))


_TRIGGERS = named(
    manual=("A policy, a person or another flow", "Uma política, uma pessoa ou outro fluxo"),
    event=("An event", "Um evento"),
    schedule=("The clock", "O relógio"),
)

KIND = NodeKind(
    kind="start",
    label={"en": "Start", "pt-BR": "Início"},
    help={
        "en": "Every flow begins at its one start node: when a policy, a person or another flow asks for it; at each "
        "event of a kind, on the record that it is about; or on a schedule, without a record. The record that the "
        "flow works on is in scope from here on.",
        "pt-BR": "Todo fluxo começa no seu único nó de início: quando uma política, uma pessoa ou outro fluxo pede; a "
        "cada evento de um tipo, no registro dele; ou por agenda, sem registro. O registro do fluxo fica disponível a "
        "partir daqui.",
    },
    params=StartParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    check=_check,
    entry=True,
    category="flow",
    icon="player-play",
    keywords=words("begin trigger event schedule cron", "começar gatilho evento agenda"),
    fields={
        "trigger": told(
            ("Begun by", "Iniciado por"), ("What begins the flow.", "O que inicia o fluxo."), hint=Hint(words=_TRIGGERS)
        ),
        "event": told(
            ("Event", "Evento"),
            ("Each event of this name begins a run.", "Cada evento com este nome inicia uma execução."),
            tuple(EVENTS),
            Hint(only=("trigger", ("event",))),
        ),
        "schedule": told(
            ("Schedule", "Agenda"),
            ("When runs begin.", "Quando as execuções começam."),
            hint=Hint(only=("trigger", ("schedule",))),
        ),
        "schedule.every": told(
            ("Every", "A cada"), ("A length of time such as PT1H or P1D.", "Um tempo como PT1H ou P1D.")
        ),
        "schedule.at": told(
            ("At", "Às"), ("A time of day in UTC, such as 06:30.", "Uma hora do dia em UTC, como 06:30.")
        ),
    },
    examples=(
        Example(title={"en": "Begin", "pt-BR": "Começar"}, answer={"type": "Went", "ports": ["done"]}),
        Example(
            title={"en": "Whenever an order is held", "pt-BR": "Sempre que um pedido é retido"},
            config={"trigger": "event", "event": "ordering.order_held.v1"},
            answer={"type": "Went", "ports": ["done"]},
        ),
        Example(
            title={"en": "Every morning", "pt-BR": "Toda manhã"},
            config={"trigger": "schedule", "schedule": {"every": "P1D", "at": "06:30"}},
            answer={"type": "Went", "ports": ["done"]},
        ),
    ),
)
