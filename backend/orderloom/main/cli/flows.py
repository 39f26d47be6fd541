"""`orderloom flows`."""

import asyncio
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

FINDINGS = 1
T = TypeVar("T")
_PATH = click.Path(exists=True, path_type=Path)
_PATHS = click.argument("paths", nargs=-1, type=_PATH)
_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.group()
def command() -> None:
    """Flows and decision tables as files: check them, try them, take them in, write them out, compare them.

    A definition lies in KEY.flow.json or KEY.table.json; where its nodes are drawn, in KEY.layout.json beside it.
    Exit codes: 0 all is well, 1 something is wrong with a file or refused, 2 the command was called wrongly.
    """


@command.command()
@_PATHS
@click.option("--with", "beside", multiple=True, type=_PATH, help="What the files may refer to lies here, too.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@_JSON
def validate(paths: tuple[Path, ...], beside: tuple[Path, ...], strict: bool, as_json: bool) -> None:
    """Check the definitions at PATHS, files or folders, without a database; by default those that are shipped.

    Tables, flows, forms and operations that they refer to are looked for among the files of the folders; forms and
    operations are not looked for where there are no files of either.
    """
    from orderloom.main.flow_files.checking import check
    from orderloom.main.flow_files.telling import checked_plain, echo_json, tell_checked

    checked = check(_given(paths), beside)
    echo_json(checked_plain(checked)) if as_json else tell_checked(checked)
    if any(each.errors or (strict and each.findings) for each in checked):
        sys.exit(FINDINGS)


@command.command()
@_PATHS
@click.option("--with", "beside", multiple=True, type=_PATH, help="What the files may refer to lies here, too.")
@click.option("--all", "demand_all", is_flag=True, help="A definition without any case counts as failed.")
@_JSON
def test(paths: tuple[Path, ...], beside: tuple[Path, ...], demand_all: bool, as_json: bool) -> None:
    """Run the saved cases of the definitions at PATHS without a database; by default those that are shipped.

    Nothing is really done: tasks, times and look-ups are answered by the case, or simulated.
    """
    from orderloom.main.flow_files.telling import echo_json, tell_tested
    from orderloom.main.flow_files.testing import tested_plain, try_cases

    tested = try_cases(_given(paths), beside)
    echo_json(tested_plain(tested)) if as_json else tell_tested(tested)
    if tested.failed or tested.broken or (demand_all and tested.bare):
        sys.exit(FINDINGS)


@command.command("import")
@_PATHS
@click.option("--publish", is_flag=True, help="Put them in force at once; else they become drafts.")
@click.option("--note", default="", help="Why, kept with each version.")
@click.option("--dry-run", is_flag=True, help="Do everything, say what came of it, and leave nothing behind.")
@click.option("--as", "login", help="Act in the name of this person.")
@_JSON
def take_in(paths: tuple[Path, ...], as_json: bool, **options: Any) -> None:
    """Take the definitions at PATHS in, files or folders: all of them or none. What has not changed is left alone.

    Where the policy wants a second person, a version can't be published so: import it as a draft and ask for it.
    """
    from orderloom.main.flow_files.exchange import Intake
    from orderloom.main.flow_files.exchange import take_in as taken_in
    from orderloom.main.flow_files.telling import brought_in_plain, echo_json, tell_brought_in

    if not paths:
        raise click.UsageError("Name the files or folders to import.")
    outcomes = _run(taken_in(_given(paths), Intake(**options)), as_json=as_json)
    if as_json:
        echo_json({"definitions": brought_in_plain(outcomes), "dryRun": options["dry_run"]})
    else:
        tell_brought_in(outcomes, dry_run=options["dry_run"])


@command.command("export")
@click.argument("keys", nargs=-1)
@click.option("--to", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Write here.")
@click.option("--draft", is_flag=True, help="The draft, where there is one.")
@click.option("--version", type=click.IntRange(min=1), help="This version of the one KEY.")
@_JSON
def give_out(keys: tuple[str, ...], folder: Path, draft: bool, version: int | None, as_json: bool) -> None:
    """Write definitions to files in one canonical form; all that are in use when no KEY is named.

    A definition goes over the file that it already has below the folder. The same content gives the same bytes, so
    that a team can keep its flows under version control.
    """
    from orderloom.main.flow_files.exchange import Selection
    from orderloom.main.flow_files.exchange import give_out as given_out
    from orderloom.main.flow_files.telling import echo_json

    if version is not None and (draft or len(keys) != 1):
        raise click.UsageError("--version goes with exactly one KEY, and not with --draft.")
    made = _run(given_out(keys, folder, Selection(version=version, draft=draft)), as_json=as_json)
    if as_json:
        echo_json({"files": [str(path) for path in made]})
    else:
        click.echo("\n".join(str(path) for path in made) or "Nothing to export.")


@command.command()
@click.argument("key")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "before", type=click.IntRange(min=1), help="A version; by default the one in force.")
@click.option("--to", "after", type=click.IntRange(min=1), help="A version; by default the draft, else the newest.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there are differences.")
@_JSON
def diff(key: str, file: Path | None, before: int | None, after: int | None, exit_code: bool, as_json: bool) -> None:
    """Tell what differs between two versions of KEY, or between a version of it and FILE, part by part."""
    from orderloom.main.flow_files.exchange import compare, compare_with_file
    from orderloom.main.flow_files.telling import echo_json, tell_changes

    if file is not None and after is not None:
        raise click.UsageError("--to and FILE exclude each other.")
    found = compare(key, before, after) if file is None else compare_with_file(key, before, file)
    title, changes = _run(found, as_json=as_json)
    echo_json({"title": title, "changes": changes}) if as_json else tell_changes(title, changes)
    if exit_code and changes:
        sys.exit(FINDINGS)


def _given(paths: Sequence[Path]) -> list[Path]:
    """The paths, or the shipped folder; refuses a file that is no definition, and paths without any."""
    from orderloom.main.flow_files.folder import definition_files, is_definition
    from orderloom.main.seed.files import folder

    given = list(paths) or [folder()]
    wrong = next((path for path in given if path.is_file() and not is_definition(path)), None)
    if wrong is not None:
        raise click.UsageError(f"{wrong} is neither *.flow.json nor *.table.json.")
    if not any(True for _ in definition_files(given)):
        raise click.UsageError(f"There are no *.flow.json or *.table.json in {', '.join(map(str, given))}.")
    return given


def _run(work: Coroutine[Any, Any, T], *, as_json: bool) -> T:
    """What came of it; a refusal is told, and ends the command with 1."""
    from orderloom.kernel.errors import DomainError
    from orderloom.main.flow_files.telling import tell_refusal

    try:
        return asyncio.run(work)
    except DomainError as refusal:
        tell_refusal(refusal, as_json=as_json)
        sys.exit(FINDINGS)
