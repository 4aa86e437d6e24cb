"""Damaged PDFs, by the thousand: findings or one sentence, within 10 seconds and a gigabyte, and never an end without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzzed import preflight_mutants

from programm_print.apart import LostError, apart

MEGABYTES = 1024
SAMPLE, AT_ONCE, ALL = 60, 100, 2_000


def preflight(first: int, last: int, folder: Path) -> list[str]:
    note = folder / "at-work"
    try:
        return apart(preflight_mutants, first, last, str(note), seconds=600.0, megabytes=MEGABYTES)
    except LostError:
        return [f"{note.read_text(encoding='utf-8')}: crashed, or wanted more time or memory"]


def test_a_sample_of_damaged_pdfs_gives_findings_or_a_sentence(tmp_path: Path) -> None:
    assert preflight(0, SAMPLE, tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SAMPLE, SAMPLE + ALL, AT_ONCE))
def test_damaged_pdfs_give_findings_or_a_sentence(first: int, tmp_path: Path) -> None:
    assert preflight(first, first + AT_ONCE, tmp_path) == []
