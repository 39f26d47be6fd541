"""repeat: does something again until a condition holds."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from orderloom.language.graph import Formula, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.record import (
    BODY,
    Again,
    Answer,
    Broke,
    Enters,
    Example,
    Inside,
    Moment,
    NodeKind,
    Port,
    Went,
)

MOST = 20


class RepeatParams(Record, frozen=True, kw_only=True):
    """`until` is asked at the end of each round, where the nodes of the body can be read."""

    until: Formula
    max: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = MOST


def _meaning(params: RepeatParams, moment: Moment) -> Answer:
    return Enters(how="body")


def _leave(params: RepeatParams, moment: Moment, inside: Inside) -> Answer:
    verdict = moment.evaluate(params.until)
    if verdict is not None and not isinstance(verdict, bool):
        return Broke(code="flow.type", message="The condition of the repeat is neither true nor false.")
    if verdict:
        return Went(output={"rounds": inside.round})
    if inside.round < params.max:
        return Again()
    if "limit" not in moment.ways:
        return Broke(code="flow.repeat_limit", message=f"After {params.max} rounds the condition still does not hold.")
    return Went(ports=("limit",), output={"rounds": inside.round})


def _formulas(params: RepeatParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    yield ("config", "until"), params.until


KIND = NodeKind(
    kind="repeat",
    label={"en": "Repeat", "pt-BR": "Repetir"},
    help={
        "en": "Runs its body, then asks its condition: when it holds the flow goes on by `done`, else the body runs "
        "again, at most `max` times in all. Then it goes on by `limit`; without a way there that is the error "
        "`flow.repeat_limit`. Paths read the last round; `nodes.<key>.out.rounds` has how many there were.",
        "pt-BR": "Executa seu corpo e avalia a condição: se vale, o fluxo segue por `done`, senão o corpo roda de "
        "novo, no máximo `max` vezes ao todo. Depois segue por `limit`; sem esse caminho é o erro `flow.repeat_limit`. "
        "Os caminhos leem a última rodada; `nodes.<chave>.out.rounds` tem quantas foram.",
    },
    params=RepeatParams,
    ports=lambda params: (BODY, Port("done"), Port("limit", "branch", required=False)),
    meaning=_meaning,
    leave=_leave,
    formulas=_formulas,
    inner=frozenset({"until"}),
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.repeat",
    category="flow",
    icon="refresh",
    keywords=words("loop again until retry rounds", "laço de novo até rodadas repetir"),
    fields={
        "until": told(
            ("Until", "Até que"),
            ("Ends the repeat when it is true.", "Encerra a repetição quando verdadeira."),
            hint=Hint(expects="boolean"),
        ),
        "max": told(
            ("At most", "No máximo"),
            ("How often the body may run, up to 20.", "Quantas vezes o corpo pode rodar, até 20."),
        ),
    },
    examples=(
        Example(
            title={"en": "The body comes first", "pt-BR": "Primeiro o corpo"},
            config={"until": "nodes.probe.out.up", "max": 3},
            answer={"type": "Enters", "how": "body"},
        ),
        Example(
            title={"en": "Once more", "pt-BR": "Mais uma vez"},
            config={"until": "nodes.probe.out.up", "max": 3},
            scope={"nodes": {"probe": {"out": {"up": False}}}},
            inside=Inside(round=2),
            answer={"type": "Again"},
        ),
        Example(
            title={"en": "The condition holds", "pt-BR": "A condição vale"},
            config={"until": "nodes.probe.out.up", "max": 3},
            scope={"nodes": {"probe": {"out": {"up": True}}}},
            inside=Inside(round=2),
            answer={"type": "Went", "ports": ["done"], "output": {"rounds": 2}},
        ),
        Example(
            title={"en": "Often enough", "pt-BR": "Vezes suficientes"},
            config={"until": "nodes.probe.out.up", "max": 3},
            scope={"nodes": {"probe": {"out": {"up": False}}}},
            inside=Inside(round=3),
            answer={"type": "Went", "ports": ["limit"], "output": {"rounds": 3}},
        ),
    ),
)
