"""Forms as people write them: list, versions, what uses them, and what a change would do."""

from datetime import datetime

import strawberry

from orderloom.flows.queries.naming import findings_after
from orderloom.graphql.context import Info
from orderloom.graphql.flows.naming import NamingNode
from orderloom.graphql.flows.types import Finding, findings_of
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.orchestration.types import FormField
from orderloom.graphql.people.types import Person
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.scalars import JSON, as_object
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.orchestration import contracts, queries
from orderloom.orchestration.commands import forms as commands


@strawberry.type
class FormVersion:
    """A form as it stood `at` some time and later; `author` is none for one as it is shipped."""

    contract: strawberry.Private[contracts.KeptForm]
    version: int
    at: datetime

    @strawberry.field
    def content(self) -> JSON:
        """The whole document, `orderloom.form/1`."""
        return json.to_builtins(self.contract.form)

    @strawberry.field
    async def author(self, info: Info) -> Person | None:
        author = self.contract.author_id
        return present(await info.context.load.people.load(author)) if author else None


@presents(contracts.KeptForm)
@strawberry.type
class Form(FormVersion):
    key: str
    name: LocalisedText
    fields: list[FormField]

    @strawberry.field
    async def uses(self, info: Info) -> list[NamingNode]:
        """The nodes that name the form, of flows in force and of drafts."""
        return present_all(await info.context.load.naming.load(("form", self.key)))

    @strawberry.field
    async def open_tasks(self, info: Info) -> int:
        """How many tasks on people's lists have it; they keep it as it was when they were opened."""
        return await info.context.load.tasks_of_forms.load(self.key) or 0

    @strawberry.field
    async def versions(self, info: Info) -> list[FormVersion]:
        """Newest first."""
        async with info.context.reader() as reader:
            found = await queries.versions_of_form(reader, info.context.actor, self.key)
        return [shape(FormVersion, each) for each in found]

    @classmethod
    def from_contract(cls, kept: contracts.KeptForm) -> "Form":
        form = kept.form
        fields = [FormField.from_contract(field) for field in form.fields]
        return shape(cls, kept, key=form.key, name=localised(form.name), fields=fields)


@strawberry.type
class FlowFinding:
    flow_key: str
    finding: Finding


@strawberry.type
class FormCheck:
    """`problems` keep the form from being saved; `findings` are what flows in force would have against it."""

    problems: list[Problem] = strawberry.field(default_factory=list)
    findings: list[FlowFinding] = strawberry.field(default_factory=list)


@strawberry.type
class FormQueries:
    @query(Permission.FLOW_READ)
    async def forms(self, info: Info) -> list[Form]:
        """What people fill in to complete tasks, by key."""
        async with info.context.reader() as reader:
            return present_all(await queries.kept_forms(reader, info.context.actor))

    @query(Permission.FLOW_READ)
    async def form(self, info: Info, key: str) -> Form | None:
        async with info.context.reader() as reader:
            return present(await queries.kept_form(reader, info.context.actor, key))

    @query(Permission.FLOW_READ)
    async def check_form(self, info: Info, content: JSON) -> FormCheck:
        """What is wrong with a form that is not saved, and with the flows that use it if it were."""
        try:
            form, gives = queries.read_form(as_object(content, "content"))
        except DomainError as error:
            return FormCheck(problems=as_problems(error.problems))
        async with info.context.reader() as reader:
            found = await findings_after(reader, info.context.actor, "form", form.key, gives)
        return FormCheck(findings=[FlowFinding(flow_key=key, finding=findings_of((one,))[0]) for key, one in found])


@strawberry.input
class SaveFormInput:
    """`content` is an `orderloom.form/1`; `version` the one that the editor saw, 0 for a new form."""

    content: JSON
    version: int


@strawberry.input
class RemoveFormInput:
    key: str
    version: int


@strawberry.type
class FormPayload:
    form: Form | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class FormMutations:
    @mutation(Permission.FLOW_PUBLISH)
    async def save_form(self, info: Info, input: SaveFormInput) -> FormPayload:
        """Saves a form for the tasks that are opened from now on; a stale save is refused."""
        wanted = contracts.SaveForm(content=as_object(input.content, "content"), version=input.version)
        async with info.context.unit_of_work() as uow:
            saved = await commands.save_form(uow, info.context.actor, wanted)
        return FormPayload(form=present(saved))

    @mutation(Permission.FLOW_PUBLISH)
    async def remove_form(self, info: Info, input: RemoveFormInput) -> FormPayload:
        """Takes a form away: tasks that have it can still be done, but no flow that names it can be published."""
        async with info.context.unit_of_work() as uow:
            await commands.remove_form(uow, info.context.actor, input.key, input.version)
        return FormPayload()
