"""Import contracts that import-linter does not bring: doors between contexts, tables that their store alone knows, and
one home a library."""

from typing import Any, cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

ROOT = "orderloom"


def _imports(graph: ImportGraph) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            details = graph.get_import_details(importer=importer, imported=imported)
            found.append((importer, imported, details[0]["line_number"] if details else 0))
    return found


def _report(check: ContractCheck, guidance: str) -> None:
    for importer, imported, line in check.metadata["broken"]:
        output.print_error(f"- {importer} imports {imported} (line {line})", bold=False)
    output.new_line()
    output.print_error(guidance, bold=False)
    output.new_line()


class DoorsContract(Contract):
    """An import from one context into another must land on a door of it. Rooms named `open` have no doors."""

    type_name = "doors"
    doors = fields.SetField(subfield=fields.StringField())
    extra_doors = fields.SetField(subfield=fields.StringField(), required=False)
    open = fields.SetField(subfield=fields.StringField())
    masters = fields.SetField(subfield=fields.StringField())
    guidance = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        broken = [found for found in _imports(graph) if not self._is_fine(found[0], found[1])]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        _report(check, cast(str, self.guidance))

    def _is_fine(self, importer: str, imported: str) -> bool:
        here, there = importer.split("."), imported.split(".")
        if here[0] != ROOT or there[0] != ROOT or len(here) < 2 or len(there) < 2:
            return True
        if here[1] == there[1] or here[1] in cast(Any, self.masters) or there[1] in cast(Any, self.open):
            return True
        extra = cast(Any, self.extra_doors) or set()
        return len(there) > 2 and (there[2] in cast(Any, self.doors) or _leads_through(there[1:], extra))


def _leads_through(path: list[str], doors: set[str]) -> bool:
    return any(".".join(path[:length]) in doors for length in range(2, len(path) + 1))


class TablesContract(Contract):
    """The tables of a room, `room.tables`, are imported from `room.store` only. Those of `base` are for all tables and
    stores. What is called tables and does not build on `base` is none of the database's."""

    type_name = "tables"
    base = fields.StringField()
    masters = fields.SetField(subfield=fields.StringField())
    guidance = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        base: str = cast(Any, self.base)
        builds = graph.find_modules_that_directly_import(base)
        ours = {one for one in builds if one.endswith(".tables")} | {base}
        broken = [one for one in _imports(graph) if one[1] in ours and not self._is_fine(one[0], one[1])]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        _report(check, cast(str, self.guidance))

    def _is_fine(self, importer: str, imported: str) -> bool:
        if importer.split(".")[1] in cast(Any, self.masters):
            return True
        if imported == cast(Any, self.base):
            return not {"store", "tables"}.isdisjoint(importer.split("."))
        store = f"{imported.removesuffix('.tables')}.store"
        return importer == store or importer.startswith(f"{store}.")


class HomesContract(Contract):
    """A library is imported only from its homes: `library = room, room.module, *.store`."""

    type_name = "homes"
    homes = fields.ListField(subfield=fields.StringField())
    guidance = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        homes = dict(_parse(line) for line in cast(list[str], self.homes))
        broken: list[tuple[str, str, int]] = []
        for importer, imported, line in _imports(graph):
            allowed = homes.get(imported.split(".")[0])
            if importer.startswith(ROOT) and allowed is not None and not _lives(importer, allowed):
                broken.append((importer, imported, line))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        _report(check, cast(str, self.guidance))


def _parse(line: str) -> tuple[str, list[list[str]]]:
    library, _, rooms = line.partition("=")
    return library.strip(), [room.strip().split(".") for room in rooms.split(",")]


def _lives(importer: str, homes: list[list[str]]) -> bool:
    parts = importer.split(".")[1:]
    return any(
        len(parts) >= len(home) and all(name in ("*", part) for name, part in zip(home, parts, strict=False))
        for home in homes
    )
