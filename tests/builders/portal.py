"""A site that embeds the portal: it has keys, and signs tokens as its back end would."""

import json
from datetime import UTC, datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as ec_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as rsa_key
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from orderloom.integration.portal.contracts import Algorithm, SaveIntegration
from orderloom.kernel.ids import new_id

HOST, ISSUER, AUDIENCE = "https://shop.example.com", "https://shop.example.com", "orderloom"
PRIVATE: dict[str, Any] = {
    "RS256": rsa_key(public_exponent=65537, key_size=2048),
    "ES256": ec_key(SECP256R1()),
    "EdDSA": Ed25519PrivateKey.generate(),
}
_WRITERS: dict[str, Any] = {"RS256": RSAAlgorithm, "ES256": ECAlgorithm, "EdDSA": OKPAlgorithm}


def jwk(algorithm: str, key: Any = None) -> dict[str, Any]:
    """The public key of the site for this algorithm."""
    return _WRITERS[algorithm].to_jwk((key or PRIVATE[algorithm]).public_key(), as_dict=True)


def jwks() -> str:
    return json.dumps({"keys": [{**jwk(name), "kid": name} for name in PRIVATE]})


def site(**changed: Any) -> SaveIntegration:
    given: dict[str, Any] = {
        "key": "shop",
        "name": "Shop",
        "origins": (HOST,),
        "issuer": ISSUER,
        "audience": AUDIENCE,
        "algorithms": (Algorithm.RS256, Algorithm.ES256, Algorithm.EDDSA),
        "keys": jwks(),
    }
    return SaveIntegration(**{**given, **changed})


def token(account: str, *, algorithm: str = "ES256", key: Any = None, head: Any = None, **changed: Any) -> str:
    """A good token for a minute, with what is `changed` of its claims; None leaves a claim out."""
    now = datetime.now(UTC).timestamp()
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "ada",
        "name": "Ada",
        "account": account,
        "iat": int(now),
        "exp": int(now) + 60,
        "jti": str(new_id()),
        **changed,
    }
    said = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(said, key or PRIVATE[algorithm], algorithm=algorithm, headers=head)
