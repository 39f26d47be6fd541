"""Makes orders of rows: columns are read as the mapping says, and what is refused is told at its row and column."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import Sheet
from orderloom.integration.importing.cells import Misread, field_in, moment_in, number_in, value_in
from orderloom.integration.importing.contracts import Mapping
from orderloom.integration.importing.proposing import CHARACTERISTIC, OF_LINE, OF_ORDER, plain
from orderloom.integration.importing.reading.refusing import Row
from orderloom.integration.tmf.holding import only_unknown
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import CreateOrder, LineAction, NewLine

CHANNEL = "import"
_ACTIONS = {
    **{one.value.replace("_", " "): one for one in LineAction},
    **{"adicionar": LineAction.ADD, "incluir": LineAction.ADD, "new": LineAction.ADD, "novo": LineAction.ADD},
}
_URGENCIES = {
    **{one: one for one in ("critical", "high", "normal", "low")},
    **{"critica": "critical", "alta": "high", "media": "normal", "medium": "normal", "baixa": "low"},
}
_TARGETS = {"account_id": "account", "site_id": "site", "number": "line", "client_key": "external_id"}
RowProblem = tuple[int, Problem]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What names in the file mean here."""

    snapshot: CatalogSnapshot
    own: Sheet
    accounts: Map[str, Sequence[UUID]]
    sites: Map[tuple[UUID, str], Sequence[UUID]]


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that make one order together."""

    number: int
    rows: tuple[Row, ...]


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """The order as far as its rows can be read; with `problems` there is none, but `read` when nothing is wrong with it
    beside that it names what is unknown here."""

    unit: Unit
    new: CreateOrder | None
    problems: tuple[RowProblem, ...]
    read: CreateOrder | None = None


class Cells:
    """The cells of a row by target."""

    def __init__(self, row: Row, places: Map[str, int], mapping: Mapping) -> None:
        self._cells, self._places, self._mapping = row.cells, places, mapping

    def __getitem__(self, target: str) -> str:
        place = self._places.get(target)
        said = self._cells[place].strip() if place is not None and place < len(self._cells) else ""
        return said or self._mapping.constants.get(target, "").strip()


def places_of(mapping: Mapping, header: Sequence[str]) -> dict[str, int]:
    """The place of each target's column."""
    known = {name: place for place, name in enumerate(header)}
    return {target: known[column] for target, column in mapping.columns.items() if column in known}


def targets_of(mapping: Mapping) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mapping.columns, *mapping.constants)))


