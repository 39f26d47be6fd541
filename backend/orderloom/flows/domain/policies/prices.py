"""Policies of prices: matrices, taxes, and how much a person may take off."""

from orderloom.flows.domain.policies.record import MANY, ONE, Policy
from orderloom.language.tables import Shape, ShapeOutput

_PRICED = ("line", "bundle", "site", "account", "order")

POLICIES = (
    Policy(
        key="pricing-tax",
        title={"en": "Taxes", "pt-BR": "Impostos"},
        help={
            "en": "Answers the taxes of a charge: `rate` in per cent, and a `name`, a text or a context with one a "
            "language. Each matching row is a tax of its own.",
            "pt-BR": "Responde os impostos de uma cobrança: `rate` em por cento e um `name`, um texto ou um contexto "
            "com um por idioma. Cada linha que casa é um imposto próprio.",
        },
        asked={
            "en": "For each charge, whenever an order is priced; `charge` has its type and tax category. Without a "
            "table or a matching row there is no tax.",
            "pt-BR": "Para cada cobrança, sempre que um pedido é precificado; `charge` tem o tipo e a categoria "
            "fiscal. Sem tabela ou linha que case, não há imposto.",
        },
        shape=Shape(
            key="pricing-tax",
            inputs=(*_PRICED, "charge"),
            outputs=(ShapeOutput(id="rate", type="number"), ShapeOutput(id="name", type="any", optional=True)),
            hit_policies=(*ONE, *MANY),
        ),
    ),
    Policy(
        key="price-adjustment-limit",
        title={"en": "Limits of agreed discounts", "pt-BR": "Limites de descontos acordados"},
        help={
            "en": "Answers how many per cent of its price a person of this role may take off a line or an order. What "
            "is above waits for an order approver.",
            "pt-BR": "Responde quantos por cento do preço uma pessoa deste papel pode tirar de uma linha ou de um "
            "pedido. O que passa disso espera por um aprovador de pedidos.",
        },
        asked={
            "en": "For each role of whoever adjusts a price; the highest answer counts. Without an answer every "
            "discount waits for approval.",
            "pt-BR": "Para cada papel de quem ajusta um preço; vale a maior resposta. Sem resposta, todo desconto "
            "espera por aprovação.",
        },
        shape=Shape(
            key="price-adjustment-limit",
            inputs=("role", "account", "order"),
            outputs=(ShapeOutput(id="limit", type="number"),),
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="pricing",
        family=True,
        title={"en": "Pricing matrices", "pt-BR": "Matrizes de preço"},
        help={
            "en": "Tables whose keys begin with `pricing-`. A price of the catalog names one as its matrix; the answer "
            "`amount` takes the place of its list price, or `factor` multiplies it. The breakdown keeps the rows.",
            "pt-BR": "Tabelas cujas chaves começam com `pricing-`. Um preço do catálogo indica uma como matriz; a "
            "resposta `amount` substitui o preço de lista, ou `factor` o multiplica. A composição guarda as linhas.",
        },
        asked={
            "en": "For each line with such a price, whenever it is priced. Without an answer the list price stands.",
            "pt-BR": "Para cada linha com tal preço, sempre que é precificada. Sem resposta, vale o preço de lista.",
        },
        shape=Shape(
            key="pricing",
            inputs=_PRICED,
            outputs=(
                ShapeOutput(id="amount", type="number", optional=True),
                ShapeOutput(id="factor", type="number", optional=True),
            ),
            hit_policies=ONE,
        ),
    ),
)
