"""Hashes of secrets of our own making: 256 random bits need no salt and no slow hash."""

from hashlib import sha256

TOKEN_PREFIX = "olt_"  # noqa: S105 - only marks a token as ours


def secret_hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
