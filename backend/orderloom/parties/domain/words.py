"""The words by which accounts are found: folded, so that accents and capitals do not matter."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 100
MOST_TERMS = 12


def words_of(*said: str | None) -> str:
    """Each word once, with blanks between."""
    return " ".join(dict.fromkeys(word for text in said if text for word in _words(text)))


def prefixes(search: str) -> str | None:
    """A query for what has words that begin with all of these; None when no word was said."""
    terms = list(dict.fromkeys(_words(search)))[:MOST_TERMS]
    return " & ".join(f"'{term}':*" for term in terms) or None


def plain_number(number: str) -> str:
    """`1001` of `ACC0001001`, as people say it."""
    return number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").lstrip("0")


def _words(text: str) -> list[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain.casefold())]
