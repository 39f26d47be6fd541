"""Regular expressions as FEEL writes them, which is as XPath and XML Schema do, in the words of RE2."""

from orderloom.language.feel.builtins.patterns.compiled import compiled
from orderloom.language.feel.builtins.patterns.replacement import expand

__all__ = ["compiled", "expand"]
