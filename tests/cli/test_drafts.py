"""A faulty sheet is written only where a draft is asked for, never over a good one, and says on each page what it is."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2

Call = Callable[..., subprocess.CompletedProcess[str]]

A6 = ("flyer", "--product", "flyer-a6", "mitte")
TOO_MUCH = "Gestaltung des Brüder-Grimm-Platzes mit " + "Bäumen und Bänken und " * 9 + "Licht"


def magenta(path: Path) -> list[float]:
    """How much of each page is nearly magenta."""
    with pypdfium2.PdfDocument(path) as pdf:
        pictures = [np.asarray(page.render(scale=0.5).to_pil().convert("RGB")).astype(int) for page in pdf]
    return [float(np.mean((picture[..., 0] - picture[..., 1] > 60) & (picture[..., 2] > 90))) for picture in pictures]


def test_a_faulty_sheet_becomes_a_draft_beside_the_last_good_file_until_it_is_mended(call: Call, project: Path) -> None:
    good, draft = project / "out/press/flyer-a6_mitte.pdf", project / "out/draft/press/flyer-a6_mitte.pdf"
    assert call(*A6, "--draft").returncode == 0
    before = good.read_bytes()
    assert not draft.parent.exists()
    assert max(magenta(good)) < 0.01

    chapter = project / "content/manifesto/01-klima.yaml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("Gestaltung des Brüder-Grimm-Platzes", TOO_MUCH), encoding="utf-8")
    result = call(*A6, "--draft")
    assert result.returncode == 1
    assert good.read_bytes() == before
    assert min(magenta(draft)) > 0.03
    assert "[1/1] flyer-a6_mitte: DRAFT\n" in result.stderr
    assert re.search(
        r"^content/manifesto/01-klima\.yaml:91:15: \d+ characters too long for flyer-a6_mitte", result.stderr, re.MULTILINE
    )
    assert re.search(r"^out/draft/press/flyer-a6_mitte\.pdf +2 .* DRAFT$", result.stdout, re.MULTILINE)
    assert result.stdout.splitlines()[-1] == (
        "Written to out: 0. Unchanged: 0. With errors, not written: 0; written as drafts: 1."
    )
    with pypdfium2.PdfDocument(draft) as pdf:
        assert "Licht" not in pdf[0].get_textpage().get_text_range()

    chapter.write_text(text, encoding="utf-8")
    assert call(*A6).returncode == 0
    assert not draft.exists()
    assert good.read_bytes() == before