class Drafter:
    """Drafts the orders of one chunk."""

    def __init__(self, mapping: Mapping, header: Sequence[str], known: Known, *, submit: bool) -> None:
        self._mapping, self._known, self._submit = mapping, known, submit
        self._places = places_of(mapping, header)
        self._targets = targets_of(mapping)
        self._problems: list[RowProblem] = []

    def cells(self, row: Row) -> Cells:
        return Cells(row, self._places, self._mapping)

    def draft(self, unit: Unit) -> Drafted:
        self._problems = []
        rows = [(row, self.cells(row)) for row in unit.rows]
        first, head = rows[0]
        self._agree(rows)
        account = self._account(first, head)
        lines = tuple(self._line(row, cells, account) for row, cells in rows)
        new = CreateOrder(
            account_id=account or UUID(int=0),
            lines=lines,
            channel=CHANNEL,
            submit=self._submit,
            external_id=head["external_id"] or None,
            description=head["description"] or None,
            purchase_order=head["purchase_order"] or None,
            urgency=self._urgency(first, head),
            requested_start=self._moment(first, head, "requested_start"),
            requested_completion=lines[0].requested_completion if len(lines) == 1 else None,
            custom=self._own(first, head, OF_ORDER, Noun.ORDER),
        )
        read = new if only_unknown([problem for _, problem in self._problems]) else None
        return Drafted(unit=unit, new=None if self._problems else new, problems=tuple(self._problems), read=read)

    def _refuse(self, row: Row, target: str, code: str, message: str) -> None:
        self._problems.append((row.number, Problem(code, message, (self.column(target),))))

    def column(self, target: str) -> str:
        return self._mapping.columns.get(target, target)

    def _agree(self, rows: Sequence[tuple[Row, Cells]]) -> None:
        """What is said of an order is said alike in all of its rows, or not again."""
        of_order = [one for one in self._targets if one in ("account", "external_id") or one.startswith(OF_ORDER)]
        head = rows[0][1]
        for row, cells in rows[1:]:
            for target in of_order:
                if cells[target] and cells[target] != head[target]:
                    message = f"Row {rows[0][0].number} of the same order says {head[target][:80]!r}."
                    self._refuse(row, target, "import.differs", message)

    def _account(self, row: Row, cells: Cells) -> UUID | None:
        return self._one(row, "account", cells["account"], self._known.accounts.get(cells["account"], ()))

    def _one(self, row: Row, target: str, said: str, found: Sequence[UUID]) -> UUID | None:
        if len(found) == 1:
            return found[0]
        if not said:
            self._refuse(row, target, f"import.{target}_missing", f"The {target} is not said.")
        elif found:
            self._refuse(row, target, f"import.{target}_unclear", f"There are {len(found)} called {said[:80]!r}.")
        else:
            self._refuse(row, target, f"ordering.unknown_{target}", f"There is no {target} {said[:80]!r}.")
        return None

    def _line(self, row: Row, cells: Cells, account: UUID | None) -> NewLine:
        offering = cells["offering"]
        if not offering:
            self._refuse(row, "offering", "import.offering_missing", "The offering is not said.")
        elif self._known.snapshot.offering(offering) is None:
            self._refuse(row, "offering", "catalog.unknown_offering", f"There is no offering {offering[:80]!r}.")
        site = None
        if cells["site"] and account is not None:
            site = self._one(row, "site", cells["site"], self._known.sites.get((account, cells["site"]), ()))
        quantity: Decimal | None = self._read(row, cells, "quantity", number_in)
        return NewLine(
            offering=offering,
            number=cells["line"] or None,
            parent=cells["parent"] or None,
            action=self._action(row, cells),
            quantity=Decimal(1) if quantity is None else quantity,
            site_id=site,
            characteristics=self._characteristics(row, cells, offering),
            custom=self._own(row, cells, OF_LINE, Noun.LINE),
            requested_completion=self._moment(row, cells, "requested_completion"),
        )

    def _read(self, row: Row, cells: Cells, target: str, read: Any) -> Any:
        said = cells[target]
        if not said:
            return None
        try:
            return read(said, self._mapping)
        except Misread as misread:
            self._refuse(row, target, misread.code, f"{said[:80]!r} {misread.says}.")
            return None

    def _moment(self, row: Row, cells: Cells, target: str) -> Any:
        return self._read(row, cells, target, moment_in)

    def _action(self, row: Row, cells: Cells) -> LineAction:
        said = cells["action"]
        found = _ACTIONS.get(plain(said)) if said else LineAction.ADD
        if found is None:
            self._refuse(row, "action", "import.unknown_action", f"There is no action {said[:80]!r}.")
        return found or LineAction.ADD

    def _urgency(self, row: Row, cells: Cells) -> str:
        said = cells["urgency"]
        found = _URGENCIES.get(plain(said)) if said else "normal"
        if found is None:
            self._refuse(row, "urgency", "ordering.unknown_urgency", f"There is no urgency {said[:80]!r}.")
        return found or "normal"

    def _characteristics(self, row: Row, cells: Cells, offering: str) -> dict[str, Any]:
        """Those of the specification; a column of another one is left alone where its cell is blank."""
        sold = self._known.snapshot.specification_of(offering)
        found: dict[str, Any] = {}
        for target in self._targets:
            if target.startswith(CHARACTERISTIC) and cells[target]:
                key = target.removeprefix(CHARACTERISTIC)
                kind = sold.characteristic(key) if sold else None
                value = self._read(row, cells, target, lambda said, how, kind=kind: value_in(said, kind, how))
                found |= {key: value} if value is not None else {}
        return found

    def _own(self, row: Row, cells: Cells, start: str, noun: Noun) -> dict[str, Any] | msgspec.UnsetType:
        found: dict[str, Any] = {}
        for target in self._targets:
            if target.startswith(start) and cells[target]:
                key = target.removeprefix(start)
                field = self._known.own.of(noun).get(key)
                value = self._read(row, cells, target, lambda said, how, field=field: field_in(said, field, how))
                found |= {key: value} if value is not None else {}
        return found or msgspec.UNSET

    def at_rows(self, unit: Unit, problems: Sequence[Problem]) -> tuple[RowProblem, ...]:
        """Refusals of capture, at the row and the column that caused them."""
        return tuple(self._at(unit, problem) for problem in problems)

    def _at(self, unit: Unit, problem: Problem) -> RowProblem:
        row, rest = unit.rows[0].number, problem.path
        match rest:
            case ("lines", int(index), *inner) if index < len(unit.rows):
                row, rest = unit.rows[index].number, tuple(inner)
                start = OF_LINE
            case _:
                start = OF_ORDER
        return row, msgspec.structs.replace(problem, path=(self.column(_target(rest, start)),) if rest else ())


def _target(path: Sequence[str | int], start: str) -> str:
    match tuple(path):
        case ("characteristics", key, *_):
            return f"{CHARACTERISTIC}{key}"
        case ("custom", key, *_):
            return f"{start}{key}"
        case (name, *_):
            return _TARGETS.get(str(name), str(name))
        case _:
            return ""
