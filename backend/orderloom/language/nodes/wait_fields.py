"""The parameters of a wait in words, and which of them count for what is waited for."""

from collections.abc import Mapping
from typing import Literal

from orderloom.language.nodes.palette import Field, Hint, named, told
from orderloom.language.occasions import EVENTS

Reason = Literal["time", "event", "condition", "related"]
GIVEN: dict[Reason, frozenset[str]] = {
    "time": frozenset({"after", "until"}),
    "event": frozenset({"event", "correlation"}),
    "condition": frozenset({"condition"}),
    "related": frozenset({"related"}),
}


_REASONS = named(
    time=("A time", "Um tempo"),
    event=("An event", "Um evento"),
    condition=("A condition", "Uma condição"),
    related=("Related orders", "Ordens relacionadas"),
)
_RELATIONS = named(
    parent=("The one it is part of", "A que a contém"),
    children=("Its parts", "Suas partes"),
    requires=("Those it needs", "As que ela requer"),
    required_by=("Those that need it", "As que a requerem"),
    order=("All of the order", "Todas do pedido"),
)
_STATES = named(
    qualified=("Qualified", "Qualificada"),
    in_progress=("In progress", "Em andamento"),
    closed_complete=("Done", "Concluída"),
)
_COUNTS = named(all=("All of them", "Todas"), any=("Any one", "Qualquer uma"))


def _only(name: str) -> tuple[str, tuple[str, ...]]:
    return "for", tuple(reason for reason, names in GIVEN.items() if name in names)


FIELDS: Mapping[str, Field] = {
    "for": told(
        ("Wait for", "Esperar por"), ("What ends the wait.", "O que encerra a espera."), hint=Hint(words=_REASONS)
    ),
    "after": told(
        ("After", "Depois de"),
        ("A length of time from now, such as PT4H.", "Um tempo a partir de agora, como PT4H."),
        hint=Hint(expects="duration", only=_only("after")),
    ),
    "until": told(
        ("Until", "Até"),
        ("A date, or a date and time with its zone.", "Uma data, ou data e hora com fuso."),
        hint=Hint(expects="date", only=_only("until")),
    ),
    "event": told(
        ("Event", "Evento"),
        (
            "An event of the product, or external.<name> for one that another system reports.",
            "Um evento do produto, ou external.<nome> para o informado por outro sistema.",
        ),
        tuple(EVENTS),
        Hint(only=_only("event")),
    ),
    "correlation": told(
        ("Correlation", "Correlação"),
        (
            "Only an event that carries this value counts; open means one about the same record.",
            "Só conta um evento com este valor; em aberto, um sobre o mesmo registro.",
        ),
        hint=Hint(only=_only("correlation")),
    ),
    "condition": told(
        ("Condition", "Condição"),
        ("Asked again whenever the record changes.", "Avaliada de novo sempre que o registro muda."),
        hint=Hint(expects="boolean", only=_only("condition")),
    ),
    "related": told(
        ("Related orders", "Ordens relacionadas"),
        ("Other domain orders of the same order.", "Outras ordens de domínio do mesmo pedido."),
        hint=Hint(only=_only("related")),
    ),
    "related.relation": told(
        ("Relation", "Relação"),
        ("Where they stand to this one.", "Sua posição em relação a esta."),
        hint=Hint(words=_RELATIONS),
    ),
    "related.specification": told(
        ("Specification", "Especificação"),
        ("Only those of this specification.", "Somente as desta especificação."),
        hint=Hint(refers="specification"),
    ),
    "related.state": told(
        ("State", "Estado"),
        ("What they must have reached.", "O que devem ter alcançado."),
        hint=Hint(words=_STATES),
    ),
    "related.task": told(
        ("Task", "Tarefa"),
        ("This task of theirs must be closed instead.", "Em vez disso, esta tarefa deve estar concluída."),
    ),
    "related.which": told(
        ("How many", "Quantas"), ("All of them, or any one.", "Todas, ou qualquer uma."), hint=Hint(words=_COUNTS)
    ),
}
