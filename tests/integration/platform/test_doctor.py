"""`orderloom doctor` says in words what is missing and what to do."""

import os
import subprocess
import sys
from pathlib import Path

from orderloom.main.doctor import examine


def doctor(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orderloom", "doctor"]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def test_every_finding_that_is_not_fine_has_a_remedy() -> None:
    findings = examine()
    assert len(findings) == 9
    assert [finding.what for finding in findings if not finding.fine and not finding.remedy] == []


def test_a_database_that_does_not_answer_is_named_with_its_setting(tmp_path: Path) -> None:
    said = doctor(ORDERLOOM_HOME=str(tmp_path), ORDERLOOM_DATABASE_URL="postgresql://127.0.0.1:1/none")
    assert said.returncode == 1
    assert "PostgreSQL does not answer" in said.stdout
    assert "Check ORDERLOOM_DATABASE_URL" in said.stdout


def test_a_setting_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    said = doctor(ORDERLOOM_HOME=str(tmp_path), ORDERLOOM_PORT="eighty")
    assert said.returncode == 1
    assert "$.port" in said.stdout
