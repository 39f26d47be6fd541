"""Templates as they are shipped: an index that says what each is for, and the documents that it names."""

from collections.abc import Mapping

import msgspec

from orderloom.flows.contracts import ImportedDocument, Json
from orderloom.flows.contracts.authoring import Template, TemplateEntry, TemplateIndex
from orderloom.flows.domain.authoring import renamed
from orderloom.flows.domain.documents import describe
from orderloom.kernel.errors import DomainError

INDEX = "index.json"


class BrokenTemplates(DomainError):
    """What is shipped is not in order; the product goes on without its templates."""

    code = "flows.broken_templates"


def read_index(content: object) -> TemplateIndex:
    try:
        return msgspec.convert(content, TemplateIndex)
    except msgspec.ValidationError as error:
        raise BrokenTemplates(f"{INDEX}: {error}.") from error


def templates(index: TemplateIndex, documents: Mapping[str, ImportedDocument]) -> tuple[Template, ...]:
    """The templates in the order of the index; `documents` by their keys."""
    return tuple(_template(entry, index, documents) for entry in index.templates)


def _template(entry: TemplateEntry, index: TemplateIndex, documents: Mapping[str, ImportedDocument]) -> Template:
    category = next((each for each in index.categories if each.key == entry.category), None)
    missing = [key for key in (entry.key, *entry.beside) if key not in documents]
    strange = [key for key in entry.beside if not key.startswith(f"{entry.key}-")]
    if category is None or missing or strange:
        raise BrokenTemplates(
            f"{entry.key}: "
            + (f"there is no category {entry.category}." if category is None else "")
            + "".join(f" {key} is missing." for key in missing)
            + "".join(f" {key} does not begin with {entry.key}-." for key in strange)
        )
    described = describe(documents[entry.key].content)
    return Template(
        key=entry.key,
        kind=described.kind,
        doc=described.doc,
        name=described.name,
        description=entry.description,
        category=category,
        document=documents[entry.key],
        beside=tuple(documents[key] for key in entry.beside),
    )


def made_of(template: Template, key: str, name: Mapping[str, str]) -> tuple[ImportedDocument, ...]:
    """The documents of a template under keys of one's own, what comes along first, so that it is there when named."""
    keys = {template.key: key}
    keys |= {own: f"{key}{own.removeprefix(template.key)}" for own in (_key(each) for each in template.beside)}
    beside = [msgspec.structs.replace(each, content=renamed(each.content, keys)) for each in template.beside]
    main = msgspec.structs.replace(template.document, content=renamed(template.document.content, keys, name))
    return (*beside, main)


def _key(document: ImportedDocument) -> str:
    content: Json = document.content
    return content["key"]
