"""Says in words, or as JSON, what `orderloom flows` found."""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from orderloom.flows.contracts import BroughtIn, ElementChange
from orderloom.kernel.errors import DomainError
from orderloom.kernel.json import dumps, to_builtins
from orderloom.main.flow_files.checking import Checked
from orderloom.main.flow_files.testing import Tested

_SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow"), "moved": (">", "cyan")}
_LONGEST = 100


def where(path: Iterable[str | int]) -> str:
    """A path as people write it: `nodes[1].config.table`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def echo_json(body: Any) -> None:
    click.echo(json.dumps(json.loads(dumps(to_builtins(body))), indent=2, ensure_ascii=False))


def tell_checked(checked: Sequence[Checked]) -> None:
    for each in checked:
        for finding in each.findings:
            colour = "red" if finding.severity == "error" else "yellow"
            place = f"{each.source}: {where(finding.path)}".rstrip(": ")
            click.echo(f"{place}: {click.style(finding.severity, fg=colour)}: {finding.message} [{finding.code}]")
            if finding.fix:
                click.echo(f"    {finding.fix}")
    errors = sum(each.errors for each in checked)
    warnings = sum(len(each.findings) for each in checked) - errors
    click.echo(f"{_many(len(checked), 'document')}, {_many(errors, 'error')}, {_many(warnings, 'warning')}.")


def tell_tested(tested: Tested) -> None:
    for source, problems in tested.broken:
        for problem in problems:
            place = f"{source}: {where(problem.path)}".rstrip(": ")
            click.echo(f"{place}: {problem.message} [{problem.code}]")
    for case in tested.cases:
        mark = click.style("passed", fg="green") if case.passed else click.style("failed", fg="red")
        click.echo(f"{mark}  {Path(case.source).name}  {case.name}")
        for at, wanted, got in case.differences:
            click.echo(f"    {at}: expected {_short(wanted)}, got {_short(got)}")
    for source in tested.bare:
        click.echo(f"{click.style('no case', fg='yellow')}  {Path(source).name}")
    passed = len(tested.cases) - tested.failed
    click.echo(
        f"{passed} passed, {tested.failed + len(tested.broken)} failed, {_many(len(tested.bare), 'file')} without."
    )


def checked_plain(checked: Sequence[Checked]) -> dict[str, Any]:
    return {
        "files": [
            {
                "source": each.source,
                "key": each.document.key if each.document else None,
                "kind": each.document.kind if each.document else None,
                "sha256": each.document.sha256 if each.document else None,
                "findings": to_builtins(each.findings),
            }
            for each in checked
        ],
        "errors": sum(each.errors for each in checked),
    }


def tell_brought_in(outcomes: Sequence[BroughtIn], *, dry_run: bool) -> None:
    for each in outcomes:
        version = each.version
        number = "" if version is None or each.outcome == "unchanged" else f"version {version.version}"
        errors = sum(finding.severity == "error" for finding in version.findings) if version else 0
        told = f"  {_many(errors, 'error')}: see `orderloom flows validate`" if errors and number else ""
        click.echo(f"{each.outcome:10} {each.key}  {number}{told}".rstrip())
    if dry_run:
        click.echo("Nothing was stored: this was a dry run.")


def brought_in_plain(outcomes: Sequence[BroughtIn]) -> list[dict[str, Any]]:
    return [
        {
            "key": each.key,
            "source": each.source,
            "outcome": each.outcome,
            "version": each.version.version if each.version else None,
            "sha256": each.version.sha256 if each.version else None,
        }
        for each in outcomes
    ]


def tell_refusal(refusal: DomainError, *, as_json: bool) -> None:
    if as_json:
        problems = [{"code": each.code, "message": each.message, "path": where(each.path)} for each in refusal.problems]
        echo_json({"problems": problems})
        return
    for each in refusal.problems:
        click.echo(f"{where(each.path)}: {each.message} [{each.code}]".removeprefix(": "), err=True)


def tell_changes(title: str, changes: Sequence[ElementChange]) -> None:
    click.secho(title, bold=True)
    for change in changes:
        sign, colour = _SIGNS[change.kind]
        name = change.label if change.element in (None, change.label) else f"{change.element} ({change.label})"
        click.secho(f"{sign} {change.noun} {name}", fg=colour)
        for field in change.fields:
            click.echo(f"    {field.path}: {_short(field.before)} → {_short(field.after)}")
    if not changes:
        click.echo("No differences.")


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    text = format(value, "f") if isinstance(value, Decimal) else dumps(value).decode()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
