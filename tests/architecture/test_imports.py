"""The import contracts of pyproject.toml hold, and a breach says what to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import BACKEND, ROOT, STAIRCASE, imports, modules

_LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]


def lint(package_parent: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(package_parent), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path, "COLUMNS": "200"}
    arguments = ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    return subprocess.run(
        [*_LINT, *arguments], cwd=package_parent, env=environment, capture_output=True, text=True, check=False
    )


def test_all_import_contracts_are_kept() -> None:
    done = lint(BACKEND.parent)
    assert done.returncode == 0, done.stdout


def test_a_deliberate_upward_import_fails_and_says_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(BACKEND, tmp_path / "orderloom", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "orderloom" / "kernel" / "ids.py").open("a") as module:
        module.write("\nimport orderloom.graphql\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "orderloom.kernel is not allowed to import orderloom.graphql" in done.stdout
    assert "announce an event below and react to it above" in " ".join(done.stdout.split())


def test_an_import_past_the_doors_fails_and_says_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(BACKEND, tmp_path / "orderloom", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "orderloom" / "fallout" / "contracts.py").open("a") as module:
        module.write("\nimport orderloom.ordering.store\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "orderloom.fallout.contracts imports orderloom.ordering.store" in done.stdout
    assert "Import from commands, queries, contracts or events of that context" in " ".join(done.stdout.split())


def test_tables_of_another_room_are_out_of_reach_even_for_a_store(tmp_path: Path) -> None:
    shutil.copytree(BACKEND, tmp_path / "orderloom", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "orderloom" / "integration" / "portal" / "store.py").open("a") as module:
        module.write("\nimport orderloom.integration.tmf.tables\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "orderloom.integration.portal.store imports orderloom.integration.tmf.tables" in done.stdout
    assert "Ask the store of that room for contracts instead of rows" in " ".join(done.stdout.split())


def test_imports_for_types_alone_go_down_the_staircase_too() -> None:
    ranks = {room: rank for rank, room in enumerate(STAIRCASE)}
    upwards = [
        f"{module} line {line}: {imported}"
        for module, tree in modules().items()
        for imported, line in imports(tree)
        if imported.startswith("orderloom.") and "." in module
        if ranks[imported.split(".")[1]] > ranks.get(module.split(".")[1], len(ranks))
    ]
    assert upwards == []
