"""Builds catalogs for tests: a small language of specifications, relationships and mappings, and the demo catalogs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.catalog.domain.document import parse_document
from orderloom.catalog.domain.importing import Member, plan_import
from orderloom.catalog.domain.snapshot import build_snapshot
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.inputs import LineToDecompose, OrderToDecompose
from orderloom.kernel import json
from orderloom.kernel.ids import new_id

CATALOGS = Path(__file__).parents[2] / "flows" / "catalogs"
DEMO = ("fibre-triple-play", "sdwan-bronze", "mobile-tariff")
FIBRE_LINES: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (
    ("1", None, "fibre-triple-play", {}),
    ("2", "1", "fibre-internet", {"bandwidth": 600}),
    ("3", "1", "home-phone", {}),
    ("4", "1", "tv", {"set_top_boxes": 2}),
    ("5", "1", "wifi-router", {}),
    ("6", "1", "streaming-pass", {}),
)


def demo_document(key: str) -> dict[str, Any]:
    return json.loads((CATALOGS / f"{key}.catalog.json").read_bytes())


def demo_snapshot() -> CatalogSnapshot:
    return snapshot(*(demo_document(key) for key in DEMO))


def snapshot(*documents: dict[str, Any]) -> CatalogSnapshot:
    """What importing these documents one after the other makes of an empty catalog."""
    members: tuple[Member, ...] = ()
    for document in documents:
        plan = plan_import(members, parse_document(document))
        members = (*plan.kept, *plan.written)
    return build_snapshot(new_id(), [member.entity for member in members])


def compiled(*documents: dict[str, Any]) -> CompiledCatalog:
    return CompiledCatalog(snapshot(*documents))


def document(*parts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A catalog document of what `product`, `service`, `resource`, `relationship`, `mapping` and `offering` make."""
    made: dict[str, Any] = {"schema": "orderloom.catalog/1", "key": "example", "name": {"en": "Example"}, **fields}
    for part in parts:
        made.setdefault(part["in"], []).append({name: value for name, value in part.items() if name != "in"})
    lines = {name: made.pop(name) for name in ("edges", "mappings") if name in made}
    if lines:
        made.setdefault("decompositions", []).append(graph(made["key"], **lines))
    return made


def graph(key: str, /, **lines: Any) -> dict[str, Any]:
    """A decomposition graph of these `edges` and `mappings`, with a node for each of their ends."""
    ends = [one[end] for part in lines.values() for one in part for end in ("source", "target")]
    nodes = [{"specification": one} for one in dict.fromkeys(ends)]
    return {"schema": "orderloom.decomposition/1", "key": key, "name": {"en": key}, "nodes": nodes, **lines}


def characteristic(key: str, value_type: str = "string", /, **fields: Any) -> dict[str, Any]:
    return {"key": key, "name": {"en": key}, "value_type": value_type, **fields}


def product(key: str, /, *characteristics: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return _specification(key, "product", None, characteristics, fields)


def service(key: str, /, *characteristics: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return _specification(key, "service", "cfs", characteristics, fields)


def resource(key: str, /, *characteristics: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return _specification(key, "resource", "logical", characteristics, fields)


def _specification(
    key: str, kind: str, subtype: str | None, characteristics: Sequence[dict[str, Any]], fields: dict[str, Any]
) -> dict[str, Any]:
    kinds = {"kind": kind, "subtype": subtype} if subtype else {"kind": kind}
    own = {"key": key, "name": {"en": key}, **kinds, "characteristics": list(characteristics)}
    return {"in": "specifications", **own, **fields}


def relationship(source: str, kind: str, target: str, /, **fields: Any) -> dict[str, Any]:
    return {"in": "edges", "source": source, "type": kind, "target": target, **fields}


def realized(source: str, target: str, /, **fields: Any) -> dict[str, Any]:
    return relationship(source, "realized_as", target, **fields)


def requires(source: str, target: str, /, **fields: Any) -> dict[str, Any]:
    return relationship(source, "requires", target, **fields)


def copies(source: str, target: str, key: str, into: str | None = None, /, **fields: Any) -> dict[str, Any]:
    ends = {"source": source, "target": target, "from_characteristic": key, "to_characteristic": into or key}
    return {"in": "mappings", "kind": "copy", **ends, **fields}


def mapping(source: str, target: str, kind: str, into: str, /, **fields: Any) -> dict[str, Any]:
    return {
        "in": "mappings",
        "source": source,
        "target": target,
        "kind": kind,
        "to_characteristic": into,
        "id": f"{source}.{target}.{into}.{kind}",
        **fields,
    }


def offering(key: str, specification: str | None = None, /, **fields: Any) -> dict[str, Any]:
    return {"in": "offerings", "key": key, "name": {"en": key}, "specification": specification, **fields}


def price(key: str, charge_type: str, amount: Any, currency: str = "EUR", /, **fields: Any) -> dict[str, Any]:
    recurring = {"period": "month"} if charge_type == "recurring" else {}
    own = {"key": key, "name": {"en": key}, "charge_type": charge_type, "amount": amount, "currency": currency}
    return {**own, **recurring, **fields}


def line(
    number: str,
    specification: str | None,
    characteristics: dict[str, Any] | None = None,
    /,
    *,
    parent: LineToDecompose | None = None,
    **fields: Any,
) -> LineToDecompose:
    own: dict[str, Any] = {"offering": specification or number, "specification": specification, "number": number}
    above = parent.id if parent is not None else None
    return LineToDecompose(id=new_id(), parent_id=above, characteristics=characteristics or {}, **{**own, **fields})


def order(*lines: LineToDecompose, **fields: Any) -> OrderToDecompose:
    return OrderToDecompose(id=new_id(), account_id=new_id(), lines=lines, **fields)


def order_of(
    catalog: CatalogSnapshot, *wanted: tuple[str, str | None, str, dict[str, Any]], **fields: Any
) -> OrderToDecompose:
    """An order of offerings: (number, number of the bundle above, offering, characteristics)."""
    made: dict[str, LineToDecompose] = {}
    for number, above, sold, characteristics in wanted:
        specification = catalog.offerings[sold].specification
        parent = made[above] if above is not None else None
        made[number] = line(number, specification, characteristics, parent=parent, offering=sold)
    return order(*made.values(), **fields)
