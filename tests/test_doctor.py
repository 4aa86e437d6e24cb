from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from programm_print import doctor
from programm_print.doctor import Check, examine, locked_versions
from programm_print.findings import Severity
from programm_print.messages import say

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("content", "layouts", "fonts", "profiles", "shops"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def found(checks: tuple[Check, ...]) -> dict[str, tuple[Severity, str]]:
    return {check.finding.code: (check.finding.severity, check.finding.sentence()) for check in checks if check.finding}


def test_where_all_is_there_nothing_is_wrong(project: Path) -> None:
    checks = examine(project / "content", None)
    assert {code: text for code, (severity, text) in found(checks).items() if severity is Severity.ERROR} == {}
    assert [check.fact for check in checks if check.topic == say("doctor.project")] == [str(project)]


def test_outside_a_project_the_machine_is_looked_at_all_the_same(tmp_path: Path) -> None:
    checks = examine(tmp_path, None)
    assert "Python" in {check.topic for check in checks}
    assert "doctor.no-project" in found(checks)


def test_missing_fonts_and_a_missing_profile_are_named(project: Path) -> None:
    (project / "fonts/programm-serif-text.ttf").unlink()
    (project / "profiles/FOGRA39L_coated.icc").unlink()
    wrong = found(examine(project, None))
    assert "fonts/programm-serif-text.ttf" in wrong["doctor.fonts"][1]
    assert "profiles/FOGRA39L_coated.icc" in wrong["shops.no-profile"][1]


def test_a_folder_that_cannot_be_made_is_an_error(project: Path) -> None:
    (project / "taken").touch()
    assert found(examine(project, project / "taken/below"))["doctor.unwritable"][0] is Severity.ERROR


def test_other_versions_than_the_lock_asks_for_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "segno==0.1 \\\n    --hash=sha256:00\nno-such-package==1 \\\n    --hash=sha256:00\n"
        "only-elsewhere==1 ; sys_platform == 'plan9' \\\n    --hash=sha256:00\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(doctor, "LOCK", lock)
    sentence = found(examine(tmp_path, None))["doctor.other-packages"][1]
    assert re.search(r"segno \d\S* \(0\.1\), no-such-package \(", sentence)
    assert "only-elsewhere" not in sentence


def test_a_package_may_be_locked_in_versions_of_its_own_for_some_systems() -> None:
    lock = (
        "numpy==2.4 ; python_version < '3.12' \\\n    --hash=sha256:00\nnumpy==2.5 ; python_version >= '3.12' \\\nsegno==1.6 \\\n"
    )
    assert locked_versions(lock) == {"numpy": (frozenset({"2.4", "2.5"}), False), "segno": (frozenset({"1.6"}), True)}


@pytest.mark.skipif(sys.platform == "darwin", reason="the sentence names Debian's packages")
def test_a_missing_library_comes_with_the_line_that_the_launcher_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_SUBSET", "libno-such-library.so.0")
    severity, sentence = found(examine(tmp_path, None))["doctor.missing-library"]
    assert severity is Severity.ERROR
    packages = sentence.split("sudo apt install ")[1].split()
    assert re.findall(r"=(lib[\w.-]+)", (ROOT / "programm").read_text(encoding="utf-8")) == packages
