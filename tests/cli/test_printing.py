from __future__ import annotations

import pytest

from programm_print.cli.printing import tell_findings
from programm_print.findings import Finding, Place, Severity


def finding(severity: Severity, file: str = "", line: int | None = None, message: str = "wrong.") -> Finding:
    return Finding("some.code", severity, message, place=Place(file, line) if file else None)


def test_findings_stand_file_by_file_the_gravest_first(capsys: pytest.CaptureFixture[str]) -> None:
    tell_findings(
        [
            finding(Severity.WARNING, "b.yaml", 2),
            finding(Severity.WARNING, "a.yaml", 1),
            finding(Severity.ERROR, "b.yaml", 10),
            finding(Severity.ERROR, "b.yaml", 9),
            finding(Severity.WARNING),
        ]
    )
    assert capsys.readouterr().err.splitlines() == [
        "b.yaml:9: wrong.",
        "b.yaml:10: wrong.",
        "b.yaml:2: wrong.",
        "",
        "wrong.",
        "",
        "a.yaml:1: wrong.",
    ]


def test_what_is_only_for_information_stays_away_beside_errors(capsys: pytest.CaptureFixture[str]) -> None:
    tell_findings([finding(Severity.INFO, "a.yaml", 1), finding(Severity.ERROR, "a.yaml", 2)])
    assert capsys.readouterr().err == "a.yaml:2: wrong.\n"
    tell_findings([finding(Severity.INFO, "a.yaml", 1)])
    assert capsys.readouterr().err == "a.yaml:1: wrong.\n"
