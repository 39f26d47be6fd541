"""The policies of the product: tables of fixed shape that decide what the product does, each with its page.

Whoever edits such a table finds here what it may read and has to answer; a table that does not fit is not published.
"""

from collections.abc import Iterator

import msgspec

from orderloom.flows.domain.policies import customers, lateness, orders, prices, work
from orderloom.flows.domain.policies.record import Policy
from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.tables import Shape, Table, check_shape, compile_table

__all__ = ["POLICIES", "Policy", "misfits", "policy_of"]

POLICIES: tuple[Policy, ...] = (
    *orders.POLICIES,
    *prices.POLICIES,
    *work.POLICIES,
    *lateness.POLICIES,
    *customers.POLICIES,
)
_TYPE = "table.type"


def policy_of(table: str) -> Policy | None:
    """The policy that a table of this key is."""
    return next((policy for policy in POLICIES if policy.is_of(table)), None)


def misfits(table: Table) -> Iterator[Problem]:
    """What keeps a table with the key of a policy from being one. An output of any type is taken for the policy's."""
    policy = policy_of(table.key)
    if policy is None:
        return
    typed = _typed(table, policy.shape)
    for problem in (*check_shape(typed, policy.shape), *(_mistyped(typed) if typed != table else ())):
        details = {**(problem.details or {}), "rule": problem.code}
        yield Problem("flows.policy_shape", problem.message, problem.path, details)


def _typed(table: Table, shape: Shape) -> Table:
    wanted = {output.id: output.type for output in shape.outputs}
    outputs = tuple(
        msgspec.structs.replace(output, type=wanted.get(output.id, "any")) if output.type == "any" else output
        for output in table.outputs
    )
    return msgspec.structs.replace(table, outputs=outputs)


def _mistyped(typed: Table) -> tuple[Problem, ...]:
    """Answers that the table itself would let pass; what else is wrong with its cells is said elsewhere."""
    try:
        compile_table(typed)
    except DomainError as error:
        return tuple(problem for problem in error.problems if problem.code == _TYPE)
    return ()
