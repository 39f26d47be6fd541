"""Sizes and words that keep the source readable: each limit is of CONTRIBUTING.md."""

import ast

from tests.architecture.source import functions, modules, path_of


def test_no_file_is_longer_than_300_lines() -> None:
    long = {module: len(path_of(module).read_text().splitlines()) for module in modules()}
    assert {module: lines for module, lines in long.items() if lines > 300} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = [
        f"{module}.{function.name}: {function.end_lineno - function.lineno + 1}"
        for module, tree in modules().items()
        for function in functions(tree)
        if function.end_lineno is not None and function.end_lineno - function.lineno + 1 > 40
    ]
    assert long == []


def test_every_module_says_why_it_exists() -> None:
    assert [module for module, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "common", "misc", "base", "manager"}
    assert [module for module in modules() if module.rsplit(".", 1)[-1] in empty] == []


def test_no_class_is_a_manager_helper_or_util() -> None:
    vague = [
        f"{module}.{node.name}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Util", "Utils"))
    ]
    assert vague == []
