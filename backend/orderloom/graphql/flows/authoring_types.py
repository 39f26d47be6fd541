"""Templates, advice on keys, and what files bring, as types."""

from enum import StrEnum

import strawberry

from orderloom.flows.contracts import BroughtIn, FlowVersion
from orderloom.flows.contracts import authoring as contracts
from orderloom.graphql.enums import DefinitionKind
from orderloom.graphql.flows.together import DefinitionDiff
from orderloom.graphql.flows.types import Finding, findings_of
from orderloom.graphql.present import present, presents, shape
from orderloom.graphql.problems import Problem, as_problems
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised


@strawberry.type
class TemplateCategory:
    key: str
    name: LocalisedText


@presents(contracts.Template)
@strawberry.type
class FlowTemplate:
    """A definition to begin with; `content` and `layout` are there to draw it."""

    key: str
    kind: DefinitionKind
    name: LocalisedText
    description: LocalisedText
    category: TemplateCategory
    content: JSON
    layout: JSON | None

    @classmethod
    def from_contract(cls, template: contracts.Template) -> "FlowTemplate":
        return shape(
            cls,
            template,
            kind=DefinitionKind(template.kind),
            name=localised(template.name),
            description=localised(template.description),
            category=TemplateCategory(key=template.category.key, name=localised(template.category.name)),
            content=template.document.content,
            layout=(template.document.layout or {}).get("positions"),
        )


@presents(contracts.KeyAdvice)
@strawberry.type
class KeyAdvice:
    """`suggestion` is free and like what was asked for; `problem` says why it can't be a key at all."""

    key: str
    free: bool
    suggestion: str
    problem: Problem | None

    @classmethod
    def from_contract(cls, advice: contracts.KeyAdvice) -> "KeyAdvice":
        return shape(cls, advice, problem=as_problems([advice.problem])[0] if advice.problem else None)


@strawberry.enum
class IncomingOutcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@strawberry.type
class StoredVersion:
    """What a document is compared with: the draft, or where there is none what is in force."""

    version: int
    draft: bool
    author: str


@presents(contracts.Incoming)
@strawberry.type
class IncomingDefinition:
    """What would become of a document. `revision` is to be given back with it; `freeKey` is one under which it could
    come in beside what there is. `problems` of one that is not refused keep it from its own key only."""

    place: str
    outcome: IncomingOutcome
    key: str | None
    kind: DefinitionKind | None
    name: LocalisedText
    problems: list[Problem]
    findings: list[Finding]
    revision: int
    there: StoredVersion | None
    diff: DefinitionDiff | None
    free_key: str | None

    @classmethod
    def from_contract(cls, incoming: contracts.Incoming) -> "IncomingDefinition":
        return shape(
            cls,
            incoming,
            outcome=IncomingOutcome(incoming.outcome),
            kind=DefinitionKind(incoming.kind) if incoming.kind else None,
            name=localised(incoming.name),
            problems=as_problems(incoming.problems),
            findings=findings_of(incoming.findings),
            there=_stored(incoming.there),
            diff=present(incoming.diff),
        )


def _stored(version: FlowVersion | None) -> StoredVersion | None:
    if version is None:
        return None
    is_draft = version.published_at is None
    return StoredVersion(version=version.version, draft=is_draft, author=version.author)


@presents(BroughtIn)
@strawberry.type
class ImportedDefinition:
    key: str
    changed: bool

    @classmethod
    def from_contract(cls, brought: BroughtIn) -> "ImportedDefinition":
        return cls(key=brought.key, changed=brought.outcome != "unchanged")
