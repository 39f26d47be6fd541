"""The policies of the product: tables of fixed shape that decide what the product does, each with its page.

Whoever edits such a table finds here what it may read and has to answer; a table that does not fit is not published.
"""

from collections.abc import Iterator

from orderloom.flows.domain.policies import lateness, orders, work
from orderloom.flows.domain.policies.record import Policy
from orderloom.kernel.errors import Problem
from orderloom.language.tables import Table, check_shape

__all__ = ["POLICIES", "Policy", "misfits", "policy_of"]

POLICIES: tuple[Policy, ...] = (*orders.POLICIES, *work.POLICIES, *lateness.POLICIES)


def policy_of(table: str) -> Policy | None:
    """The policy that a table of this key is."""
    return next((policy for policy in POLICIES if policy.is_of(table)), None)


def misfits(table: Table) -> Iterator[Problem]:
    """What keeps a table with the key of a policy from being one."""
    policy = policy_of(table.key)
    for problem in check_shape(table, policy.shape) if policy is not None else ():
        yield Problem(
            "flows.policy_shape", problem.message, problem.path, {**(problem.details or {}), "rule": problem.code}
        )
