"""What a token must say once its signature is known to be good, and why it is refused."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from orderloom.integration.portal.contracts import Claims
from orderloom.kernel.errors import DomainError, Kind
from orderloom.kernel.text import unacceptable

LONGEST_LIFE, SKEW = 120, 5
"""Seconds: from `iat` to `exp` at most, and how far ahead the clock of a site may be."""
LONGEST_TEXT, SHORTEST_ID = 200, 8
LONGEST_TOKEN = 8192
_LATEST = datetime(9000, 1, 1, tzinfo=UTC).timestamp()


class TokenRefused(DomainError):
    """The token brings nobody in. Each reason has a code of its own; none says more than the site knows already."""

    kind = Kind.UNAUTHENTICATED
    code = "portal.token_refused"


class TokenMalformed(TokenRefused):
    code = "portal.token_malformed"


class AlgorithmRefused(TokenRefused):
    code = "portal.algorithm_refused"


class BadSignature(TokenRefused):
    code = "portal.bad_signature"


class WrongIssuer(TokenRefused):
    code = "portal.wrong_issuer"


class WrongAudience(TokenRefused):
    code = "portal.wrong_audience"


class TokenStale(TokenRefused):
    code = "portal.token_stale"


class TokenTooLong(TokenRefused):
    """It would live for longer than tokens of sites may."""

    code = "portal.token_lives_too_long"


class TokenReplayed(TokenRefused):
    code = "portal.token_replayed"


class AccountUnknown(TokenRefused):
    code = "portal.account_unknown"


class PlaceRefused(TokenRefused):
    """The page that embeds the portal is none of the integration's."""

    code = "portal.place_refused"


def read_claims(said: Mapping[str, Any], issuer: str, audience: str, account_claim: str, now: datetime) -> Claims:
    """The claims of a token whose signature is good. Raises a `TokenRefused`."""
    if unacceptable(dict(said)):
        raise TokenMalformed("The token holds text that can't be stored.")
    if said.get("iss") != issuer:
        raise WrongIssuer("The token is of another issuer.")
    meant = said.get("aud")
    if audience not in ([meant] if isinstance(meant, str) else meant if isinstance(meant, list) else []):
        raise WrongAudience("The token is meant for somebody else.")
    expires_at = _life(said, now)
    return Claims(
        subject=_text(said, "sub"),
        account=_text(said, account_claim),
        token_id=_text(said, "jti", SHORTEST_ID),
        expires_at=expires_at,
        name=_optional(said, "name"),
        email=_optional(said, "email"),
    )


def _life(said: Mapping[str, Any], now: datetime) -> datetime:
    issued, expires = _moment(said, "iat"), _moment(said, "exp")
    begins = _moment(said, "nbf") if "nbf" in said else issued
    at = now.timestamp()
    if expires <= at:
        raise TokenStale("The token has expired.")
    if max(issued, begins) > at + SKEW:
        raise TokenStale("The token is not good yet.")
    if expires - issued > LONGEST_LIFE:
        raise TokenTooLong(f"A token lives for {LONGEST_LIFE} seconds at most.")
    return datetime.fromtimestamp(expires, UTC)


def _moment(said: Mapping[str, Any], name: str) -> float:
    value = said.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LATEST:
        raise TokenMalformed(f"The token does not say {name}.")
    return float(value)


def _text(said: Mapping[str, Any], name: str, shortest: int = 1) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not shortest <= len(value.strip()) <= LONGEST_TEXT:
        raise TokenMalformed(f"The token does not say {name}, as text of {shortest} to {LONGEST_TEXT} characters.")
    return value.strip()


def _optional(said: Mapping[str, Any], name: str) -> str | None:
    return _text(said, name) if said.get(name) is not None else None
