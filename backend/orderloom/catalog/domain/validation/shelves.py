"""Categories, sales channels, terms of sale and images: what offerings are sorted by, sold through and agreed to."""

from collections.abc import Iterator
from typing import Protocol

from orderloom.catalog.contracts import Lifecycle, Localised, Picture
from orderloom.catalog.domain.document import is_key
from orderloom.catalog.domain.validation.cycles import find_cycle
from orderloom.catalog.domain.validation.entities import Entities, Path, name_problems
from orderloom.kernel.errors import Problem

MOST_TEXT = 100_000


class Named(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def name(self) -> Localised: ...


def shelf_problems(entities: Entities) -> Iterator[Problem]:
    yield from _category_problems(entities)
    for channel in entities.channels.values():
        yield from named_problems(channel, entities.path("channels", channel.key))
    for terms in entities.terms.values():
        path = entities.path("terms", terms.key)
        yield from named_problems(terms, path)
        yield from _text_problems(terms.text, (*path, "text"))
    for image in entities.images.values():
        if not is_key(image.key):
            path = entities.path("images", image.key)
            yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*path, "key"))


def named_problems(one: Named, path: Path) -> Iterator[Problem]:
    if not is_key(one.key):
        yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*path, "key"))
    yield from name_problems(one.name, (*path, "name"))


def picture_problems(entities: Entities, picture: Picture, path: Path) -> Iterator[Problem]:
    if picture.image not in entities.images:
        yield Problem("catalog.unknown_image", f"There is no image {picture.image!r}.", (*path, "image"))
    yield from name_problems(picture.words, (*path, "words"), required=False)


def _category_problems(entities: Entities) -> Iterator[Problem]:
    for category in entities.categories.values():
        path = entities.path("categories", category.key)
        yield from named_problems(category, path)
        yield from name_problems(category.description, (*path, "description"), required=False)
        if category.picture is not None:
            yield from picture_problems(entities, category.picture, (*path, "picture"))
        parent = entities.categories.get(category.parent or "")
        if category.parent is not None and parent is None:
            message = f"There is no category {category.parent!r}."
            yield Problem("catalog.unknown_category", message, (*path, "parent"))
        elif parent is not None and parent.lifecycle is Lifecycle.ARCHIVED is not category.lifecycle:
            message = f"The category {parent.key!r} is archived."
            yield Problem("catalog.archived", message, (*path, "parent"))
    parents = {one.key: [one.parent] if one.parent else [] for one in entities.categories.values()}
    circle = find_cycle(parents)
    if circle:
        message = f"These categories lie in themselves: {' → '.join(circle)}."
        path = (*entities.path("categories", circle[0]), "parent")
        yield Problem("catalog.category_cycle", message, path, {"cycle": circle})


def _text_problems(text: Localised, path: Path) -> Iterator[Problem]:
    if not text.get("en", "").strip():
        yield Problem("catalog.text", "Terms of sale need at least their English text.", (*path, "en"))
    for language, words in text.items():
        if len(words) > MOST_TEXT:
            yield Problem("catalog.text", f"The text is longer than {MOST_TEXT:,} characters.", (*path, language))
