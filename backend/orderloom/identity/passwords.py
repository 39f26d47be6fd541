"""Passwords: argon2id as OWASP recommends, at most two at once, and never on the event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(memory_cost=19456, time_cost=2, parallelism=1)
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
# What an unknown login is compared with, so that it takes as long as a known one.
_nobody = _hasher.hash("nobody has this password")


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


async def hashed(password: str) -> str:
    """About 20 ms of one core."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def matches(password_hash: str | None, password: str) -> bool:
    """Takes the same time for a missing hash, which matches nothing."""
    known = password_hash is not None
    answer = await asyncio.get_running_loop().run_in_executor(
        _threads, _matches, password_hash if password_hash is not None else _nobody, password
    )
    return answer and known
