"""Validates files without a database: what they refer to is looked for among them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from orderloom.flows.contracts import Json
from orderloom.flows.domain.documents import Described, Known, check_layout, describe, findings_of
from orderloom.integration.adapters.contracts import Operation
from orderloom.integration.adapters.mapping import answer_types
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Problem
from orderloom.language.feel.typing import Type
from orderloom.language.graph import Flow
from orderloom.language.tables import CompiledTable, Table, compile_table
from orderloom.language.validate import Finding
from orderloom.main.flow_files.folder import DefinitionFile, definition_files, keys_of, read
from orderloom.orchestration.domain.form_documents import field_types, form_of


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A file with what there is to say about it; `document` is none when it is malformed."""

    source: str
    document: Described | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)


class FolderKnown(Known):
    """A folder has one version of each definition: it stands for the pinned ones, too."""

    def table(self, key: str) -> CompiledTable | None:
        return super().table(key.partition("@")[0])

    def flow(self, key: str) -> bool:
        return super().flow(key.partition("@")[0])

    def subflow(self, key: str) -> Flow | None:
        return super().subflow(key.partition("@")[0])


def check(paths: Sequence[Path], beside: Sequence[Path] = ()) -> list[Checked]:
    """Findings of the definitions at `paths`; they may also refer to what lies `beside`."""
    files = [read(path) for path in definition_files(paths)]
    own = {file.path for file in files}
    others = [read(path) for path in definition_files(beside) if path not in own]
    described = {file.path: _described(file) for file in (*others, *files)}
    known = _known([each for each, _ in described.values() if each is not None], [*paths, *beside])
    counted = Counter(each.key for path, (each, _) in described.items() if each is not None and path in own)
    return [_checked(file, *described[file.path], known, counted) for file in files]


def _described(file: DefinitionFile) -> tuple[Described | None, tuple[Problem, ...]]:
    if file.problems:
        return None, file.problems
    try:
        document = describe(file.content)
    except DomainError as error:
        return None, error.problems
    try:
        if file.layout is not None:
            check_layout(file.layout)
    except DomainError as error:
        return document, error.problems
    return document, ()


def _checked(
    file: DefinitionFile,
    document: Described | None,
    problems: Iterable[Problem],
    known: Known,
    counted: Mapping[str, int],
) -> Checked:
    findings = [Finding(code=each.code, message=each.message, path=each.path) for each in problems]
    if document is not None:
        findings += findings_of(document, known)
        if counted[document.key] > 1:
            findings.append(
                Finding(code="flows.key_twice", message=f"{document.key} is in several files.", path=("key",))
            )
    return Checked(source=file.source, document=document, findings=tuple(findings))


def _known(documents: Iterable[Described], folders: Sequence[Path]) -> Known:
    described = list(documents)
    forms = {key: _fields(form) for key, form in keys_of(folders, "form").items()}
    connections = keys_of(folders, "connection")
    operations = {key: _answers(operation) for key, operation in _operations(connections)}
    return FolderKnown(
        {each.key: table for each in described if (table := _table(each)) is not None},
        forms or None,
        operations if connections else None,
        {each.key: each.parsed for each in described if isinstance(each.parsed, Flow)},
        {key for key, operation in _operations(connections) if operation.get("idempotent") is False},
    )


def _fields(form: Json) -> Mapping[str, Type]:
    """What a form gives; nothing for one that is malformed."""
    try:
        return field_types(form_of(form))
    except DomainError:
        return {}


def _answers(operation: Json) -> Mapping[str, Type]:
    try:
        return answer_types(json.convert(operation, Operation))
    except msgspec.ValidationError:
        return {}


def _table(document: Described) -> CompiledTable | None:
    try:
        return compile_table(document.parsed) if isinstance(document.parsed, Table) else None
    except DomainError:
        return None


def _operations(connections: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    for key, connection in connections.items():
        for operation in connection.get("operations") or ():
            if isinstance(operation, dict):
                yield f"{key}.{operation.get('key')}", operation
