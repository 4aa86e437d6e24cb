"""One process for each document, as a user would script it: WeasyPrint, Chromium and Typst."""

from __future__ import annotations

import html
import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from measuring import Cost, cost_of, mean_cost

WEASYPRINT = "WeasyPrint, a process per sheet"
CHROMIUM = "Chromium, a process per sheet"
TYPST = "Typst, a process per sheet"
_TYPST_CALL = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3], "
    "font_paths=[sys.argv[3] + '/fonts'], sys_inputs={'data': sys.argv[4]})"
)

Single = Callable[[Path, Path, Path], Sequence[str]]
"""The command that makes of the HTML file at the first path the PDF at the second, in the project at the third."""


def rivals(product: str) -> Mapping[str, Single]:
    """Those that are installed. Typst has a layout of its own, of the flyer alone."""
    found: dict[str, Single] = {WEASYPRINT: _weasyprint}
    if shutil.which("chromium"):
        found[CHROMIUM] = _chromium
    if product == "flyer-a6" and find_spec("typst"):
        found[TYPST] = _typst
    return found


def lay_out_files(town: Path, product: str, written: Path) -> list[Path]:
    """The HTML that was `written` for sheets of a product, as files that any engine can load with all that belongs to it."""
    folder = town / "layouts" / product
    for sheet in [*(town / "layouts/_shared").glob("*.css"), *folder.glob("*.css")]:
        sheet.write_text(_from_files(sheet.read_text(encoding="utf-8")), encoding="utf-8")
    files = []
    for page in sorted(written.glob("*.html")):
        file = folder / page.name
        file.write_text(_from_files(page.read_text(encoding="utf-8")), encoding="utf-8")
        files.append(file)
    return files


def single_cost(make: Single, files: Sequence[Path], town: Path) -> Cost:
    """The mean cost of one document."""
    costs = []
    for file in files:
        pdf = file.with_suffix(".pdf")
        cost, _ = cost_of(make(file, pdf, town), folder=town)
        assert pdf.read_bytes()[:5] == b"%PDF-", pdf
        costs.append(Cost(cost.wall_s, cost.cpu_s, cost.peak_mb, pdf.stat().st_size))
    return mean_cost(costs)


def _weasyprint(file: Path, pdf: Path, town: Path) -> Sequence[str]:
    del town
    return [sys.executable, "-m", "weasyprint", "--quiet", str(file), str(pdf)]


def _chromium(file: Path, pdf: Path, town: Path) -> Sequence[str]:
    profile = f"--user-data-dir={town / 'chromium'}"
    # As root, as in a container, it does not start with its sandbox.
    words = ["--headless", "--no-sandbox", "--disable-gpu", profile, "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    return ["chromium", *words, file.as_uri()]


def _typst(file: Path, pdf: Path, town: Path) -> Sequence[str]:
    page = file.read_text(encoding="utf-8")
    rows = [_text(row) for row in re.findall(r"<li.*?</li>", page, re.DOTALL)]
    data = {"name": _text(re.findall(r"<h1.*?</h1>", page, re.DOTALL)[0]), "demands": rows}
    data |= {"election": "Kommunalwahl am 14. März", "address": "programm.example"}
    layout = shutil.copy(Path(__file__).with_name("flyer.typ"), town)
    return [sys.executable, "-c", _TYPST_CALL, str(layout), str(pdf), str(town), json.dumps(data)]


def _from_files(text: str) -> str:
    """Every stylesheet and page lies two folders below the project's."""
    return text.replace("project:/", "../../")


def _text(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).replace("\u00ad", "").strip()
