"""Where the nodes of a run are: in the flow itself, in an item of a loop, in a subflow, and so on inwards."""

from collections.abc import Iterator, Mapping
from typing import Any

from orderloom.language.compile import Program, Step
from orderloom.language.interpreter.state import Loop, Ports, RunState
from orderloom.language.values import revived

Scope = dict[str, Any]


class Frame:
    """One place in which node keys are unique. `prefix` stands before the keys in addresses and is empty for the flow
    itself; `owner` is the address of the node whose inside this is, `item` the place of a loop's item.

    `names` is what expressions read here. `values` are the variables as expressions know them.
    """

    __slots__ = (
        "item",
        "names",
        "nodes",
        "outer",
        "outputs",
        "over",
        "owner",
        "prefix",
        "program",
        "taken",
        "values",
        "variables",
    )

    def __init__(self, program: Program, prefix: str = "", owner: str = "", item: int | None = None) -> None:
        self.program = program
        self.prefix = prefix
        self.owner = owner
        self.item = item
        self.outer: Frame | None = None
        self.taken: dict[str, Ports] = {}
        self.outputs: dict[str, dict[str, Any]] = {}
        self.nodes: dict[str, Any] = {}
        self.variables: dict[str, Any] = {}
        self.values: dict[str, Any] = {}
        self.names: Scope = {}
        self.over = False

    @property
    def container(self) -> str:
        """What ends when nothing runs here any more: an item of a loop, the node of a subflow, or the run."""
        return self.prefix[:-1]

    def type_of(self, variable: str) -> Any:
        return self.program.variables.get(variable, "any")


class Frames:
    """The frames of a run, made from its state when they are first asked for."""

    def __init__(self, program: Program, state: RunState) -> None:
        self.loops: dict[str, Loop] = {key: _copy(loop) for key, loop in state.loops.items()}
        self.root = Frame(program)
        self.all: dict[str, Frame] = {"": self.root}
        self._taken: dict[str, dict[str, Ports]] = {}
        self._outputs: dict[str, dict[str, dict[str, Any]]] = {}
        self._variables: dict[str, dict[str, Any]] = {}
        if state.loops:
            self._taken = _grouped(state.taken)
            self._outputs = _grouped(state.outputs)
            self._variables = _grouped(state.variables)
            self._fill(self.root)
        else:
            self.root.taken = dict(state.taken)
            self.root.outputs = dict(state.outputs)
            self.root.variables = dict(state.variables)
        self.name(self.root, _named(state.input))

    def find(self, address: str) -> tuple[Frame, Step]:
        """The frame and the step of an address; `KeyError` where there is none."""
        cut = address.rfind(".") + 1
        frame = self.at(address[:cut])
        return frame, frame.program.nodes[address[cut:]]

    def at(self, prefix: str) -> Frame:
        frame = self.all.get(prefix)
        if frame is None:
            frame = self._known(prefix)
        return frame

    def _known(self, prefix: str) -> Frame:
        token = prefix[:-1]
        owner, item = (
            (token[: token.rindex("[")], int(token[token.rindex("[") + 1 : -1]))
            if token[-1] == "]"
            else (
                token,
                None,
            )
        )
        frame = self.open(owner, item)
        self._fill(frame)
        self.name(frame, frame.names)
        return frame

    def open(self, owner: str, item: int | None) -> Frame:
        """A frame for the inside of a node, empty."""
        outer, step = self.find(owner)
        loop = self.loops[owner]
        if item is None:
            assert step.flow is not None
            frame = Frame(step.flow, f"{owner}.", owner)
            names = {key: value for key, value in outer.names.items() if key not in ("vars", "nodes", "input")}
            frame.names = {**names, "input": loop.input}
        else:
            frame = Frame(outer.program, f"{owner}[{item}].", owner, item)
            own = dict(zip(step.kind.names(step.params), (loop.items[item], item + 1), strict=False))
            frame.names = {**outer.names, **own}
        frame.outer = outer
        self.all[frame.prefix] = frame
        self.name(frame, frame.names)
        return frame

    def name(self, frame: Frame, names: Scope) -> None:
        """Sets what expressions read in a frame: `names`, its variables and the outputs of its nodes."""
        own = {key: {"out": output} for key, output in frame.outputs.items()}
        if frame.item is None:
            frame.nodes = own
            frame.values = {key: revived(value, frame.type_of(key)) for key, value in frame.variables.items()}
        else:
            assert frame.outer is not None
            frame.nodes = {**frame.outer.nodes, **own}
            frame.values = frame.outer.values
        names["vars"] = frame.values
        names["nodes"] = frame.nodes
        frame.names = names

    def holder(self, frame: Frame) -> Frame:
        """The frame that keeps the variables that are written in `frame`."""
        while frame.item is not None:
            assert frame.outer is not None
            frame = frame.outer
        return frame

    def drop(self, container: str) -> None:
        """Forgets an item or a subflow that is over, with all that lies in it."""
        for prefix in [each for each in self.all if _within(each, container)]:
            self.all.pop(prefix).over = True
        for kept in (self._taken, self._outputs, self._variables):
            for prefix in [each for each in kept if _within(each, container)]:
                del kept[prefix]
        for address in [each for each in self.loops if _within(each, container)]:
            del self.loops[address]

    def _fill(self, frame: Frame) -> None:
        frame.taken = dict(self._taken.get(frame.prefix, {}))
        frame.outputs = dict(self._outputs.get(frame.prefix, {}))
        frame.variables = dict(self._variables.get(frame.prefix, {}))

    def unread(self) -> Iterator[str]:
        """The prefixes of frames that nobody has asked for and that are still there."""
        for prefix in {*self._taken, *self._outputs, *self._variables}:
            if prefix not in self.all and self._alive(prefix):
                yield prefix

    def _alive(self, prefix: str) -> bool:
        token = prefix[:-1]
        owner = token[: token.rindex("[")] if token.endswith("]") else token
        return owner in self.loops


def _named(given: Mapping[str, Any]) -> Scope:
    """What a run was given, with the moment as expressions compute with it."""
    return {**given, "now": revived(given["now"], "date_time")} if "now" in given else dict(given)


def _copy(loop: Loop) -> Loop:
    return Loop(
        round=loop.round,
        items=loop.items,
        results=list(loop.results),
        next=loop.next,
        open=list(loop.open),
        at_once=loop.at_once,
        input=loop.input,
        result=dict(loop.result),
        undo=list(loop.undo),
        undone=list(loop.undone),
    )


def _within(address: str, container: str) -> bool:
    """Whether an address or a prefix lies in a container: behind `sites[0]` are `sites[0].x` and `sites[0].`."""
    return address.startswith(container) and address[len(container) : len(container) + 1] in (".", "[")


def _grouped(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for address, value in values.items():
        cut = address.rfind(".") + 1
        found.setdefault(address[:cut], {})[address[cut:]] = value
    return found


def locate(program: Program, address: str) -> tuple[Step, str]:
    """The step of an address and the way to it by node ids, `n3/n7` for a node of a subflow."""
    if address in program.nodes:
        step = program.nodes[address]
        return step, step.node.id
    ids: list[str] = []
    *outer, key = address.split(".")
    for token in outer:
        name, _, item = token.partition("[")
        step = program.nodes[name]
        if not item:
            ids.append(step.node.id)
            assert step.flow is not None
            program = step.flow
    step = program.nodes[key]
    return step, "/".join((*ids, step.node.id))
