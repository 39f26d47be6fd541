"""Signatures of tokens, and the keys that check them. The algorithm is the integration's choice, never the token's."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, cast

import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from orderloom.integration.portal.contracts import Algorithm, Integration
from orderloom.integration.portal.domain.claims import (
    LONGEST_TOKEN,
    AlgorithmRefused,
    BadSignature,
    TokenMalformed,
)
from orderloom.kernel.errors import Invalid

MOST_KEYS, SHORTEST_RSA, LONGEST_RSA, LONGEST_TEXT = 10, 2048, 8192, 50_000
_PRIVATE = {"d", "p", "q", "dp", "dq", "qi", "k", "oth"}
_UNCHECKED: Any = {"verify_signature": True, "verify_exp": False, "verify_nbf": False, "verify_iat": False} | {
    name: False for name in ("verify_aud", "verify_iss", "verify_sub", "verify_jti")
}
PublicKey = RSAPublicKey | EllipticCurvePublicKey | Ed25519PublicKey


class BadKeys(Invalid):
    code = "portal.bad_keys"


def read_keys(text: str) -> dict[str, Any]:
    """A JWKS of the public keys in a JWK, a JWKS or PEM text. Raises `BadKeys`."""
    if len(text) > LONGEST_TEXT:
        raise BadKeys("This is too long for keys.", path=("keys",))
    given = _from_pem(text) if text.lstrip().startswith("-----BEGIN") else _from_json(text)
    if not 1 <= len(given) <= MOST_KEYS:
        raise BadKeys(f"Give 1 to {MOST_KEYS} keys.", path=("keys",))
    for key in given:
        if _PRIVATE & key.keys():
            raise BadKeys("This is a private key. Make a new pair, and give the public one.", path=("keys",))
        public_key(key)
    return {"keys": given}


def _from_json(text: str) -> list[dict[str, Any]]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        raise BadKeys("This is neither JSON nor PEM.", path=("keys",)) from None
    keys = cast(Any, read).get("keys", [read]) if isinstance(read, dict) else read
    if not isinstance(keys, list) or not all(isinstance(key, dict) for key in cast(list[Any], keys)):
        raise BadKeys("This is no JSON Web Key Set.", path=("keys",))
    return cast(list[dict[str, Any]], keys)


def _from_pem(text: str) -> list[dict[str, Any]]:
    if "PRIVATE" in text:
        raise BadKeys("This is a private key. Make a new pair, and give the public one.", path=("keys",))
    try:
        key = load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise BadKeys("This is no public key in PEM.", path=("keys",)) from None
    written = {RSAPublicKey: RSAAlgorithm, EllipticCurvePublicKey: ECAlgorithm, Ed25519PublicKey: OKPAlgorithm}
    for kind, algorithm in written.items():
        if isinstance(key, kind):
            return [cast(dict[str, Any], cast(Any, algorithm).to_jwk(key, as_dict=True))]
    raise BadKeys("Keys are RSA, EC P-256 or Ed25519.", path=("keys",))


def public_key(key: dict[str, Any]) -> tuple[Algorithm, PublicKey]:
    """What checks signatures, and those of which algorithm. Raises `BadKeys`."""
    try:
        found: Any = jwt.PyJWK.from_dict(key, algorithm=_algorithm_of(key)).key
    except (jwt.PyJWTError, ValueError, TypeError, KeyError):
        raise BadKeys("One of the keys can't be read.", path=("keys",)) from None
    if isinstance(found, RSAPublicKey) and SHORTEST_RSA <= found.key_size <= LONGEST_RSA:
        return Algorithm.RS256, found
    if isinstance(found, EllipticCurvePublicKey) and isinstance(found.curve, SECP256R1):
        return Algorithm.ES256, found
    if isinstance(found, Ed25519PublicKey):
        return Algorithm.EDDSA, found
    raise BadKeys("Keys are RSA of 2048 bits or more, EC P-256, or Ed25519.", path=("keys",))


def _algorithm_of(key: dict[str, Any]) -> str:
    known = {"RSA": Algorithm.RS256, "EC": Algorithm.ES256, "OKP": Algorithm.EDDSA}.get(str(key.get("kty")))
    if known is None:
        raise BadKeys("Keys are RSA, EC P-256 or Ed25519; secrets are made, not pasted here.", path=("keys",))
    return known.value


def algorithms_of(jwks: dict[str, Any] | None) -> frozenset[Algorithm]:
    return frozenset(public_key(key)[0] for key in (jwks or {}).get("keys", ()))


def verified(token: str, integration: Integration, secrets: Iterable[str]) -> dict[str, Any]:
    """What the token says, when a key of the integration signed it. Raises a `TokenRefused`."""
    if not token or len(token) > LONGEST_TOKEN or not token.isascii():
        raise TokenMalformed("This is no token.")
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise TokenMalformed("This is no token.") from None
    wanted = next((one for one in integration.algorithms if one.value == header.get("alg")), None)
    if wanted is None:
        raise AlgorithmRefused("Tokens of this integration are not signed in this way.")
    for key in _keys(wanted, header.get("kid"), integration.jwks, secrets):
        try:
            return jwt.decode(token, cast(Any, key), algorithms=[wanted.value], options=_UNCHECKED)
        except jwt.InvalidSignatureError:
            continue
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise TokenMalformed("This is no token.") from None
    raise BadSignature("The signature is not that of a key we know.")


def _keys(
    wanted: Algorithm, key_id: object, jwks: dict[str, Any] | None, secrets: Iterable[str]
) -> Sequence[PublicKey | bytes]:
    if wanted is Algorithm.HS256:
        return [secret.encode() for secret in secrets]
    given = [key for key in (jwks or {}).get("keys", ()) if key_id is None or key.get("kid") in (None, key_id)]
    found = [public_key(key) for key in given]
    return [key for algorithm, key in found if algorithm is wanted]
