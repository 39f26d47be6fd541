"""How the catalog is changed by people: drafts beside what is published, and the end of what is sold."""

from datetime import datetime
from typing import Any

import msgspec

from orderloom.catalog.contracts.importing import Change
from orderloom.catalog.contracts.structure import Lifecycle
from orderloom.kernel.errors import Problem


class EntityRef(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """An entity by its section of a document and its key there."""

    section: str
    key: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """`content` None takes the entity out of the catalog. `stale`: the entity was changed since the draft was begun."""

    section: str
    key: str
    document: str
    content: dict[str, Any] | None
    revision: int
    author: str
    saved_at: datetime
    is_new: bool = False
    stale: bool = False

    @property
    def ref(self) -> EntityRef:
        return EntityRef(section=self.section, key=self.key)


class SaveDraft(msgspec.Struct, frozen=True, kw_only=True):
    """`revision` is the one that was seen, 0 for the first save. `document` is asked for new entities only. `rebase`
    takes what is in force now as what the draft was begun from."""

    section: str
    key: str
    content: dict[str, Any] | None
    revision: int = 0
    document: str | None = None
    rebase: bool = False


class SavedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft is kept even when it can't be published; `findings` say why not, by paths into the content."""

    draft: Draft
    findings: tuple[Problem, ...] = ()


class DiscardDraft(msgspec.Struct, frozen=True, kw_only=True):
    section: str
    key: str
    revision: int


class DraftToPublish(msgspec.Struct, frozen=True, kw_only=True):
    section: str
    key: str
    revision: int


class PublishCatalog(msgspec.Struct, frozen=True, kw_only=True):
    """All of the drafts come into force together, or none does."""

    drafts: tuple[DraftToPublish, ...]
    note: str = ""


class MoveLifecycle(msgspec.Struct, frozen=True, kw_only=True):
    """Retires, archives or brings back what is published; the content stays as it is."""

    entities: tuple[EntityRef, ...]
    to: Lifecycle
    note: str = ""


class UseLink(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is a key, or the id of a record, of the `kind` of its `Use`; `section` where it stands in the catalog."""

    id: str
    label: str
    section: str | None = None


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """Things of one kind that a change touches: order | product | flow | table | offering | specification | …

    `links` are the first of them; `more` says that counting ended at `count`."""

    kind: str
    count: int
    links: tuple[UseLink, ...] = ()
    more: bool = False


class Effects(msgspec.Struct, frozen=True, kw_only=True):
    """What publishing would do. `problems` keep it from being done; their paths begin with section and key."""

    changes: tuple[Change, ...] = ()
    uses: tuple[Use, ...] = ()
    problems: tuple[Problem, ...] = ()
