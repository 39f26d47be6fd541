"""The list of the catalog: what is in force and what is drafted, found by words of any language and by where it is."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

import msgspec

from orderloom.catalog.contracts import (
    Draft,
    EntityFilter,
    EntityPage,
    EntitySort,
    Image,
    Listed,
    Offering,
)
from orderloom.catalog.domain.importing import Member, Name
from orderloom.catalog.domain.lifecycle import lifecycle_of, version_of
from orderloom.kernel.json import to_builtins

_KIND_FIELDS = ("kind", "type")


class Found(msgspec.Struct, frozen=True):
    """One entity as a search sees it; made once a release."""

    listed: Listed
    words: str
    categories: frozenset[str]
    channels: frozenset[str]


def folded(text: str) -> str:
    """Without case and accents, as people type it."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def found_in(members: Iterable[Member]) -> dict[Name, Found]:
    return {one.name: _found(one) for one in members}


def browse(
    found: Mapping[Name, Found], drafts: Sequence[Draft], asked: EntityFilter, offset: int, first: int
) -> EntityPage:
    """A page of one section, drafts beside what is in force."""
    drafted = {(one.section, one.key): one for one in drafts if one.section == asked.section}
    own = [_with_draft(one, drafted.pop(name, None)) for name, one in found.items() if name[0] == asked.section]
    own += [_of_draft(one) for one in drafted.values()]
    wanted = folded(asked.text.strip()).split()
    kept = [one for one in own if _fits(one, asked) and all(word in one.words for word in wanted)]
    kept.sort(key=_order(asked.sort), reverse=asked.descending)
    page = tuple(one.listed for one in kept[offset : offset + first])
    return EntityPage(items=page, total=len(kept))


def _fits(one: Found, asked: EntityFilter) -> bool:
    listed = one.listed
    return (
        (not asked.keys or listed.key in asked.keys)
        and (not asked.kinds or listed.kind in asked.kinds)
        and (not asked.lifecycles or listed.lifecycle in asked.lifecycles)
        and (asked.category is None or asked.category in one.categories)
        and (asked.channel is None or not one.channels or asked.channel in one.channels)
        and (asked.document is None or listed.document == asked.document)
        and (listed.draft or not asked.drafts)
    )


def _order(sort: EntitySort) -> Callable[[Found], Any]:
    if sort is EntitySort.KEY:
        return lambda one: one.listed.key
    if sort is EntitySort.VERSION:
        return lambda one: (one.listed.version or 0, one.listed.key)
    return lambda one: (folded(one.listed.name.get("en", one.listed.key)), one.listed.key)


def _found(member: Member) -> Found:
    entity = member.entity
    data = cast("dict[str, Any]", to_builtins(entity))
    listed = Listed(
        section=member.section,
        key=member.key,
        document=member.document,
        name=data.get("name") or _name_of(data, member.key),
        kind=_kind(data, isinstance(entity, Offering)),
        lifecycle=lifecycle_of(entity),
        version=version_of(entity),
        picture=_picture(data),
        detail=entity.sha256 if isinstance(entity, Image) else _detail(data),
    )
    return Found(listed, _words(data, member.key), _keys(data, "categories"), _keys(data, "channels"))


def _with_draft(found: Found, draft: Draft | None) -> Found:
    if draft is None:
        return found
    if draft.content is None:
        return msgspec.structs.replace(found, listed=msgspec.structs.replace(found.listed, draft=True, removing=True))
    name = _as_dict(draft.content.get("name")) or found.listed.name
    listed = msgspec.structs.replace(found.listed, draft=True, name=name)
    words = f"{found.words} {_words(draft.content, draft.key)}"
    return msgspec.structs.replace(found, listed=listed, words=words)


def _of_draft(draft: Draft) -> Found:
    data = draft.content or {}
    listed = Listed(
        section=draft.section,
        key=draft.key,
        document=draft.document,
        name=_as_dict(data.get("name")) or _name_of(data, draft.key),
        kind=_kind(data, draft.section == "offerings"),
        published=False,
        draft=True,
        picture=_picture(data),
        detail=data.get("sha256") if draft.section == "images" else _detail(data),
    )
    return Found(listed, _words(data, draft.key), _keys(data, "categories"), _keys(data, "channels"))


def _kind(data: dict[str, Any], offering: bool) -> str | None:
    if offering:
        return "bundle" if data.get("children") else "single"
    return next((str(data[field]) for field in _KIND_FIELDS if data.get(field)), None)


def _detail(data: dict[str, Any]) -> str | None:
    """What tells entities of one name apart: what is sold, what lies around it, in which currency."""
    if data.get("name") and data.get("source") and data.get("target"):
        return f"{data['source']} → {data['target']}"
    for field in ("specification", "offering", "parent", "currency", "subtype"):
        if data.get(field):
            return str(data[field])
    return None


def _name_of(data: dict[str, Any], key: str) -> dict[str, str]:
    """Relationships and mappings have no name: their ends say it."""
    if "source" in data and "target" in data:
        return {"en": f"{data['source']} → {data['target']}"}
    return {"en": key}


def _picture(data: dict[str, Any]) -> str | None:
    pictures: Any = data.get("pictures") or [data.get("picture")]
    first: Any = pictures[0] if isinstance(pictures, list | tuple) else None
    return str(cast("dict[str, Any]", first).get("image")) if isinstance(first, dict) else None


def _words(data: dict[str, Any], key: str) -> str:
    texts = [key, *(str(data.get(field, "")) for field in ("specification", "source", "target", "brand"))]
    for field in ("name", "description"):
        texts += [str(text) for text in _as_dict(data.get(field)).values()]
    texts += [str(one) for one in data.get("external_ids") or ()]
    return folded(" ".join(texts))


def _keys(data: dict[str, Any], field: str) -> frozenset[str]:
    value = data.get(field)
    return frozenset(str(one) for one in cast("list[Any]", value)) if isinstance(value, list | tuple) else frozenset()


def _as_dict(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {str(key): str(text) for key, text in cast("dict[Any, Any]", value).items()}
