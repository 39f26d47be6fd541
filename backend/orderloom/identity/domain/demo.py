"""The sign-ins of a demonstration: one a role, a second process admin and a second order approver, and their groups."""

import msgspec

from orderloom.identity.contracts import Role

DEMO_PASSWORD = "orderloom-demo-1"  # noqa: S105 - printed by `make run`, refused in production


class DemoPerson(msgspec.Struct, frozen=True, kw_only=True):
    login: str
    name: str
    roles: tuple[Role, ...]
    groups: tuple[str, ...] = ()


FULFILLMENT = ("order-desk", "provisioning", "noc", "field-ops")
GROUPS: dict[str, dict[str, str]] = {
    "order-desk": {"en": "Order desk", "pt-BR": "Mesa de pedidos"},
    "provisioning": {"en": "Provisioning", "pt-BR": "Provisionamento"},
    "noc": {"en": "Network operations", "pt-BR": "Operação de rede"},
    "field-ops": {"en": "Field operations", "pt-BR": "Operações de campo"},
    "fallout-desk": {"en": "Fallout desk", "pt-BR": "Mesa de falhas"},
    "approvals": {"en": "Approvers", "pt-BR": "Aprovadores"},
}
PEOPLE: tuple[DemoPerson, ...] = (
    DemoPerson(login="customer", name="Demo customer", roles=(Role.CUSTOMER,)),
    DemoPerson(login="order-agent", name="Demo order agent", roles=(Role.ORDER_AGENT,), groups=("order-desk",)),
    DemoPerson(login="order-manager", name="Demo order manager", roles=(Role.ORDER_MANAGER,), groups=("order-desk",)),
    DemoPerson(login="order-approver", name="Demo order approver", roles=(Role.ORDER_APPROVER,), groups=("approvals",)),
    DemoPerson(
        login="order-approver-2",
        name="Demo second order approver",
        roles=(Role.ORDER_APPROVER,),
        groups=("approvals",),
    ),
    DemoPerson(
        login="fulfillment-agent",
        name="Demo fulfillment agent",
        roles=(Role.FULFILLMENT_AGENT,),
        groups=FULFILLMENT,
    ),
    DemoPerson(
        login="fulfillment-manager",
        name="Demo fulfillment manager",
        roles=(Role.FULFILLMENT_MANAGER,),
        groups=(*FULFILLMENT, "approvals"),
    ),
    DemoPerson(login="fallout-agent", name="Demo fallout agent", roles=(Role.FALLOUT_AGENT,), groups=("fallout-desk",)),
    DemoPerson(
        login="fallout-manager", name="Demo fallout manager", roles=(Role.FALLOUT_MANAGER,), groups=("fallout-desk",)
    ),
    DemoPerson(login="process-admin", name="Demo process admin", roles=(Role.PROCESS_ADMIN,)),
    DemoPerson(login="process-admin-2", name="Demo second process admin", roles=(Role.PROCESS_ADMIN,)),
)
