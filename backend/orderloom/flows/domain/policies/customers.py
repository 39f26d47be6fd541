"""The policy of what customers ask: which group answers, and until when."""

from orderloom.flows.domain.policies.record import ONE, Policy
from orderloom.language.tables import Shape, ShapeOutput

POLICIES = (
    Policy(
        key="request-handling",
        title={"en": "Requests of customers", "pt-BR": "Solicitações de clientes"},
        help={
            "en": "Answers the key of the group that answers a request, and in how much working time it is to be "
            "resolved, as text: PT4H, P1D.",
            "pt-BR": "Responde a chave do grupo que atende uma solicitação e em quanto tempo útil ela deve ser "
            "resolvida, como texto: PT4H, P1D.",
        },
        asked={
            "en": "When a request is raised. Where an answer is left out, or its time can't be read, the order desk "
            "answers within 24 hours.",
            "pt-BR": "Quando uma solicitação é aberta. O que fica sem resposta, ou com um tempo que não se entende, "
            "cabe à mesa de pedidos em 24 horas.",
        },
        shape=Shape(
            key="request-handling",
            inputs=("request.kind", "request.priority", "account.number", "account.segment"),
            outputs=(
                ShapeOutput(id="group", type="string", optional=True),
                ShapeOutput(id="due_in", type="string", optional=True),
            ),
            hit_policies=ONE,
        ),
    ),
)
