from orderloom.flows.domain.nesting import check_nesting
from orderloom.language.compile import MAX_NESTING
from orderloom.language.graph import Flow
from tests.builders.flows import flow, node


def running(key: str, *names: str) -> Flow:
    """A flow that runs these subflows, one after the other; `key@3` pins a version."""
    nodes = []
    for place, name in enumerate(names):
        wanted, _, version = name.partition("@")
        config = {"flow": wanted, **({"version": int(version)} if version else {})}
        nodes.append(node(f"s{place}", "subflow", config=config))
    return flow(*nodes, key=key, kind="subflow")


class Library(dict[str, Flow]):
    def subflow(self, key: str) -> Flow | None:
        return self.get(key)


def told(tested: Flow, **subflows: Flow) -> list[tuple[str | None, tuple[str | int, ...], str]]:
    return [(each.node, each.path, each.message) for each in check_nesting(tested, Library(subflows))]


def test_a_flow_that_comes_back_to_itself_is_told_at_the_node_that_leads_there() -> None:
    tested = running("a", "harmless", "b")
    library = {"b": running("b", "c"), "c": running("c", "b", "a"), "harmless": running("harmless")}
    assert told(tested, **library) == [("s1", ("nodes", 1, "config", "flow"), "a would run itself.")]
    assert [node for node, _, _ in told(running("a", "a"))] == ["s0"]


def test_an_earlier_version_of_itself_is_another_flow() -> None:
    assert told(running("a", "a@1"), **{"a@1": running("a", "b"), "b": running("b")}) == []
    assert len(told(running("a", "a@1"), **{"a@1": running("a", "b"), "b": running("b", "a")})) == 1


def test_subflows_lie_only_so_deep() -> None:
    chain = {f"f{depth}": running(f"f{depth}", f"f{depth + 1}") for depth in range(1, MAX_NESTING)}
    deepest = {f"f{MAX_NESTING}": running(f"f{MAX_NESTING}")}
    assert told(running("a", "f1"), **chain, **deepest) == []
    deeper = {f"f{MAX_NESTING}": running(f"f{MAX_NESTING}", "last"), "last": running("last")}
    assert told(running("a", "f1"), **chain, **deeper) == [
        ("s0", ("nodes", 0, "config", "flow"), f"Subflows lie within each other at most {MAX_NESTING} deep.")
    ]


def test_others_that_run_each_other_do_not_hang_the_check() -> None:
    assert told(running("a", "b"), b=running("b", "c"), c=running("c", "b")) == []
