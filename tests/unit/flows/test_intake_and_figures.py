"""Files that people bring, tags, and what counts say of edges."""

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest

from orderloom.flows.contracts.authoring import MOST_DOCUMENTS, GivenFile
from orderloom.flows.contracts.histories import NodeFigures
from orderloom.flows.domain.figures import edges_of_plans, edges_of_runs
from orderloom.flows.domain.intake import read_files
from orderloom.flows.domain.reading import FileTooLarge
from orderloom.flows.domain.tags import merged, read_tags
from orderloom.kernel.errors import Invalid
from tests.builders.flows import flow, manual, node


def packed(**files: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_json", ".json"), text)
    return made.getvalue()


def read(*files: GivenFile) -> dict[str, tuple[object, object, list[str]]]:
    return {each.place: (each.content, each.layout, [one.code for one in each.problems]) for each in read_files(files)}


def test_a_file_may_hold_one_document_or_a_list_of_them() -> None:
    assert read(GivenFile(name="a.json", text='{"key": "a"}'), GivenFile(name="b.json", text='[{"key": "b"}, 3]')) == {
        "a.json": ({"key": "a"}, None, []),
        "b.json #1": ({"key": "b"}, None, []),
        "b.json #2": (None, None, ["flows.unreadable"]),
    }


def test_files_of_the_same_name_are_told_apart() -> None:
    assert list(read(*(GivenFile(name="a.json", text='{"key": "a"}') for _ in range(2)))) == ["a.json", "a.json (2)"]


def test_a_layout_goes_with_the_document_of_its_name_or_key() -> None:
    layout = '{"schema": "orderloom.layout/1", "positions": {}}'
    plain = {"schema": "orderloom.layout/1", "positions": {}}
    by_name = (GivenFile(name="x/a.flow.json", text='{"key": "z"}'), GivenFile(name="a.layout.json", text=layout))
    by_key = (GivenFile(name="any.json", text='{"key": "b"}'), GivenFile(name="b.layout.json", text=layout))
    assert read(*by_name) == {"x/a.flow.json": ({"key": "z"}, plain, [])}
    assert read(*by_key) == {"any.json": ({"key": "b"}, plain, [])}


def test_archives_and_packed_texts_are_opened() -> None:
    archive = packed(a_json='{"key": "a"}', folder__b_json='{"key": "b"}', readme="no")
    assert set(read(GivenFile(name="all.zip", data=archive))) == {"a.json", "folder/b.json"}
    assert read(GivenFile(name="a.json", data=gzip.compress(b'{"key": "a"}'))) == {"a.json": ({"key": "a"}, None, [])}


def test_an_archive_that_is_torn_is_a_problem_of_its_file() -> None:
    whole = packed(a_json='{"key": "a"}')
    for place in range(4, len(whole)):
        torn = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        read(GivenFile(name="x.zip", data=torn))


def test_small_files_that_unpack_to_much_are_not_all_unpacked() -> None:
    bomb = gzip.compress(b'"' + b" " * 15_000_000 + b'"')
    with pytest.raises(FileTooLarge):
        read_files(GivenFile(name=f"{number}.json", data=bomb) for number in range(50))


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", b"\x1f\x8bnot gzip", b"\xff\xfe", b""])
def test_what_can_t_be_opened_is_a_problem_of_its_file(data: bytes) -> None:
    assert read(GivenFile(name="x.zip", data=data)) == {"x.zip": (None, None, ["flows.unreadable"])}


def test_too_many_documents_are_refused() -> None:
    with pytest.raises(FileTooLarge):
        read_files([GivenFile(name="all.json", text=f"[{','.join(['{}'] * (MOST_DOCUMENTS + 1))}]")])


def test_tags_have_one_spelling_whatever_the_case() -> None:
    assert read_tags(["  Fibre   access ", "fibre ACCESS", "b"], "add") == ("Fibre access", "b")
    assert merged(("Mobile", "Urgent"), ("urgent", "Fibre"), ("MOBILE",)) == ("Fibre", "Urgent")
    with pytest.raises(Invalid):
        read_tags(["x\x00"], "add")


FLOW = flow(
    node("begin", "start"),
    node("try", "try"),
    {**manual("inside"), "parent": "try"},
    manual("mend"),
    node("finish", "end"),
    "begin -> try -> finish",
    "try.body -> inside",
    "try.error -> mend -> finish",
)


def counted(**entered: int) -> dict[str, NodeFigures]:
    return {key: NodeFigures(node=key, entered=count, done=count) for key, count in entered.items()}


def test_what_begins_without_a_port_counts_as_often_as_it_began() -> None:
    nodes = counted(begin=5, **{"try": 5}, inside=5, mend=2, finish=5)
    ports = {("begin", "done"): 5, ("try", "done"): 3, ("mend", "done"): 2}
    taken = {edge.id: found.taken for edge, found in zip(FLOW.edges, edges_of_runs(FLOW, nodes, ports), strict=True)}
    ways = {edge.id: (*edge.source, edge.target[0]) for edge in FLOW.edges}
    assert {ways[edge]: count for edge, count in taken.items()} == {
        ("begin", "done", "try"): 5,
        ("try", "done", "finish"): 3,
        ("try", "body", "inside"): 5,
        ("try", "error", "mend"): 2,
        ("mend", "done", "finish"): 2,
    }


def test_starts_and_ends_of_plans_have_what_the_steps_beside_them_have() -> None:
    nodes = counted(**{"try": 5}, inside=5, mend=2)
    found = edges_of_plans(FLOW, nodes, {("try", "mend"): 2, ("try", "inside"): 1})
    ways = {edge.id: (edge.source[0], edge.target[0]) for edge in FLOW.edges}
    assert {ways[each.edge]: each.taken for each in found} == {
        ("begin", "try"): 5,
        ("try", "finish"): 2,
        ("try", "inside"): 1,
        ("try", "mend"): 2,
        ("mend", "finish"): 2,
    }
