"""Sets of pieces as people write them: unary tests that mean the same."""

from collections.abc import Iterator

from orderloom.language.feel.values import NULL
from orderloom.language.tables.analysis.axis import Axis, Line, Piece
from orderloom.language.tables.analysis.lines import Cut, literal, point
from orderloom.language.tables.analysis.spans import Spans, covers, difference, intersection


def test_of(axis: Axis, pieces: Spans) -> str | None:
    """A cell that takes, of all values that are to be expected, exactly these; None where that are all."""
    if covers(pieces, axis.expected):
        return None
    wanted, null = intersection(pieces, axis.expected), axis.span(NULL)
    if difference(axis.expected, wanted) == null:
        return "not(null)"
    parts: list[str] = []
    excluded: list[list[str]] = []
    for line in axis.lines.values():
        chosen = intersection(wanted, axis.span(line.name))
        if not chosen or line.name == NULL:
            continue
        if line.ordered or not _has_rest(axis, line, chosen):
            parts += _listed(axis, line, chosen)
        elif left_out := _left_out(axis, line, chosen):
            excluded.append(left_out)
        else:
            some = literal(line.name, axis.pieces[line.first].key)
            parts.append(some)
            excluded.append([some])
    with_null = bool(intersection(wanted, null))
    if covers(axis.expected, null) and not with_null:
        excluded = [[*texts, "null"] for texts in excluded]
    return _joined(parts, excluded, with_null)


def _joined(parts: list[str], excluded: list[list[str]], with_null: bool) -> str:
    """What excludes takes null too."""
    if len(excluded) == 1 and not parts:
        return f"not({', '.join(excluded[0])})"
    shown = parts + [" and ".join(f"? != {text}" for text in texts) for texts in excluded]
    return ", ".join(shown if excluded or not with_null else [*shown, "null"])


def _has_rest(axis: Axis, line: Line, chosen: Spans) -> bool:
    """Whether all that is not named is among the chosen."""
    return chosen[-1][1] == line.last and axis.pieces[line.last].low is None


def _left_out(axis: Axis, line: Line, chosen: Spans) -> list[str]:
    named = [place for place in range(line.first, line.last) if not intersection(chosen, ((place, place),))]
    return [literal(line.name, axis.pieces[place].key) for place in named]


def _listed(axis: Axis, line: Line, chosen: Spans) -> Iterator[str]:
    for first, last in chosen:
        if line.ordered:
            yield _interval(line.name, axis.pieces[first], axis.pieces[last])
        else:
            yield from (literal(line.name, axis.pieces[place].key) for place in range(first, last + 1))


def _interval(line: str, first: Piece, last: Piece) -> str:
    low, high = first.low, last.high
    if low is None and high is None:
        border = first.high or last.low
        text = literal(line, border[0] if border else first.key)
        return f"< {text}, >= {text}"
    if low is None:
        return f"{'<' if high is None or high[1] == 0 else '<='} {_key(line, high)}"
    if high is None:
        return f"{'>=' if low[1] == 0 else '>'} {_key(line, low)}"
    if point(line, low[0]) == (low, high):
        return _key(line, low)
    return f"{'[' if low[1] == 0 else '('}{_key(line, low)}..{_key(line, high)}{')' if high[1] == 0 else ']'}"


def _key(line: str, cut: Cut | None) -> str:
    return literal(line, cut[0]) if cut is not None else "null"
