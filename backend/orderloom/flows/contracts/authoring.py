"""Making definitions: blank, from templates, as copies, and from files."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from orderloom.flows.contracts.definitions import Document, FlowVersion, ImportedDocument, Json
from orderloom.flows.contracts.differences import DefinitionDiff
from orderloom.kernel.errors import Problem
from orderloom.language.validate import Finding

MOST_DOCUMENTS = 200


class NewDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """`kind` is a flow's, or "table"; with a `template`, the template says it."""

    key: str
    name: dict[str, str]
    kind: str = "enrichment"
    template: str | None = None


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of the draft, or of what is in force where there is none; by default its name says that it is one."""

    key: str
    to_key: str
    name: dict[str, str] | None = None


class KeyAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a wish for a key: `suggestion` is like it, or made of a name, and free."""

    key: str
    free: bool
    suggestion: str
    problem: Problem | None = None


class TemplateCategory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    name: dict[str, str]


class TemplateEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"beside": "with"}):
    """A line of the index: `with` names the documents that come along, whose keys begin with that of the template."""

    key: str
    category: str
    description: dict[str, str]
    beside: tuple[str, ...] = ()


class TemplateIndex(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: Literal["orderloom.templates/1"]
    categories: tuple[TemplateCategory, ...]
    templates: tuple[TemplateEntry, ...]


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A definition to begin with, and the documents that come along."""

    key: str
    kind: str
    doc: Document
    name: dict[str, str]
    description: dict[str, str]
    category: TemplateCategory
    document: ImportedDocument
    beside: tuple[ImportedDocument, ...] = ()


class GivenFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was brought: its text, or its bytes where it is packed."""

    name: str
    text: str | None = None
    data: bytes | None = None


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document of a file. `place` tells it from others; `problems` say why it could not be read."""

    place: str
    content: Json | None = None
    layout: Json | None = None
    problems: tuple[Problem, ...] = ()


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """What would become of a document: against the draft, or what is in force, at `revision`, 0 for no draft.

    `outcome` "refused" has `problems`. `free_key` is one that it could be brought in under beside what there is.
    """

    place: str
    outcome: Literal["new", "changed", "unchanged", "refused"]
    key: str | None = None
    kind: str | None = None
    doc: Document | None = None
    name: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    revision: int = 0
    there: FlowVersion | None = None
    diff: DefinitionDiff | None = None
    free_key: str | None = None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is wanted, under its own key or another; `revision` is the draft's that was looked at."""

    place: str
    key: str
    revision: int = 0


class TakeIn(msgspec.Struct, frozen=True, kw_only=True):
    files: tuple[GivenFile, ...]
    taken: tuple[Taken, ...]


class WrittenFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of an export: where it belongs in a folder of definitions, and its text."""

    path: str
    text: str


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """`draft` takes drafts where there are some; `version` is that of the one key."""

    keys: tuple[str, ...]
    draft: bool = False
    version: int | None = None


Renames = Mapping[str, str]
