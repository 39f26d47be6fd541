"""Patterns that are ready to run, kept for the next call."""

from functools import lru_cache
from typing import Any

import re2

from orderloom.language.feel.builtins.patterns.signs import Untranslatable
from orderloom.language.feel.builtins.patterns.translate import translated

_FLAGS = frozenset("smixq")
_MAX_PATTERN = 4096
_MEMORY = 1 << 17
"""Bytes for the program and its states; a pattern that needs more is refused."""


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: str) -> Any:
    """None for what is no pattern, or none that runs in linear time."""
    if not set(flags) <= _FLAGS or len(pattern) > _MAX_PATTERN:
        return None
    options: Any = re2.Options()
    options.case_sensitive = "i" not in flags
    options.dot_nl = "s" in flags
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        return re2.compile(translated(pattern, flags), options)
    except (re2.error, Untranslatable):
        return None
