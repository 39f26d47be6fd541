"""wait: stands until a time, an event, a condition or another order."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from orderloom.language.effects import AnySignal, Arrived, Await, TimerFired, Touched
from orderloom.language.graph import FlowKey, Formula, Node, NodeKey, Record
from orderloom.language.nodes.palette import words
from orderloom.language.nodes.record import (
    DONE,
    Answer,
    Broke,
    Example,
    Moment,
    NodeKind,
    Trouble,
    Value,
    Waits,
    Went,
    value_formulas,
    value_trouble,
)
from orderloom.language.nodes.times import is_length, is_moment
from orderloom.language.nodes.wait_fields import FIELDS, GIVEN, Reason
from orderloom.language.occasions import EventName, is_event


class Related(Record, frozen=True, kw_only=True, omit_defaults=False):
    """Which domain orders of the same order are meant, and what must have come of them.

    `relation` says where they stand to this one. With a `task` it is that task that must be closed, else the domain
    order must be in `state`; one that is past it will do.
    """

    relation: Literal["parent", "children", "requires", "required_by", "order"] = "requires"
    specification: FlowKey | None = None
    state: Literal["qualified", "in_progress", "closed_complete"] = "closed_complete"
    task: NodeKey | None = None
    which: Literal["all", "any"] = "all"


class WaitParams(Record, frozen=True, kw_only=True):
    """`for` says what is waited for; only the fields of that may be given."""

    reason: Reason = msgspec.field(name="for")
    after: Value | None = None
    until: Value | None = None
    event: EventName | None = None
    correlation: Value | None = None
    condition: Formula | None = None
    related: Related | None = None


def _meaning(params: WaitParams, moment: Moment) -> Answer:
    return {"time": _time, "event": _event, "condition": _condition, "related": _related}[params.reason](params, moment)


def _time(params: WaitParams, moment: Moment) -> Answer:
    after, until = moment.text_of(params.after), moment.text_of(params.until)
    if (after is None) == (until is None):
        return Broke(code="flow.no_time", message="The expression of the time gives nothing.")
    if after is not None and after.startswith("-") and is_length(after[1:]):
        return Went()
    if not (is_length(after) if after is not None else is_moment(until or "")):
        return Broke(code="flow.type", message=f"{after or until} is no length of time and no moment.")
    node = moment.node
    return Waits(task=Await(node=node.key, visit=moment.visit, kind="time", after=after, until=until))


def _event(params: WaitParams, moment: Moment) -> Answer:
    correlation = moment.text_of(params.correlation)
    if params.correlation is not None and correlation is None:
        return Broke(code="flow.no_correlation", message="The expression of the correlation gives nothing.")
    return _awaits(moment, "event", event=params.event, correlation=correlation)


def _condition(params: WaitParams, moment: Moment) -> Answer:
    verdict = moment.evaluate(params.condition or "null")
    if verdict is not None and not isinstance(verdict, bool):
        return Broke(code="flow.type", message="The condition is neither true nor false.")
    return Went() if verdict else _awaits(moment, "condition")


def _related(params: WaitParams, moment: Moment) -> Answer:
    return _awaits(moment, "related", related=msgspec.to_builtins(params.related))


def _awaits(moment: Moment, kind: Reason, **details: Any) -> Waits:
    node = moment.node
    return Waits(task=Await(node=node.key, visit=moment.visit, kind=kind, timeout=node.policy.timeout, **details))


def _answered(params: WaitParams, moment: Moment, signal: AnySignal) -> Answer:
    if isinstance(signal, Touched):
        return _meaning(params, moment)
    if isinstance(signal, TimerFired) and params.reason != "time":
        return Broke(code="timeout", message="What the flow waited for did not come in time.")
    return Went(output=signal.output if isinstance(signal, Arrived) else {})


def _formulas(params: WaitParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    for name in ("after", "until", "correlation"):
        yield from value_formulas(name, getattr(params, name))
    if params.condition is not None:
        yield ("config", "condition"), params.condition


def _check(params: WaitParams, node: Node) -> Iterable[Trouble]:
    yield from _fields(params)
    for name in ("after", "until", "correlation"):
        yield from value_trouble(name, getattr(params, name))
    if params.event is not None and not is_event(params.event):
        message = f"There is no event {params.event}; one from outside is called external.<name>."
        yield Trouble("flow.event_unknown", message, ("config", "event"))
    for name, value, right in (("after", params.after, is_length), ("until", params.until, is_moment)):
        if value is not None and value.const is not None and not right(value.const):
            yield Trouble("flow.time", f"{value.const} is no time to wait for.", ("config", name, "const"))
    if params.reason == "time" and node.policy.timeout is not None:
        yield Trouble("flow.policy_not_here", "A wait for a time has no timeout.", ("policy", "timeout"))


def _fields(params: WaitParams) -> Iterator[Trouble]:
    given = {name for names in GIVEN.values() for name in names if getattr(params, name) is not None}
    for name in sorted(given - GIVEN[params.reason]):
        yield Trouble("flow.wait_field", f"A wait for {params.reason} has no {name}.", ("config", name))
    wanted = GIVEN[params.reason] - {"correlation"}
    if len(given & wanted) != 1:
        message = f"A wait for {params.reason} needs {' or '.join(sorted(wanted))}."
        yield Trouble("flow.wait_field", message, ("config",))


_AWAIT = {"type": "Await", "node": "example", "visit": 1}

KIND = NodeKind(
    kind="wait",
    label={"en": "Wait", "pt-BR": "Esperar"},
    help={
        "en": "Stands until a length of time has passed or a moment has come; until an event with the right "
        "correlation arrives (what it carries is read as `nodes.<key>.out`); until a condition on the record holds; or "
        "until related domain orders are far enough. With a `timeout` waiting too long is the error `timeout`.",
        "pt-BR": "Para até passar um tempo ou chegar um momento; até chegar um evento com a correlação certa (seu "
        "conteúdo é lido como `nodes.<chave>.out`); até valer uma condição sobre o registro; ou até que ordens de "
        "domínio relacionadas avancem. Com `timeout`, esperar demais é o erro `timeout`.",
    },
    params=WaitParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    answered=_answered,
    watches=lambda params: params.reason == "condition",
    formulas=_formulas,
    check=_check,
    policies=frozenset({"timeout", "on_error"}),
    skippable=True,
    step="gate.wait",
    category="flow",
    icon="hourglass",
    keywords=words(
        "timer delay pause event signal until related", "temporizador atraso pausa evento sinal até relacionada"
    ),
    fields=FIELDS,
    examples=(
        Example(
            title={"en": "Four hours", "pt-BR": "Quatro horas"},
            config={"for": "time", "after": {"const": "PT4H"}},
            answer={"type": "Waits", "task": {**_AWAIT, "kind": "time", "after": "PT4H"}},
        ),
        Example(
            title={"en": "Until the promised date", "pt-BR": "Até a data prometida"},
            config={"for": "time", "until": {"expr": "order.promised"}},
            scope={"order": {"promised": "2026-03-02"}},
            answer={"type": "Waits", "task": {**_AWAIT, "kind": "time", "until": "2026-03-02"}},
        ),
        Example(
            title={"en": "A donor's answer, two days at most", "pt-BR": "A resposta do doador, no máximo dois dias"},
            config={"for": "event", "event": "external.port_confirmed", "correlation": {"expr": "order.number"}},
            policy={"timeout": "P2D"},
            scope={"order": {"number": "ORD0001042"}},
            answer={
                "type": "Waits",
                "task": {
                    **_AWAIT,
                    "kind": "event",
                    "event": "external.port_confirmed",
                    "correlation": "ORD0001042",
                    "timeout": "P2D",
                },
            },
        ),
        Example(
            title={"en": "The donor has answered", "pt-BR": "O doador respondeu"},
            config={"for": "event", "event": "external.port_confirmed"},
            signal=Arrived(node="example", output={"port_date": "2026-03-02"}),
            answer={"type": "Went", "ports": ["done"], "output": {"port_date": "2026-03-02"}},
        ),
        Example(
            title={"en": "The donor was too late", "pt-BR": "O doador se atrasou"},
            config={"for": "event", "event": "external.port_confirmed"},
            policy={"timeout": "P2D"},
            signal=TimerFired(node="example"),
            answer={"type": "Broke", "code": "timeout", "message": "What the flow waited for did not come in time."},
        ),
        Example(
            title={"en": "Until the address is known", "pt-BR": "Até o endereço ser conhecido"},
            config={"for": "condition", "condition": "site.address != null"},
            scope={"site": {"address": None}},
            answer={"type": "Waits", "task": {**_AWAIT, "kind": "condition"}},
        ),
        Example(
            title={"en": "The address has become known", "pt-BR": "O endereço ficou conhecido"},
            config={"for": "condition", "condition": "site.address != null"},
            scope={"site": {"address": "1 Quay Street"}},
            signal=Touched(),
            answer={"type": "Went", "ports": ["done"]},
        ),
        Example(
            title={"en": "One of the parts is under way", "pt-BR": "Uma das partes está em andamento"},
            config={"for": "related", "related": {"relation": "children", "state": "in_progress", "which": "any"}},
            answer={
                "type": "Waits",
                "task": {
                    **_AWAIT,
                    "kind": "related",
                    "related": {"relation": "children", "state": "in_progress", "which": "any"},
                },
            },
        ),
        Example(
            title={"en": "The access line has been tested", "pt-BR": "A linha de acesso foi testada"},
            config={"for": "related", "related": {"specification": "access-line", "task": "line_test"}},
            answer={
                "type": "Waits",
                "task": {
                    **_AWAIT,
                    "kind": "related",
                    "related": {
                        "relation": "requires",
                        "specification": "access-line",
                        "state": "closed_complete",
                        "task": "line_test",
                        "which": "all",
                    },
                },
            },
        ),
    ),
)
