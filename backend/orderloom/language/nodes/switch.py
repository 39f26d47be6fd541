"""switch: goes where conditions lead."""

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from orderloom.language.graph import Formula, Node, NodeKey, Record
from orderloom.language.nodes.palette import Hint, named, told, words
from orderloom.language.nodes.record import Answer, Broke, Example, Moment, MorePorts, NodeKind, Port, Trouble, Went


class Case(Record, frozen=True, kw_only=True):
    """`port` is the name of the way out; `when` the condition that leads there."""

    port: NodeKey
    when: Formula


class SwitchParams(Record, frozen=True, kw_only=True):
    """`first` takes the first case that holds, `all` every one; the port `default` is taken when none does."""

    cases: Annotated[tuple[Case, ...], msgspec.Meta(min_length=1, max_length=50)]
    mode: Literal["first", "all"] = "first"


def _ports(params: SwitchParams) -> tuple[Port, ...]:
    cases = tuple(Port(case.port, "branch") for case in params.cases)
    return (*cases, Port("default", "branch", required=params.mode == "first"))


def _meaning(params: SwitchParams, moment: Moment) -> Answer:
    holding: list[str] = []
    for case in params.cases:
        verdict = moment.evaluate(case.when)
        if verdict is not None and not isinstance(verdict, bool):
            return Broke(code="flow.type", message=f"The condition of {case.port} is neither true nor false.")
        if verdict:
            holding.append(case.port)
            if params.mode == "first":
                break
    return Went(ports=tuple(holding) or ("default",))


def _formulas(params: SwitchParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    for index, case in enumerate(params.cases):
        yield ("config", "cases", index, "when"), case.when


def _check(params: SwitchParams, node: Node) -> Iterable[Trouble]:
    seen = {"default", "error"}
    for index, case in enumerate(params.cases):
        if case.port in seen:
            path = ("config", "cases", index, "port")
            yield Trouble("flow.port_taken", f"The port {case.port} exists already.", path)
        seen.add(case.port)


_MODES = named(
    first=("The first that holds", "O primeiro verdadeiro"), all=("Every one that holds", "Todos os verdadeiros")
)

KIND = NodeKind(
    kind="switch",
    label={"en": "Switch", "pt-BR": "Desvio"},
    help={
        "en": "Follows the first case that holds, or every one with mode `all`; `default` when none holds. A condition "
        "that reads something unknown counts as not holding. Ways not taken are skipped up to a join that still "
        "has a live way in.",
        "pt-BR": "Segue o primeiro caso verdadeiro, ou todos no modo `all`; `default` quando nenhum vale. Uma condição "
        "que lê algo desconhecido não vale. Caminhos não tomados são pulados até uma junção com caminho vivo.",
    },
    params=SwitchParams,
    ports=_ports,
    more_ports=(MorePorts(of="cases", name="port", port=Port("case", "branch")),),
    meaning=_meaning,
    formulas=_formulas,
    check=_check,
    policies=frozenset({"on_error"}),
    step="gate.switch",
    category="flow",
    icon="arrows-split",
    keywords=words("if condition branch gateway split", "se condição ramo desvio dividir"),
    fields={
        "cases": told(("Cases", "Casos"), ("The ways, in the order asked.", "Os caminhos, na ordem avaliada.")),
        "cases.port": told(("Port", "Porta"), ("The name of the way out.", "O nome da saída.")),
        "cases.when": told(
            ("When", "Quando"),
            ("The condition that leads there.", "A condição que leva a ela."),
            hint=Hint(expects="boolean"),
        ),
        "mode": told(
            ("Takes", "Segue"),
            ("The first case that holds, or every one.", "O primeiro caso verdadeiro, ou todos."),
            hint=Hint(words=_MODES),
        ),
    },
    examples=(
        Example(
            title={"en": "The first case that holds", "pt-BR": "O primeiro caso verdadeiro"},
            config={
                "cases": [
                    {"port": "big", "when": "line.quantity > 10"},
                    {"port": "middle", "when": "line.quantity > 5"},
                ]
            },
            scope={"line": {"quantity": 12}},
            answer={"type": "Went", "ports": ["big"]},
        ),
        Example(
            title={"en": "Every case that holds", "pt-BR": "Todos os casos verdadeiros"},
            config={
                "mode": "all",
                "cases": [
                    {"port": "voice", "when": "line.characteristics.voice"},
                    {"port": "tv", "when": "line.characteristics.tv"},
                    {"port": "wifi", "when": "line.characteristics.wifi"},
                ],
            },
            scope={"line": {"characteristics": {"voice": True, "tv": False, "wifi": True}}},
            answer={"type": "Went", "ports": ["voice", "wifi"]},
        ),
        Example(
            title={"en": "None holds", "pt-BR": "Nenhum vale"},
            config={"cases": [{"port": "big", "when": "line.quantity > 10"}]},
            scope={"line": {"quantity": 1}},
            answer={"type": "Went", "ports": ["default"]},
        ),
    ),
)
