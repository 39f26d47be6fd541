"""What it takes to bring a version into force, and to take one out of it."""

from typing import Literal

import msgspec

from orderloom.flows.contracts.definitions import FlowVersion, ImportedDocument


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    """`revision` is the draft's that was looked at; without it, the draft as it is. A blank `note` is refused."""

    key: str
    note: str
    revision: int | None = None


class ApprovePublish(msgspec.Struct, frozen=True, kw_only=True):
    """A second person agrees to the revision that they have seen."""

    key: str
    revision: int | None = None


class DeclinePublish(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    reason: str


class RollBack(msgspec.Struct, frozen=True, kw_only=True):
    """Publishes the content of an earlier version anew."""

    key: str
    version: int
    note: str = ""


class Retire(msgspec.Struct, frozen=True, kw_only=True):
    """`version` is none for the whole definition. What is in use takes `confirm`."""

    key: str
    version: int | None = None
    confirm: bool = False


class BringIn(msgspec.Struct, frozen=True, kw_only=True):
    """Documents from files: as drafts or, with `publish`, in force at once."""

    documents: tuple[ImportedDocument, ...]
    publish: bool = False
    note: str = ""


class BroughtIn(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document. `version` is the draft, or the version that is in force now."""

    key: str
    source: str | None
    outcome: Literal["published", "draft", "unchanged"]
    version: FlowVersion | None
