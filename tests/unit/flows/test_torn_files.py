"""Torn files: whatever bytes they are, they are read, or refused in the words of the language."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orderloom.flows.domain.canonical import canonical, written
from orderloom.flows.domain.diff import differences
from orderloom.flows.domain.documents import Known, describe, findings_of
from orderloom.flows.domain.merge import merge
from orderloom.flows.domain.patch import patched
from orderloom.flows.domain.reading import read_json
from orderloom.kernel.errors import DomainError
from tests.builders.mutations import torn
from tests.unit.flows.test_canonical import SHIPPED

FILES = [path.read_bytes() for path in SHIPPED]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
POINTER = st.sampled_from(["", "/nodes", "/nodes/0", "/nodes/-", "/name/en", "/edges/99", "/x/y", "nodes", "/~2"])
OPERATION = st.fixed_dictionaries(
    {},
    optional={
        "op": st.sampled_from(["add", "remove", "replace", "move", "copy", "test", "append", "?"]) | JSON,
        "path": POINTER | JSON,
        "from": POINTER | JSON,
        "value": JSON,
    },
)


def told(refusal: DomainError) -> None:
    """A refusal says what is wrong, in code and words."""
    assert all(problem.code and problem.message for problem in refusal.problems)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_a_file_with_torn_bytes_is_read_or_refused(file: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(file)))
    end = data.draw(st.integers(start, min(len(file), start + 40)))
    piece = data.draw(st.binary(max_size=6) | st.sampled_from([b"NaN", b'"', b"{", b"\\ud800", b"\\u0000", b"1e999"]))
    try:
        described = describe(read_json(file[:start] + piece + file[end:]))
    except DomainError as refusal:
        told(refusal)
        return
    text = written(canonical(described.parsed))
    assert describe(read_json(text.encode())).sha256 == described.sha256
    findings_of(described, Known({}))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_what_is_well_formed_can_be_compared_and_merged_with_what_it_was(file: bytes, die: object) -> None:
    original = read_json(file)
    base = describe(original)
    sides = []
    for _ in range(2):
        try:
            sides.append(describe(torn(die, original)))  # pyright: ignore[reportArgumentType]
        except DomainError:
            sides.append(base)
    mine, theirs = (side if side.doc == base.doc else base for side in sides)
    assert differences(mine, mine) == ()
    merged = merge(base, mine, theirs)
    if base.doc == "flow":
        assert bool(differences(base, mine)) == (canonical(base.parsed) != canonical(mine.parsed))
        if mine is base:
            assert (describe(merged.content).sha256, merged.conflicts) == (theirs.sha256, ())
        if theirs is base:
            assert (describe(merged.content).sha256, merged.conflicts) == (mine.sha256, ())


@settings(max_examples=100, deadline=None)
@given(st.lists(OPERATION, max_size=6) | JSON)
def test_a_torn_patch_is_done_or_refused(patch: object) -> None:
    original = read_json(FILES[0])
    try:
        changed = patched(original, patch, "patch")
    except DomainError as refusal:
        told(refusal)
        changed = {}
    assert isinstance(changed, dict)
    assert original == read_json(FILES[0])
