"""Definitions as files: the same content gives the same bytes, alone and in an archive."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from orderloom.flows.contracts import FlowVersion
from orderloom.flows.contracts.authoring import WrittenFile
from orderloom.flows.domain.canonical import canonical, canonical_layout, written
from orderloom.flows.domain.documents import describe

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def place_of(key: str, kind: str, doc: str) -> str:
    """Where a definition belongs in a folder that has no file of it yet."""
    return f"{'tables' if doc == 'table' else kind}/{key}.{doc}.json"


def files_of(version: FlowVersion) -> tuple[WrittenFile, ...]:
    """The definition and, where its nodes were placed, the layout beside it."""
    path = place_of(version.key, version.kind, version.doc)
    content = WrittenFile(path=path, text=written(canonical(describe(version.content).parsed)))
    if version.layout is None:
        return (content,)
    beside = f"{path.rsplit('.', 2)[0]}.layout.json"
    return content, WrittenFile(path=beside, text=written(canonical_layout(version.layout)))


def archive(files: Iterable[WrittenFile]) -> bytes:
    """A ZIP file without times, so that it differs only where a definition does."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for file in files:
            packed.writestr(ZipInfo(file.path, _LONG_AGO), file.text, ZIP_DEFLATED)
    return made.getvalue()
