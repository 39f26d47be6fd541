"""What an integration must be like: exact origins, keys that fit its algorithms, and a theme that can do no harm."""

import re
from collections.abc import Iterator, Mapping

from orderloom.integration.portal.contracts import Algorithm, SaveIntegration
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.kernel.text import unacceptable

KEY = re.compile(r"[a-z][a-z0-9-]{1,49}\Z")
ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[1-9][0-9]{0,4})?\Z")
LOCAL = re.compile(r"http://(localhost|127\.0\.0\.1)(:[0-9]+)?\Z")
CLAIM = re.compile(r"[A-Za-z][A-Za-z0-9_:./-]{0,99}\Z")
MOST_ORIGINS, SHORTEST_SECRET, LONGEST_SECRET = 20, 32, 512
RESERVED = frozenset({"iss", "aud", "exp", "nbf", "iat", "jti"})
_COLOUR = r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
THEME: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("accent", "background", "surface", "text", "muted", "line"), re.compile(rf"{_COLOUR}\Z")),
    "radius": re.compile(r"(?:[0-9]|1[0-9]|2[0-4])px\Z"),
    "font": re.compile(r"[A-Za-z0-9 ,'-]{1,200}\Z"),
}
"""The variables that a site may set, and what each may be: never anything that names an address or ends a rule."""


class IntegrationMissing(DomainError):
    kind = Kind.MISSING
    code = "portal.no_such_integration"


class KeyTaken(DomainError):
    kind = Kind.CONFLICT
    code = "portal.key_taken"


def integration_problems(wanted: SaveIntegration, *, local: bool) -> tuple[Problem, ...]:
    """All that is wrong with it; `local` allows pages of this machine without TLS, for development."""
    if found := unacceptable(wanted):
        return found
    return (
        *_named(wanted),
        *_placed(wanted.origins, local=local),
        *(_problem("algorithms", "Choose at least one.") for _ in range(not wanted.algorithms)),
        *theme_problems(wanted.theme),
    )


def _named(wanted: SaveIntegration) -> Iterator[Problem]:
    if not KEY.match(wanted.key):
        yield _problem("key", "A key has 2 to 50 small letters, digits and hyphens.")
    for place, value in (("name", wanted.name), ("issuer", wanted.issuer), ("audience", wanted.audience)):
        if not 1 <= len(value.strip()) <= 200:
            yield _problem(place, "1 to 200 characters.")
    if not CLAIM.match(wanted.account_claim) or wanted.account_claim in RESERVED:
        yield _problem("account_claim", "The name of a claim that holds the account.")


def _placed(origins: tuple[str, ...], *, local: bool) -> Iterator[Problem]:
    if not 1 <= len(origins) <= MOST_ORIGINS:
        yield _problem("origins", f"1 to {MOST_ORIGINS} origins.")
    for index, origin in enumerate(origins):
        secure = origin.startswith("https://") or (local and LOCAL.match(origin) is not None)
        if not ORIGIN.match(origin) or not secure:
            said = "An origin is https://, a host in small letters and at most a port, without a path."
            yield Problem("portal.bad_origin", said, ("origins", index))


def theme_problems(theme: Mapping[str, str]) -> tuple[Problem, ...]:
    return tuple(
        Problem("portal.bad_theme", "This can't be set, or not to this.", ("theme", name))
        for name, value in theme.items()
        if name not in THEME or not THEME[name].match(value)
    )


def secret_problems(secret: str) -> tuple[Problem, ...]:
    if found := unacceptable(secret, ("secret",)):
        return found
    if not SHORTEST_SECRET <= len(secret.encode()) <= LONGEST_SECRET or len(set(secret)) < 10:
        said = f"A secret has {SHORTEST_SECRET} to {LONGEST_SECRET} bytes that can't be guessed."
        return (Problem("portal.weak_secret", said, ("secret",)),)
    return ()


def lacking(algorithms: tuple[Algorithm, ...], known: frozenset[Algorithm]) -> tuple[Problem, ...]:
    """Algorithms that no key fits; a secret can be made later."""
    return tuple(
        _problem("keys", f"There is no key for {one.value}.")
        for one in algorithms
        if one is not Algorithm.HS256 and one not in known
    )


def _problem(place: str, said: str) -> Problem:
    return Problem("portal.bad_integration", said, (place,))
