"""What documents refer to and exists, asked for once for all of them."""

from collections.abc import Mapping, Sequence

from orderloom.flows.contracts import actions
from orderloom.flows.domain.documents import Described, Known, references_of
from orderloom.flows.store.programs import tables_in_force
from orderloom.language.graph import Flow
from orderloom.language.tables import CompiledTable
from orderloom.platform.db import Reader


async def known(
    reader: Reader, documents: Sequence[Described], new_tables: Mapping[str, CompiledTable] | None = None
) -> Known:
    """What the validator may find; `new_tables` are published together with the documents."""
    flows = [document.parsed for document in documents if isinstance(document.parsed, Flow)]
    named = {reference for flow in flows for reference in references_of(flow)}
    keys = {noun: sorted(key for each, key in named if each == noun) for noun in ("table", "form", "operation")}
    published = await tables_in_force(reader, keys["table"]) if keys["table"] else {}
    tables = {key: table for key, (_, table) in published.items()}
    names = actions().names
    return Known(
        {**tables, **(new_tables or {})},
        await names.forms(reader, keys["form"]) if names else None,
        await names.operations(reader, keys["operation"]) if names else None,
    )
