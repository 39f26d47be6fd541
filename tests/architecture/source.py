"""The product's source, as the architecture tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
BACKEND = ROOT / "backend" / "orderloom"
STAIRCASE = (
    "kernel", "language", "platform", "identity", "files", "fields", "parties", "flows", "catalog", "inventory",
    "ordering", "decomposition", "orchestration", "jeopardy", "fallout", "requests", "integration", "graphql", "main",
)  # fmt: skip
CONTEXTS = STAIRCASE[3:-2]


@cache
def modules() -> dict[str, ast.Module]:
    """Syntax trees by module name."""
    return {_name(path): ast.parse(path.read_text(), str(path)) for path in sorted(BACKEND.rglob("*.py"))}


def _name(path: Path) -> str:
    parts = path.relative_to(BACKEND.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def path_of(module: str) -> Path:
    plain = BACKEND.parent.joinpath(*module.split("."))
    return plain / "__init__.py" if plain.is_dir() else plain.with_suffix(".py")


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """What a module imports, also inside functions and `if TYPE_CHECKING`, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def used(tree: ast.Module) -> Iterator[str]:
    """Full names of what a module takes from others: imported by name, or reached through an imported module."""
    aliases: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
            yield f"{aliases[node.value.id]}.{node.attr}"
    yield from aliases.values()
