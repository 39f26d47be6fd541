"""Brings the house together: imports what registers itself and lends higher contexts' abilities to lower ones."""

from importlib import import_module
from importlib.util import find_spec

from orderloom.platform.db import Database

CONTEXTS = (
    "identity",
    "files",
    "fields",
    "parties",
    "flows",
    "catalog",
    "inventory",
    "ordering",
    "decomposition",
    "orchestration",
    "jeopardy",
    "fallout",
    "requests",
    "integration.adapters",
    "integration.portal",
    "integration.tmf",
    "integration.importing",
    "integration",
)
"""From the bottom of the staircase up; the rooms of integration keep tables of their own."""
REGISTERING = ("tables", "reactions", "flow_actions")


def modules(*parts: str) -> list[str]:
    """All modules of these names, from the bottom of the staircase up; by default all that register anything."""
    names = ["orderloom.platform.tables"]
    for context in CONTEXTS:
        package = f"orderloom.{context}"
        if find_spec(package) is not None:
            names += [
                f"{package}.{part}" for part in parts or REGISTERING if find_spec(f"{package}.{part}") is not None
            ]
    return names


def load_tables() -> None:
    """After this, the metadata has all tables."""
    for name in modules("tables"):
        import_module(name)


def load() -> None:
    """After this, the metadata has all tables and the registry all handlers. May be called again."""
    for name in modules():
        import_module(name)


def bind(database: Database) -> None:
    """Lends what needs a database of its own: adapters read connections while no transaction is open."""
    from orderloom.integration.adapters.outbound import OutboundAdapters  # late: tools that migrate need none of it
    from orderloom.integration.importing import working as importing
    from orderloom.integration.papers.confirming import bind_database
    from orderloom.orchestration.contracts import bind_adapters
    from orderloom.ordering.commands import intake

    load()
    bind_adapters(OutboundAdapters(database))
    bind_database(database)
    intake.bind_database(database)
    importing.bind_database(database)
