"""Raw PDFs as WeasyPrint writes them, settings to finish them with, and the plates a RIP makes of the result."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image

from programm_print.finish.press import OutputIntent, PressSettings

PROFILE = Path(__file__).parents[2] / "profiles" / "FOGRA39L_coated.icc"
# The project's own: with its system fonts hidden by another test, or on a machine without any, there is no other.
FONT = Path(__file__).parents[2] / "fonts" / "programm-serif-text.ttf"
BOLD = FONT.with_name("programm-serif-text-strong.ttf")
Plates = dict[str, NDArray[np.int_]]


@pytest.fixture(scope="session")
def settings() -> Callable[..., PressSettings]:
    """Settings of an A6 sheet; keywords replace fields."""
    intent = OutputIntent("FOGRA39", "http://www.color.org", "Offset, coated paper", PROFILE.read_bytes())

    def make(**changes: Any) -> PressSettings:
        fields: dict[str, Any] = {
            "title": "Mehr Stadt & <Raum>",
            "language": "de",
            "author": "Bündnis",
            "created": datetime(2026, 3, 14, 12, 0, 5, tzinfo=UTC),
            "intent": intent,
            "trim_mm": (105.0, 148.0),
        }
        return PressSettings(**{**fields, **changes})

    return make


@pytest.fixture(scope="session")
def raw() -> Callable[..., bytes]:
    """WeasyPrint's PDF/X-4 of an HTML body on A6 with bleed, K text unless the body's own style says otherwise.

    `spots` are the names of spot colours that the body may use.
    """
    from weasyprint import HTML

    from programm_print.render.inks import Plate, teach_inks

    teach_inks()

    def make(
        body: str, *, css: str = "", size: str = "105mm 148mm", bleed: str = "3mm", spots: tuple[str, ...] = (), **options: Any
    ) -> bytes:
        options["color_profiles"] = {f"--{name}": Plate() for name in spots}
        style = (
            f'@color-profile device-cmyk {{ src: url("{PROFILE.as_uri()}"); components: cyan, magenta, yellow, black }}'
            f"@page {{ size: {size}; bleed: {bleed}; margin: 10mm }}"
            f'@font-face {{ font-family: Test; src: url("{FONT.as_uri()}") }}'
            f'@font-face {{ font-family: Test; font-weight: bold; src: url("{BOLD.as_uri()}") }}'
            f"html {{ color: device-cmyk(0 0 0 1); font: 20pt Test }} body {{ margin: 0 }} {css}"
        )
        html = f"<html lang=de><title>Raw</title><style>{style}</style><body>{body}"
        data: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/x-4", uncompressed_pdf=True, **options)
        return data

    return make


@pytest.fixture(scope="session")
def drawn() -> Callable[..., bytes]:
    """A hand-made raw PDF: A6 with 3 mm bleed, trim at the origin, and the given content and resources."""

    def make(content: bytes | list[bytes], resources: Callable[[pikepdf.Pdf], dict[str, Any]] | None = None) -> bytes:
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(10, 10))
        page = pdf.pages[0].obj
        bleed = 3 * 72 / 25.4
        page.MediaBox = pikepdf.Array([-bleed, -bleed, 105 * 72 / 25.4 + bleed, 148 * 72 / 25.4 + bleed])
        page.Resources = pikepdf.Dictionary(**(resources(pdf) if resources else {}))
        parts = [content] if isinstance(content, bytes) else content
        page.Contents = pikepdf.Array([pdf.make_stream(part) for part in parts])
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()

    return make


@pytest.fixture
def plates(tmp_path: Path) -> Callable[..., Plates]:
    """The plates of a page by ink's name: percent of ink for each pixel, row 0 at the top of the MediaBox."""

    def separate(press: bytes, *, dpi: int = 72, page: int = 1) -> Plates:
        source = tmp_path / "press.pdf"
        source.write_bytes(press)
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}"]
        command += [f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={tmp_path / 'plate.tif'}", str(source)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "error" not in (done.stdout + done.stderr).lower()
        return {
            path.name[len("plate(") : -len(").tif")]: (255 - np.asarray(Image.open(path).convert("L")).astype(int)) * 100 // 255
            for path in sorted(tmp_path.glob("plate(*).tif"))
        }

    return separate


@pytest.fixture(scope="session")
def streams() -> Callable[[pikepdf.Pdf], Iterator[tuple[pikepdf.Object, list[tuple[str, list[Any]]]]]]:
    """All contents of a PDF, pages, forms and patterns: their owner and their instructions as (operator, operands)."""

    def walk(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, list[tuple[str, list[Any]]]]]:
        owners: list[Any] = [*pdf.pages]
        owners += [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and (item.get("/Subtype") == "/Form" or item.get("/PatternType") == 1)
        ]
        for owner in owners:
            parsed = pikepdf.parse_content_stream(owner)
            yield getattr(owner, "obj", owner), [(str(each.operator), list(each.operands)) for each in parsed]

    return walk
