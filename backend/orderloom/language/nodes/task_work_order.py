"""task.work_order: somebody goes to a site and does something there."""

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec

from orderloom.language.graph import FlowKey, Node, NodeKey, Record, Text
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.people import PEOPLE_FIELDS, PeopleTaskParams, form_reference, opened
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
    value_formulas,
    value_trouble,
)
from orderloom.language.nodes.times import is_moment


class Window(Record, frozen=True, kw_only=True):
    """The appointment: between these two moments somebody is on the site."""

    start: Value = msgspec.field(name="from")
    end: Value = msgspec.field(name="to")


class CheckItem(Record, frozen=True, kw_only=True):
    """One thing to tick off."""

    key: NodeKey
    label: Text


class WorkOrderParams(PeopleTaskParams, frozen=True, kw_only=True):
    """`skill` is what whoever goes must be able to do; without an `address` it is that of the site."""

    skill: FlowKey | None = None
    address: Value | None = None
    window: Window | None = None
    checklist: Annotated[tuple[CheckItem, ...], msgspec.Meta(max_length=50)] = ()


def _meaning(params: WorkOrderParams, moment: Moment) -> Answer:
    details: dict[str, Any] = {
        "skill": params.skill,
        "address": moment.text_of(params.address),
        "checklist": msgspec.to_builtins(params.checklist),
    }
    if params.window is not None:
        window = {"from": moment.text_of(params.window.start), "to": moment.text_of(params.window.end)}
        wrong = [text for text in window.values() if text is None or not is_moment(text)]
        if wrong:
            return Broke(code="flow.type", message=f"{wrong[0]} is no moment of an appointment.")
        details["window"] = window
    return opened("work_order", params, moment, {name: value for name, value in details.items() if value})


def _values(params: WorkOrderParams) -> Iterable[tuple[tuple[str, ...], Value | None]]:
    yield ("group",), params.group
    yield ("address",), params.address
    if params.window is not None:
        yield ("window", "from"), params.window.start
        yield ("window", "to"), params.window.end


def _formulas(params: WorkOrderParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    for path, value in _values(params):
        for _, text in value_formulas(path[-1], value):
            yield ("config", *path, "expr"), text


def _check(params: WorkOrderParams, node: Node) -> Iterable[Trouble]:
    for path, value in _values(params):
        for trouble in value_trouble(path[-1], value):
            yield msgspec.structs.replace(trouble, path=("config", *path))
        if path[0] == "window" and value is not None and value.const is not None and not is_moment(value.const):
            yield Trouble("flow.time", f"{value.const} is no moment.", ("config", *path, "const"))
    seen: set[str] = set()
    for index, item in enumerate(params.checklist):
        if item.key in seen:
            message = f"{item.key} is on the list already."
            yield Trouble("flow.key_taken", message, ("config", "checklist", index, "key"))
        seen.add(item.key)


KIND = NodeKind(
    kind="task.work_order",
    label={"en": "Work order", "pt-BR": "Ordem de serviço"},
    help={
        "en": "Sends somebody of a group with the right skill to a site, at an appointment, with a checklist. What is "
        "reported from there is read as `nodes.<key>.out.<field>`. `map` gives it its input, `task.<name>`.",
        "pt-BR": "Envia alguém de um grupo com a habilidade certa a um local, em um agendamento, com uma lista de "
        "verificação. O que for relatado é lido como `nodes.<chave>.out.<campo>`. `map` dá a entrada, `task.<nome>`.",
    },
    params=WorkOrderParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    references=form_reference,
    places=("task.",),
    policies=frozenset({"timeout", "on_error"}),
    flows=WITH_TASKS,
    skippable=True,
    undoable=True,
    step="task.work_order",
    category="work",
    icon="truck",
    keywords=words("field visit site technician appointment", "campo visita local técnico agendamento"),
    fields={
        **PEOPLE_FIELDS,
        "skill": told(
            ("Skill", "Habilidade"), ("What whoever goes must be able to do.", "O que quem vai deve saber fazer.")
        ),
        "address": told(
            ("Address", "Endereço"), ("Where to go; open means the site.", "Aonde ir; em aberto, o local.")
        ),
        "window": told(
            ("Appointment", "Agendamento"), ("When somebody is there to open.", "Quando haverá alguém para receber.")
        ),
        "window.from": told(
            ("From", "De"), ("Its begin, with its zone.", "O início, com fuso."), hint=Hint(expects="date")
        ),
        "window.to": told(("To", "Até"), ("Its end, with its zone.", "O fim, com fuso."), hint=Hint(expects="date")),
        "checklist": told(
            ("Checklist", "Lista de verificação"), ("What is ticked off on the site.", "O que se marca no local.")
        ),
        "checklist.key": told(("Key", "Chave"), ("How the item is kept.", "Como o item é guardado.")),
        "checklist.label": told(("Text", "Texto"), ("What it says to people.", "O que diz às pessoas.")),
    },
    examples=(
        Example(
            title={"en": "Install the access line", "pt-BR": "Instalar a linha de acesso"},
            config={
                "group": {"const": "field-ops"},
                "form": "access-installation",
                "skill": "fibre",
                "window": {"from": {"expr": "nodes.appointment.out.start"}, "to": {"const": "2026-03-02T12:00:00Z"}},
                "checklist": [{"key": "signal", "label": {"en": "Signal measured", "pt-BR": "Sinal medido"}}],
                "duration": "PT4H",
            },
            scope={"nodes": {"appointment": {"out": {"start": "2026-03-02T08:00:00Z"}}}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "work_order",
                    "name": {"en": "Example"},
                    "input": {},
                    "form": "access-installation",
                    "group": "field-ops",
                    "duration": "PT4H",
                    "details": {
                        "skill": "fibre",
                        "window": {"from": "2026-03-02T08:00:00Z", "to": "2026-03-02T12:00:00Z"},
                        "checklist": [{"key": "signal", "label": {"en": "Signal measured", "pt-BR": "Sinal medido"}}],
                    },
                },
            },
        ),
        Example(
            title={"en": "Fetch a device elsewhere", "pt-BR": "Retirar um aparelho em outro lugar"},
            config={
                "group": {"const": "field-ops"},
                "address": {"expr": "line.characteristics.warehouse"},
                "priority": "low",
            },
            scope={"line": {"characteristics": {"warehouse": "1 Quay Street"}}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "OpenTask",
                    "node": "example",
                    "visit": 1,
                    "kind": "work_order",
                    "name": {"en": "Example"},
                    "input": {},
                    "group": "field-ops",
                    "priority": "low",
                    "details": {"address": "1 Quay Street"},
                },
            },
        ),
    ),
)
