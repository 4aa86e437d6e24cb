"""What a page of a few lines of content paints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pdfs
import pikepdf
import pytest

from programm_print.inspect.opening import InspectedPdf, inspect_pdf
from programm_print.models.inspection import Painted

Page = tuple[InspectedPdf, list[Painted]]


@pytest.fixture(scope="session")
def painted() -> Callable[..., list[Painted]]:
    """The marks of a page with this content; nothing of it may have been damaged."""

    def paint(content: bytes, resources: Callable[[pikepdf.Pdf], dict[str, Any]] | None = None, **given: Any) -> list[Painted]:
        inspection = inspect_pdf(pdfs.page_pdf(content, resources, **given), "a.pdf")
        marks = list(inspection.painted())
        assert inspection.findings == ()
        return marks

    return paint


@pytest.fixture(scope="session")
def inspected() -> Callable[..., Page]:
    """An inspection whose pages were walked, and their marks."""

    def inspect(data: bytes) -> Page:
        inspection = inspect_pdf(data, "a.pdf")
        return inspection, list(inspection.painted())

    return inspect
