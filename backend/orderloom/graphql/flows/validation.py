"""Validates documents that are not stored: what an editor holds, findings as it types."""

import strawberry

from orderloom.flows.queries import trials
from orderloom.graphql.context import Info
from orderloom.graphql.flows.types import Finding, findings_of
from orderloom.graphql.gate import query
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import DomainError


@strawberry.type
class Validation:
    """`problems` are there when the document is malformed; a well-formed one has `findings`, errors first. One without
    errors may be published."""

    publishable: bool
    findings: list[Finding] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class ValidationQueries:
    @query(Permission.FLOW_READ)
    async def validate_flow(self, info: Info, content: JSON) -> Validation:
        """What keeps a flow or a table from being published, without storing anything."""
        try:
            async with info.context.reader() as reader:
                found = await trials.findings(reader, info.context.actor, as_object(content, "content"))
        except DomainError as error:
            return Validation(publishable=False, problems=as_problems(error.problems))
        return Validation(publishable=all(each.severity != "error" for each in found), findings=findings_of(found))
