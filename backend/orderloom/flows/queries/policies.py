"""The policies of the product and their pages."""

from orderloom.flows.domain.policies import POLICIES, Policy

__all__ = ["Policy", "policies"]


def policies() -> tuple[Policy, ...]:
    return POLICIES
