"""Numeric built-ins."""

from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)
from typing import Any

from orderloom.language.feel.arithmetic import negate
from orderloom.language.feel.builtins.registry import LIGHT, define
from orderloom.language.feel.moments import nanos_of
from orderloom.language.feel.values import DIGITS, NUMBER, YearsMonths, cut, finite, kind

_WIDE = Context(prec=6200, Emin=-6200, Emax=6200, traps=[])
_MIN_SCALE, _MAX_SCALE = -6111, 6176
_ZERO = Decimal(0)
_ROOT, _LOG, _EXP = 120, 800, 500
_DIGITS = 34
"""A number of more digits than that ends in zeros."""


def _rounding(mode: str) -> Callable[[Decimal, Decimal], Decimal | None]:
    """Rounds to `scale` digits after the point; a negative scale rounds before it."""

    rounded = _WIDE.copy()
    rounded.rounding = mode

    def apply(n: Decimal, scale: Decimal = _ZERO) -> Decimal | None:
        places = cut(scale)
        if not _MIN_SCALE <= places <= _MAX_SCALE:
            return None
        if -int(n.as_tuple().exponent) <= places:
            return n
        result = n.quantize(Decimal((0, (1,), -places)), context=rounded)
        return finite(DIGITS.plus(result))

    return apply


def _abs(n: Any) -> Any:
    if kind(n) is NUMBER:
        return n.copy_abs()
    return negate(n) if (n.months if isinstance(n, YearsMonths) else nanos_of(n)) < 0 else n


def _modulo(dividend: Decimal, divisor: Decimal) -> Decimal | None:
    """The result has the sign of the divisor."""
    if not divisor:
        return None
    rest = DIGITS.remainder(dividend, divisor)
    if rest and (rest < 0) != (divisor < 0):
        rest = DIGITS.add(rest, divisor)
    return finite(rest)


def _sqrt(n: Decimal) -> Decimal | None:
    return DIGITS.sqrt(n) if n >= 0 else None


def _log(n: Decimal) -> Decimal | None:
    return finite(DIGITS.ln(n)) if n > 0 else None


def _exp(n: Decimal) -> Decimal | None:
    return finite(DIGITS.exp(n))


def _even(n: Decimal) -> bool:
    return n.adjusted() > _DIGITS or DIGITS.remainder(n, Decimal(2)) == 0


def _odd(n: Decimal) -> bool:
    return n.adjusted() <= _DIGITS and abs(DIGITS.remainder(n, Decimal(2))) == 1


_NUMBER, _SCALE = "n: number", "scale: number"
BUILTINS = (
    define("decimal", _rounding(ROUND_HALF_EVEN), _NUMBER, _SCALE, cost=LIGHT),
    define("floor", _rounding(ROUND_FLOOR), _NUMBER, "scale?: number", cost=LIGHT),
    define("ceiling", _rounding(ROUND_CEILING), _NUMBER, "scale?: number", cost=LIGHT),
    define("round up", _rounding(ROUND_UP), _NUMBER, _SCALE, cost=LIGHT),
    define("round down", _rounding(ROUND_DOWN), _NUMBER, _SCALE, cost=LIGHT),
    define("round half up", _rounding(ROUND_HALF_UP), _NUMBER, _SCALE, cost=LIGHT),
    define("round half down", _rounding(ROUND_HALF_DOWN), _NUMBER, _SCALE, cost=LIGHT),
    define("round half even", _rounding(ROUND_HALF_EVEN), _NUMBER, _SCALE, cost=LIGHT),
    define("abs", _abs, "n: number|days|months"),
    define("modulo", _modulo, "dividend: number", "divisor: number"),
    define("sqrt", _sqrt, "number: number", cost=_ROOT),
    define("log", _log, "number: number", cost=_LOG),
    define("exp", _exp, "number: number", cost=_EXP),
    define("even", _even, "number: number"),
    define("odd", _odd, "number: number"),
)
