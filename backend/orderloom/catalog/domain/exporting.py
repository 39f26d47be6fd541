"""Documents as they go out: what came in, as short as it can be said, the same for the same content."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from orderloom.catalog.contracts import DecompositionGraph, Image, ImageBytes
from orderloom.catalog.domain.document import SCHEMA, SEVERAL, default_id
from orderloom.catalog.domain.images import written_image
from orderloom.catalog.domain.importing import Member
from orderloom.catalog.domain.snapshot import SECTIONS
from orderloom.kernel.json import to_builtins

Json = dict[str, Any]


def written_document(
    key: str, name: Mapping[str, str], members: Sequence[Member], images: Mapping[str, ImageBytes]
) -> Json:
    """`orderloom.catalog/1` of one document's members, which are in their order; `images` by hash."""
    document: Json = {"schema": SCHEMA, "key": key, **({"name": dict(name)} if name else {})}
    for section in SECTIONS.values():
        entries = [_written(one, images) for one in members if one.section == section]
        if entries:
            document[section] = entries
    return document


def written_documents(documents: Sequence[Json]) -> Json:
    return documents[0] if len(documents) == 1 else {"schema": SEVERAL, "documents": list(documents)}


def _written(member: Member, images: Mapping[str, ImageBytes]) -> Json:
    entity = member.entity
    if isinstance(entity, Image):
        return to_builtins(written_image(entity.key, images[entity.sha256]))
    entry = short(entity)
    if isinstance(entity, DecompositionGraph):
        for line in (*entry.get("edges", ()), *entry.get("mappings", ())):
            if line["id"] == default_id(line):
                del line["id"]
    return entry


def short(value: Any) -> Any:
    """Plain data without what is so anyway: fields that have their default."""
    if isinstance(value, msgspec.Struct):
        told: Json = {}
        for field in msgspec.structs.fields(value):
            own = getattr(value, field.name)
            if own is not msgspec.UNSET and not _is_default(field, own):
                told[field.encode_name] = short(own)
        return told
    if isinstance(value, tuple | list):
        return [short(one) for one in value]
    if isinstance(value, dict):
        return {key: short(one) for key, one in value.items()}
    return to_builtins(value)


def _is_default(field: msgspec.structs.FieldInfo, value: Any) -> bool:
    if field.default is not msgspec.NODEFAULT:
        return bool(value == field.default) and type(value) is type(field.default)
    return field.default_factory is not msgspec.NODEFAULT and not value
