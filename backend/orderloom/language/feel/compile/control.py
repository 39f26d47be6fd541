"""`and`, `or` and `if` in three-valued logic, with UNKNOWN as a fourth value that means one of the other three."""

from typing import Any

from orderloom.language.feel.comparison import equal
from orderloom.language.feel.compile.build import Build, Run
from orderloom.language.feel.syntax import And, If, Or
from orderloom.language.feel.values import UNKNOWN


def conjunction(node: And, build: Build) -> Run:
    return _junction(build.runs(node.items), True)


def disjunction(node: Or, build: Build) -> Run:
    return _junction(build.runs(node.items), False)


def _junction(runs: tuple[Run, ...], neutral: bool) -> Run:
    """The opposite of `neutral` decides; else UNKNOWN, else null, else `neutral`."""
    decisive = not neutral

    def run(scope: Any, env: Any) -> Any:
        result: Any = neutral
        for part in runs:
            value = part(scope, env)
            if value is decisive:
                return decisive
            if value is not neutral:
                result = UNKNOWN if value is UNKNOWN or result is UNKNOWN else None
        return result

    return run


def choice(node: If, build: Build) -> Run:
    """Anything but true takes the `else`. Under an unknown condition two equal answers are the answer."""
    condition, then, otherwise = build.run(node.condition), build.run(node.then), build.run(node.otherwise)

    def run(scope: Any, env: Any) -> Any:
        decided = condition(scope, env)
        if decided is True:
            return then(scope, env)
        if decided is not UNKNOWN:
            return otherwise(scope, env)
        yes, no = then(scope, env), otherwise(scope, env)
        return yes if yes is not UNKNOWN and equal(yes, no) is True else UNKNOWN

    return run
