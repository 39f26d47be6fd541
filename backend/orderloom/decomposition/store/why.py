"""Reads of an order what explaining a few of its domain orders takes, in a constant number of statements."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.decomposition.contracts import Deferral, DomainOrder, DomainOrderLink, FaultRecord, Verdict
from orderloom.kernel import json
from orderloom.platform.db import Reader, Row

MOST_SOURCES = 500
"""Domain orders of the specifications that mappings read, the nearest first."""
_FIELDS = ", ".join(f"d.{name}" for name in DomainOrder.__struct_fields__)


class Ruling(msgspec.Struct, frozen=True):
    """A verdict, and the round in which it fell."""

    round: int
    decided_at: datetime
    verdict: Verdict


def _domain_order(row: Row) -> DomainOrder:
    return json.convert(dict(row), DomainOrder)


def _deferral(row: Row) -> Deferral:
    found = dict(row)
    return json.convert({**found, "waits_for": tuple(wait["label"] for wait in found.pop("waits"))}, Deferral)


async def pinned(reader: Reader, order_id: UUID) -> tuple[UUID, datetime] | None:
    """The release that an order is decomposed with since its last round, and when it was first."""
    row = await reader.row(
        "SELECT x.decided_at, (SELECT y.catalog_release_id FROM decomposition y WHERE y.order_id = x.order_id"
        " ORDER BY y.round DESC LIMIT 1) AS catalog_release_id"
        " FROM decomposition x WHERE x.order_id = :id AND x.round = 1",
        {"id": order_id},
    )
    return (row["catalog_release_id"], row["decided_at"]) if row else None


async def one_of(reader: Reader, order_id: UUID, domain_order_id: UUID) -> list[DomainOrder]:
    found = f"SELECT {_FIELDS} FROM domain_order d WHERE d.id = :id AND d.order_id = :order_id"
    return [_domain_order(row) for row in await reader.rows(found, {"id": domain_order_id, "order_id": order_id})]


async def roots_of(
    reader: Reader, order_id: UUID, line_id: UUID | None, first: int, offset: int
) -> tuple[int, list[DomainOrder]]:
    """How many domain orders stand for a line, or for all lines, and a page of them."""
    own = " AND d.line_id = :line_id" if line_id is not None else ""
    rows = await reader.rows(
        f"SELECT {_FIELDS}, count(*) OVER () AS counted FROM domain_order d"
        " LEFT JOIN domain_order p ON p.id = d.parent_id"
        f" WHERE d.order_id = :order_id AND p.line_id IS DISTINCT FROM d.line_id{own}"
        " ORDER BY d.position LIMIT :first OFFSET :offset",
        {"order_id": order_id, "line_id": line_id, "first": first, "offset": offset},
    )
    return (rows[0]["counted"] if rows else 0), [_domain_order(row) for row in rows]


async def around(reader: Reader, subjects: Collection[DomainOrder], sources: Iterable[str]) -> list[DomainOrder]:
    """These, the domain orders of `sources` near them, and all above them; by position, parents first."""
    first = min(subjects, key=lambda one: one.position)
    rows = await reader.rows(
        "WITH RECURSIVE near AS ("
        " SELECT d.id, d.parent_id FROM domain_order d WHERE d.order_id = :order_id"
        " AND d.specification = ANY(:sources) ORDER BY abs(d.position - :position), d.position LIMIT :most),"
        " wanted AS (SELECT id, parent_id FROM near"
        " UNION SELECT d.id, d.parent_id FROM domain_order d WHERE d.id = ANY(:ids)"
        " UNION SELECT d.id, d.parent_id FROM wanted w JOIN domain_order d ON d.id = w.parent_id)"
        f" SELECT {_FIELDS} FROM domain_order d WHERE d.id IN (SELECT id FROM wanted) ORDER BY d.position",
        {
            "order_id": first.order_id,
            "sources": sorted(set(sources)),
            "position": first.position,
            "most": MOST_SOURCES,
            "ids": [one.id for one in subjects],
        },
    )
    return [_domain_order(row) for row in rows]


async def links_among(reader: Reader, order_id: UUID, ids: Collection[UUID]) -> list[DomainOrderLink]:
    """Links that begin or end at one of these."""
    rows = await reader.rows(
        "SELECT order_id, source_id, target_id, type FROM domain_order_link WHERE order_id = :order_id"
        " AND (source_id = ANY(:ids) OR target_id = ANY(:ids)) ORDER BY source_id, target_id",
        {"order_id": order_id, "ids": list(ids)},
    )
    return [json.convert(dict(row), DomainOrderLink) for row in rows]


async def rulings(reader: Reader, order_id: UUID, ids: Collection[UUID], parents: Collection[UUID]) -> list[Ruling]:
    """The verdicts on the relationships of these and of their parents, and those that made or shared them; children
    that were chosen one by one at capture are told only by themselves."""
    rows = await reader.rows(
        "SELECT d.round, d.decided_at, v AS verdict FROM decomposition d"
        " CROSS JOIN LATERAL jsonb_array_elements(d.verdicts) WITH ORDINALITY AS e(v, place)"
        " WHERE d.order_id = :order_id AND (jsonb_exists_any(v -> 'domain_order_ids', CAST(:ids AS text[]))"
        " OR (v ->> 'parent_id' = ANY(CAST(:around AS text[])) AND v ->> 'reason' <> 'chosen'))"
        " ORDER BY d.round, e.place",
        {"order_id": order_id, "ids": [str(one) for one in ids], "around": [str(one) for one in {*ids, *parents}]},
    )
    return [Ruling(row["round"], row["decided_at"], json.convert(row["verdict"], Verdict)) for row in rows]


async def deferrals_below(reader: Reader, order_id: UUID, parents: Collection[UUID]) -> list[Deferral]:
    rows = await reader.rows(
        "SELECT id, order_id, line_id, parent_id, relationship, target, waits, state, reason, created_at, resolved_at"
        " FROM deferral WHERE order_id = :order_id AND parent_id = ANY(:parents) ORDER BY id",
        {"order_id": order_id, "parents": list(parents)},
    )
    return [_deferral(row) for row in rows]


_FAULT = ", ".join(FaultRecord.__struct_fields__)


async def faults_about(
    reader: Reader, order_id: UUID, line_id: UUID | None, domain_order_id: UUID | None, most: int
) -> list[FaultRecord]:
    """What is or was wrong with a line, or with the whole order where none is named, open ones first; where a domain
    order is named, with it and with all of its line."""
    own = " AND (line_id = :line_id OR line_id IS NULL)" if line_id is not None else ""
    own += " AND (domain_order_id = :id OR domain_order_id IS NULL)" if domain_order_id is not None else ""
    rows = await reader.rows(
        f"SELECT {_FAULT} FROM decomposition_fault WHERE order_id = :order_id{own}"
        " ORDER BY state = 'open' DESC, id LIMIT :most",
        {"order_id": order_id, "line_id": line_id, "id": domain_order_id, "most": most},
    )
    return [json.convert(dict(row), FaultRecord) for row in rows]


async def running_with(
    reader: Reader, specifications: Collection[str], most: int, first: int
) -> tuple[int, list[UUID]]:
    """How many orders have open domain orders of these specifications, counted up to `most`, and the newest of them."""
    rows = await reader.rows(
        "WITH found AS (SELECT DISTINCT order_id FROM domain_order WHERE specification = ANY(:specifications)"
        " AND state NOT IN ('closed_complete', 'canceled') LIMIT :most)"
        " SELECT order_id, (SELECT count(*) FROM found) AS counted FROM found ORDER BY order_id DESC LIMIT :first",
        {"specifications": sorted(specifications), "most": most, "first": first},
    )
    return (rows[0]["counted"] if rows else 0), [row["order_id"] for row in rows]


async def waiting_for(reader: Reader, specifications: Collection[str], most: int, first: int) -> tuple[int, list[UUID]]:
    """How many deferrals wait to make one of these, or below one, and the newest of their orders."""
    rows = await reader.rows(
        "WITH found AS (SELECT f.id, f.order_id FROM deferral f JOIN domain_order d ON d.id = f.parent_id"
        " WHERE f.state = 'waiting' AND (f.target = ANY(:specifications) OR d.specification = ANY(:specifications))"
        " LIMIT :most)"
        " SELECT order_id, (SELECT count(*) FROM found) AS counted FROM found GROUP BY order_id"
        " ORDER BY order_id DESC LIMIT :first",
        {"specifications": sorted(specifications), "most": most, "first": first},
    )
    return (rows[0]["counted"] if rows else 0), [row["order_id"] for row in rows]
