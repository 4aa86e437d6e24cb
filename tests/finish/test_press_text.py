"""What one gets who copies text out of the press PDF, or searches it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from programm_print.finish.fonts import plain_text
from programm_print.finish.press import PressSettings, finish_press

FONTS = Path(__file__).parents[2] / "fonts"
Raw = Callable[..., bytes]
Settings = Callable[..., PressSettings]

# The first space and the first hyphen are the unusual ones; the second paragraph is broken at a soft hyphen.
SET = "z.\u202fB. 5\u00a0Jahre und noch 5 Jahre, E\u2011Mail und E-Mail"
READ = "z. B. 5 Jahre und noch 5 Jahre, E-Mail und E-Mail"
BODY = f'<p>{SET}</p><p style="width: 30mm">Auswirkungs\u00adbeschreibung</p>'


@pytest.fixture(params=["programm-serif-text.ttf", "bricolage-grotesque-display.ttf"], scope="module")
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, raw: Raw, settings: Settings) -> Path:
    url = (FONTS / request.param).as_uri()
    face = f'@font-face {{ font-family: Cut; src: url("{url}") }} html {{ font: 14pt Cut !important }}'
    path = tmp_path_factory.mktemp("text") / "press.pdf"
    path.write_bytes(finish_press(raw(BODY, css=face + 'p { hyphens: manual; hyphenate-character: "-" }'), settings()))
    return path


def test_pdfium_reads_plain_spaces_and_hyphens(pdf: Path) -> None:
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert READ in " ".join(text.split("\r\n"))
    assert not set("\u00a0\u2009\u202f\u00ad\u2010\u2011") & set(text)


def test_pdftotext_reads_plain_spaces_and_hyphens_and_joins_the_broken_word(pdf: Path) -> None:
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()
    assert READ in " ".join(text.split())
    assert "Auswirkungsbeschreibung" in text.replace("-\n", "")
    assert not set("\u00a0\u2009\u202f\u00ad\u2010\u2011") & set(text)


def test_a_ligature_across_a_soft_hyphen_copies_without_it() -> None:
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(ToUnicode=pdf.make_stream(b"<0000> <ffff>\n<0007> <006600ad0066>\n<0008> <00ad>\n<0009> <0041>"))
    plain_text(font)
    assert font.ToUnicode.read_bytes() == b"<0000> <ffff>\n<0007> <00660066>\n<0008> <002d>\n<0009> <0041>"
