"""Keeps the garbage collector from walking, again and again, a tree that only grows."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Generator[None]:
    """A tree's nodes point at each other and all of them live until the round is over: there is nothing to find."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
