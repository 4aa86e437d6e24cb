"""Files that ask for more than a file may: within bounds of time and memory each gives findings, or one sentence."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from judged import judged
from monsters import MONSTERS, SLOW

from programm_print.errors import UnreadableError
from programm_print.models.press_order import Limits
from programm_print.preflighting import Preflighted, preflight_files

SECONDS = 10.0


@pytest.mark.parametrize("name", MONSTERS)
def test_a_small_file_cannot_ask_without_end(name: str) -> None:
    """Inspection and rules alone: what paints is kept in a process of its own."""
    data = MONSTERS[name]()
    start = time.process_time()
    with suppress(UnreadableError):
        assert judged(data)
    assert time.process_time() - start < SECONDS


def preflight(folder: Path, data: bytes) -> Preflighted:
    path = folder / "monster.pdf"
    path.write_bytes(data)
    (result,) = preflight_files([str(path)], Limits())
    return result


@pytest.mark.long
@pytest.mark.parametrize("name", [*MONSTERS, *SLOW])
def test_the_verb_has_findings_or_one_sentence_for_every_monster(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = preflight(tmp_path, (MONSTERS | SLOW)[name]())
    assert result.findings
    assert result.readable or len(result.findings) == 1


@pytest.mark.long
def test_what_cannot_be_painted_is_judged_without_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium goes in a circle with a form that paints itself."""
    monkeypatch.setenv("PATH", "")
    result = preflight(tmp_path, MONSTERS["form_that_paints_itself"]())
    assert result.pages == 1
    assert {"preflighting.unpainted", "pdfx.version"} <= {finding.code for finding in result.findings}
