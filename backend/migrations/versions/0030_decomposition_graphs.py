"""Relationships and mappings become decomposition graphs: one for each document of each release.

Drafts of single relationships and mappings become drafts of the graph that they belong to.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0024"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

Json = dict[str, Any]
_LINES = {"relationships": "edges", "mappings": "mappings"}
_MEMBERS = """
SELECT m.release_id, e.id, e.section, e.document, e.position, e.content
FROM catalog_member m JOIN catalog_entity e ON e.id = m.entity_id
WHERE e.section IN ('relationships', 'mappings')
ORDER BY m.release_id, e.document, e.position, e.id
"""
_INSERT = """
INSERT INTO catalog_entity (id, section, key, document, position, sha256, content)
VALUES (:id, :section, :key, :document, :position, :sha256, CAST(:content AS jsonb))
"""
_DRAFT = """
INSERT INTO catalog_draft (section, key, document, content, revision, base, author)
VALUES ('decompositions', :key, :key, CAST(:content AS jsonb), 1, :base, :author)
"""


def upgrade() -> None:
    connection = op.get_bind()
    held: dict[tuple[UUID, str], list[Any]] = {}
    for row in connection.execute(sa.text(_MEMBERS)):
        held.setdefault((row.release_id, row.document), []).append(row)
    names: dict[str, Any] = {
        row.key: row.name for row in connection.execute(sa.text("SELECT key, name FROM catalog_document"))
    }
    made: dict[tuple[str, str], UUID] = {}
    for (release_id, document), rows in held.items():
        graph = _graph(document, names.get(document) or {}, rows)
        entity = made.get((document, _digest(graph)))
        if entity is None:
            entity = made[document, _digest(graph)] = _insert(
                connection, "decompositions", document, document, rows[0].position, graph
            )
        connection.execute(
            sa.text("INSERT INTO catalog_member (release_id, entity_id) VALUES (:release, :entity)"),
            {"release": release_id, "entity": entity},
        )
    _redraft(connection, names)
    connection.execute(
        sa.text(
            "DELETE FROM catalog_member m USING catalog_entity e"
            " WHERE e.id = m.entity_id AND e.section IN ('relationships', 'mappings')"
        )
    )
    connection.execute(sa.text("DELETE FROM catalog_entity WHERE section IN ('relationships', 'mappings')"))


def _graph(document: str, name: Json, rows: Iterable[Any]) -> Json:
    lines: dict[str, list[Json]] = {"edges": [], "mappings": []}
    for row in rows:
        lines[_LINES[row.section]].append(row.content)
    return _drawn({"schema": "orderloom.decomposition/1", "key": document, "name": name or {"en": document}, **lines})


def _drawn(graph: Json) -> Json:
    ends = [line.get(end) for part in ("edges", "mappings") for line in graph[part] for end in ("source", "target")]
    nodes = [{"specification": one} for one in dict.fromkeys(ends) if one]
    return {**graph, "nodes": nodes, "version": 1}


def _redraft(connection: sa.Connection, names: dict[str, Any]) -> None:
    drafts: dict[str, list[Any]] = {}
    wanted = "SELECT * FROM catalog_draft WHERE section IN ('relationships', 'mappings') ORDER BY saved_at"
    for row in connection.execute(sa.text(wanted)):
        drafts.setdefault(row.document, []).append(row)
    current = (
        "SELECT e.content, e.sha256 FROM catalog_member m JOIN catalog_entity e ON e.id = m.entity_id"
        " WHERE e.section = 'decompositions' AND e.key = :key"
        " AND m.release_id = (SELECT id FROM catalog_release ORDER BY sequence DESC LIMIT 1)"
    )
    for document, rows in drafts.items():
        found = connection.execute(sa.text(current), {"key": document}).first()
        graph: Json = found.content if found else _graph(document, names.get(document) or {}, ())
        for row in rows:
            part = _LINES[row.section]
            others = [one for one in graph[part] if one.get("id") != row.key]
            graph = {**graph, part: [*others, row.content] if row.content is not None else others}
        content = json.dumps({**_drawn(graph), "version": graph.get("version", 1)})
        told = {"key": document, "content": content, "base": found.sha256 if found else None}
        connection.execute(sa.text(_DRAFT), {**told, "author": rows[-1].author})
    connection.execute(sa.text("DELETE FROM catalog_draft WHERE section IN ('relationships', 'mappings')"))


def _insert(connection: sa.Connection, section: str, key: str, document: str, position: int, content: Json) -> UUID:
    entity = uuid4()
    told = {"id": entity, "section": section, "key": key, "document": document, "position": position}
    connection.execute(
        sa.text(_INSERT), {**told, "sha256": _digest(content), "content": json.dumps(content, ensure_ascii=False)}
    )
    return entity


def _digest(content: Json) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def downgrade() -> None:
    connection = op.get_bind()
    graphs = sa.text("SELECT id, document, position, content FROM catalog_entity WHERE section = 'decompositions'")
    for graph in list(connection.execute(graphs)):
        for section, part in _LINES.items():
            for line in graph.content.get(part, ()):
                entity = _insert(connection, section, line["id"], graph.document, graph.position, line)
                connection.execute(
                    sa.text(
                        "INSERT INTO catalog_member (release_id, entity_id)"
                        " SELECT release_id, :line FROM catalog_member WHERE entity_id = :graph"
                    ),
                    {"line": entity, "graph": graph.id},
                )
    connection.execute(sa.text("DELETE FROM catalog_draft WHERE section = 'decompositions'"))
    connection.execute(
        sa.text(
            "DELETE FROM catalog_member m USING catalog_entity e"
            " WHERE e.id = m.entity_id AND e.section = 'decompositions'"
        )
    )
    connection.execute(sa.text("DELETE FROM catalog_entity WHERE section = 'decompositions'"))
