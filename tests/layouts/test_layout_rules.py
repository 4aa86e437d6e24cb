"""What every layout keeps to: colours, fonts and lengths have their one place, and what it prints says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import ImageColor

from programm_print.build.values import BuiltFile
from programm_print.findings import Place
from programm_print.layout.fonts import read_fonts_file
from programm_print.layout.products import load_products
from programm_print.opening import open_project, schema_files
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

BuildProduct = Callable[..., dict[str, BuiltFile]]
ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "layouts"
PRODUCTS = sorted(file.parent.name for file in LAYOUTS.glob("*/product.yaml"))
#: Where lengths, colours and font names become custom properties.
ONE_PLACE = {LAYOUTS / "_shared/geometry.css", LAYOUTS / "_shared/tokens.css"}
SHEETS = sorted({*LAYOUTS.glob("*/*.css"), *LAYOUTS.glob("*/*.html")} - ONE_PLACE)
PAINTED = r"(?:[\w-]*color|background|border[\w-]*|outline|column-rule|fill|stroke|text-decoration)"
NAMED = rf"\b(?:{'|'.join(ImageColor.colormap)})\b"


def read(path: str) -> bytes:
    return (ROOT / path).read_bytes()


def source(file: Path) -> str:
    """The file without its comments."""
    return re.sub(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL)


def found(pattern: str, file: Path) -> list[str]:
    return [match.group() for match in re.finditer(pattern, source(file), re.IGNORECASE)]


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: str(file.relative_to(LAYOUTS)))
class TestEachFile:
    def test_names_no_raw_colour(self, file: Path) -> None:
        assert found(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|device-cmyk)\(", file) == []
        declared = re.findall(rf"\b{PAINTED}\s*[:=]\s*\"?([^;}}\">]*)", source(file), re.IGNORECASE)
        values = [re.sub(r"var\([^)]*\)|\{\{.*?\}\}", "", value) for value in declared]
        assert [value for value in values if re.search(NAMED, value, re.IGNORECASE)] == []

    def test_names_no_font(self, file: Path) -> None:
        families = {cut.family.split()[0] for cut in read_fonts_file(read).cuts.values()} | {"serif", "sans-serif", "monospace"}
        values = re.findall(r"\bfont(?:-family)?\s*:\s*([^;}]*)", source(file))
        assert [value for value in values if not re.fullmatch(r"var\(--font-[\w-]+\)|inherit", value.strip())] == []
        assert found(rf"\b(?:{'|'.join(families - {'serif'})})\b", file) == []

    def test_writes_no_absolute_length_but_points(self, file: Path) -> None:
        assert found(r"(?<![\w#-])[\d.]*\d(?:mm|cm|in|px|pc|q)\b", file) == []


class Printed(HTMLParser):
    """Every text of a page's body, with the address it lies under and whether it lies in a drawing."""

    VOID = frozenset({"br", "img", "meta", "link", "path", "rect", "circle", "use", "line", "hr", "col", "wbr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str, bool]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self._open.append((tag, dict(attributes).get("data-at") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            while self._open and self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        if data.strip() and "body" in tags and not {"style", "script"} & set(tags):
            self.texts.append((data.strip(), next((at for _, at in reversed(self._open) if at), ""), "svg" in tags))


@pytest.fixture(scope="module", params=PRODUCTS)
def sheets(request: pytest.FixtureRequest, build_product: BuildProduct) -> list[str]:
    """The HTML of one product's sheets as it was laid out last, for a district with own picks or for all chapters."""
    html: dict[str, str] = {}
    lay_out = Engine.lay_out

    def keep(self: Engine, text: str, *, base: str) -> object:
        html[text[text.find("<title>") : text.find("</title>")]] = text
        return lay_out(self, text, base=base)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "lay_out", keep)
        built = build_product(request.param, ("nord-holland",))
    assert len(html) == len(built)
    return list(html.values())


@pytest.fixture(scope="module")
def places() -> Mapping[str, Place]:
    return open_project(ProjectFiles(ROOT)).content.places


def test_every_text_with_letters_says_which_content_it_prints(sheets: list[str], places: Mapping[str, Place]) -> None:
    texts = [text for sheet in sheets for text in Printed(sheet).texts]
    assert len(texts) > 20
    assert [text for text, at, _ in texts if re.search(r"[^\W\d_]", text) and at not in places] == []


def test_no_content_is_drawn_where_it_cannot_be_searched(sheets: list[str]) -> None:
    assert [text for sheet in sheets for text, _, drawn in Printed(sheet).texts if drawn] == []


def test_every_product_reads_without_a_finding() -> None:
    fonts = frozenset(read_fonts_file(read).roles)
    assert sorted(load_products(ProjectFiles(ROOT), fonts)) == PRODUCTS
    for product in PRODUCTS:
        first = (LAYOUTS / product / "product.yaml").read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../../schemas/product.schema.json"


def test_the_schemas_that_editors_read_are_those_of_the_models() -> None:
    shipped = {f"schemas/{file.name}": file.read_text("utf-8") for file in (ROOT / "schemas").iterdir()}
    assert shipped == schema_files(ProjectFiles(ROOT)), "run `./programm schema`"


@pytest.mark.parametrize(
    ("test", "line"),
    [
        ("test_names_no_raw_colour", ".a { color: #fff }"),
        ("test_names_no_raw_colour", ".a { background: rgb(0 0 0) }"),
        ("test_names_no_raw_colour", ".a { border-top: 1pt solid device-cmyk(0 0 0 1) }"),
        ("test_names_no_raw_colour", ".a { border: 1pt solid Green }"),
        ("test_names_no_raw_colour", '<path fill="white"/>'),
        ("test_names_no_font", '.a { font-family: "Bricolage Grotesque Head" }'),
        ("test_names_no_font", ".a { font: 10pt serif }"),
        ("test_writes_no_absolute_length_but_points", ".a { margin: 0.5mm }"),
        ("test_writes_no_absolute_length_but_points", '<p style="top: 10px">'),
    ],
)
def test_the_rules_notice_what_they_forbid(tmp_path: Path, test: str, line: str) -> None:
    (tmp_path / "style.css").write_text(line, "utf-8")
    with pytest.raises(AssertionError):
        getattr(TestEachFile(), test)(tmp_path / "style.css")
