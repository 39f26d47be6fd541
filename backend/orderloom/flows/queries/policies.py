"""The policies of the product and their pages."""

from orderloom.flows.domain.policies import POLICIES, Policy, policy_of

__all__ = ["Policy", "policies", "policy_of"]


def policies() -> tuple[Policy, ...]:
    return POLICIES
