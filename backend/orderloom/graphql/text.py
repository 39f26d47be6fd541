"""Text in the languages that it was written in."""

from collections.abc import Mapping

import strawberry

from orderloom.graphql.context import Info


@strawberry.type
class LocalisedText:
    """Text in the languages it was written in; `text` is chosen by the request's locale and falls back to English."""

    words: strawberry.Private[Mapping[str, str]]

    @strawberry.field
    def text(self, info: Info) -> str:
        return chosen(self.words, info.context.locale)

    @strawberry.field
    def en(self) -> str:
        return chosen(self.words, "en")

    @strawberry.field
    def pt_br(self) -> str | None:
        return self.words.get("pt-BR")


def chosen(words: Mapping[str, str], locale: str) -> str:
    """The text in this locale, else in its language, else in English, else in any."""
    language = locale.split("-", maxsplit=1)[0]
    related = (text for key, text in words.items() if key.split("-")[0] == language)
    return words.get(locale) or next(related, None) or words.get("en") or next(iter(words.values()), "")


def localised(words: Mapping[str, str] | str | None) -> LocalisedText:
    """Plain text counts as English."""
    return LocalisedText(words={"en": words} if isinstance(words, str) else words or {})


def optional_text(words: Mapping[str, str] | None) -> LocalisedText | None:
    return LocalisedText(words=words) if words else None
