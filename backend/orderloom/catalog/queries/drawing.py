"""What a canvas shows of specifications: their characteristics, which graph says what they are made of, and the rules
between them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from orderloom.catalog.contracts import Draft, Drawing, Drawn, DrawnRule
from orderloom.catalog.domain.exporting import short
from orderloom.catalog.queries.shelf import Shelf, shelf
from orderloom.catalog.store import drafts as draft_store
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid
from orderloom.platform.db import Reader

MOST_DRAWN = 1_000


@query(Permission.FULFILLMENT_READ)
async def catalog_drawing(reader: Reader, actor: Actor, specifications: Sequence[str]) -> Drawing:
    """What is not there is left out."""
    if len(specifications) > MOST_DRAWN:
        raise Invalid(f"At most {MOST_DRAWN:,} specifications are drawn.", path=("specifications",))
    there = await shelf(reader)
    drafts = await draft_store.drafts(reader) if actor.may(Permission.CATALOG_WRITE) else ()
    wanted = frozenset(specifications)
    return Drawing(specifications=tuple(_drawn(wanted, there, drafts)), rules=tuple(_rules(wanted, there, drafts)))


def _drawn(wanted: Collection[str], there: Shelf, drafts: Sequence[Draft]) -> Iterable[Drawn]:
    drafted = {one.key: one for one in drafts if one.section == "specifications"}
    graphs = _graphs(there, drafts)
    for key in sorted(wanted):
        member, draft = there.members.get(("specifications", key)), drafted.get(key)
        if member is None and draft is None:
            continue
        content = draft.content if draft is not None else short(member.entity) if member is not None else None
        yield Drawn(
            key=key, content=content, draft=draft is not None, published=member is not None, graph=graphs.get(key)
        )


def _contents(section: str, there: Shelf, drafts: Sequence[Draft]) -> dict[str, dict[str, Any]]:
    """Of one section, as they would be once every draft was published."""
    found = {key: short(member.entity) for (of, key), member in there.members.items() if of == section}
    for draft in drafts:
        if draft.section == section and draft.content is not None:
            found[draft.key] = draft.content
        elif draft.section == section:
            found.pop(draft.key, None)
    return found


def _graphs(there: Shelf, drafts: Sequence[Draft]) -> dict[str, str]:
    """By specification, the graph in which it is the source of a relationship."""
    return {
        text: graph
        for graph, content in _contents("decompositions", there, drafts).items()
        for edge in _objects(content.get("edges"))
        if (text := _text(edge.get("source")))
    }


def _rules(wanted: Collection[str], there: Shelf, drafts: Sequence[Draft]) -> Iterable[DrawnRule]:
    for key, content in sorted(_contents("compatibility", there, drafts).items()):
        source, target = _text(content.get("source")), _text(content.get("target"))
        if source in wanted and target in wanted:
            name = {k: v for k, v in _object(content.get("name")).items() if isinstance(v, str)}
            yield DrawnRule(key=key, name=name, type=_text(content.get("type")), source=source, target=target)


def _objects(value: Any) -> list[dict[str, Any]]:
    """Drafts hold whatever was written."""
    return [_object(one) for one in value] if isinstance(value, list | tuple) else []


def _object(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
