"""Secrets at rest: AES-GCM under one key of the installation, bound to what the secret is for."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from orderloom.platform.settings import settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class SealBroken(Exception):
    """The secret was sealed under another key, or for something else."""


@cache
def _cipher() -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # late: most processes never open a secret

    given = settings().sealing_key
    return AESGCM(sha256(given.encode()).digest() if given else _own_key())


def _own_key() -> bytes:
    """The key in the data folder, made when it is first needed; of several that are made at once, the first stays."""
    path = settings().home_path / "sealing.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(os.urandom(32))
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return sha256(path.read_bytes()).digest()


def seal(secret: str, purpose: str) -> str:
    nonce = os.urandom(NONCE)
    return urlsafe_b64encode(nonce + _cipher().encrypt(nonce, secret.encode(), purpose.encode())).decode()


def unseal(sealed: str, purpose: str) -> str:
    """Raises `SealBroken`."""
    from cryptography.exceptions import InvalidTag  # late: most processes never open a secret

    raw = urlsafe_b64decode(sealed)
    try:
        return _cipher().decrypt(raw[:NONCE], raw[NONCE:], purpose.encode()).decode()
    except InvalidTag:
        raise SealBroken(f"the secret of {purpose} can't be opened with the present key") from None
