"""Makes the PDFs of `tests/foreign/pdfs` with other people's tools, and records what poppler says of each.

Usage: python scripts/make_foreign_pdfs.py [NAME …]. It is not run by the tests, which read what it made.

Needs, as packages of Python: reportlab, fpdf2, cairocffi, typst, pillow; as programs: soffice (Writer, Draw, Calc and
Impress), chromium, inkscape, rsvg-convert, pdflatex, xelatex, lualatex, groff, gs, qpdf, pdffonts, pdfimages; the fonts DejaVu
and Noto (Sans, Sans Arabic, Sans CJK). A tool that is missing ends the run with its name.

Each file is small and shows something that our own sheets never hold: other producers write other operators, font programs,
colour spaces, boxes, nesting. `manifest.json` beside them names tool and version, and holds poppler's words of the day, so
that the tests need no poppler.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parents[1] / "tests/foreign"
PDFS = HERE / "pdfs"
TEXT = "Bezahlbarer Wohnraum für alle: Häuser, Höfe, Gärten – überall. "

Maker = Callable[[Path], None]
MAKERS: dict[str, tuple[str, Maker]] = {}


def made_by(tool: str) -> Callable[[Maker], Maker]:
    """Registers a function that writes one file; its name is the file's."""

    def register(maker: Maker) -> Maker:
        MAKERS[maker.__name__.replace("_", "-")] = (tool, maker)
        return maker

    return register


def run(*command: str | Path, cwd: Path | None = None, stdin: str | None = None) -> bytes:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, input=stdin and stdin.encode(), capture_output=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{command[0]}: {(done.stderr + done.stdout).decode(errors='replace')[-800:]}")
    return done.stdout


# Pictures


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A soft field with some noise, so that it is no flat colour and JPEG has something to do."""
    chance = random.Random(7)
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for y in range(height):
        draw.line((0, y, width, y), fill=(40 + 150 * y // height, 120, 200 - 120 * y // height))
    for _ in range(30):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(2, 12)
        draw.ellipse((x, y, x + size, y + size), fill=tuple(chance.randrange(256) for _ in range(3)))
    return image.convert(mode)


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def veil(width: int, height: int) -> Image.Image:
    image = photograph(width, height, "RGBA")
    mask = Image.new("L", (width, height))
    ImageDraw.Draw(mask).ellipse((0, 0, width - 1, height - 1), fill=200)
    image.putalpha(mask)
    return image


# ReportLab


def canvas(path: Path, size: tuple[float, float] = (300, 400), **options: object) -> object:
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(str(path), pagesize=size, invariant=1, **options)


@made_by("reportlab")
def reportlab_standard_fonts(path: Path) -> None:
    """Fonts of the standard 14, not embedded: the classic rejection."""
    page = canvas(path)
    for row, font in enumerate(("Helvetica", "Times-BoldItalic", "Courier")):
        page.setFont(font, 9 + 3 * row)
        page.drawString(30, 350 - 40 * row, "Wohnraum 12,5 %")
    page.save()


@made_by("reportlab")
def reportlab_matrices(path: Path) -> None:
    """Text turned, stretched, sheared, mirrored, raised; scaled by Tz and by the CTM."""
    page = canvas(path)
    for step in range(4):
        page.saveState()
        page.translate(150, 200)
        page.rotate(37 * step)
        page.scale(1 + step * 0.25, 1 + step * 0.25)
        page.setFont("Helvetica", 10)
        page.drawString(20, 10, f"Stufe {step}")
        page.restoreState()
    text = page.beginText(30, 60)
    text.setFont("Helvetica", 14)
    text.setHorizScale(60)
    text.textOut("schmal ")
    text.setRise(5)
    text.setCharSpace(2)
    text.textOut("hoch")
    page.drawText(text)
    page.saveState()
    page.transform(-1, 0, 0.3, 1, 250, 30)
    page.drawString(0, 0, "Spiegel")
    page.restoreState()
    page.save()


@made_by("reportlab")
def reportlab_cmyk_spots(path: Path) -> None:
    from reportlab.lib.colors import CMYKColor, CMYKColorSep, PCMYKColorSep

    page = canvas(path, enforceColorSpace="CMYK")
    page.setFillColor(CMYKColor(0.8, 0.2, 0.7, 0.1))
    page.rect(30, 300, 100, 60, fill=1, stroke=0)
    page.setFillColor(CMYKColorSep(0, 0.6, 0.9, 0, spotName="HKS 8", density=0.5))
    page.rect(150, 300, 100, 60, fill=1, stroke=0)
    page.setStrokeColor(PCMYKColorSep(100, 60, 0, 10, spotName="PANTONE 300 C", density=100))
    page.setLineWidth(0.2)
    page.line(30, 280, 250, 280)
    page.setFillColor(CMYKColor(0.6, 0.5, 0.5, 1))
    page.drawString(30, 250, "Tiefschwarz")
    page.setFillOverprint(True)
    page.drawString(30, 230, "Überdruckt")
    page.save()


@made_by("reportlab")
def reportlab_images(path: Path) -> None:
    """JPEG, soft mask, gray, one image placed twice at two sizes."""
    page = canvas(path)
    with tempfile.TemporaryDirectory() as folder:
        jpeg = saved(photograph(120, 80), Path(folder, "a.jpg"), quality=60)
        png = saved(veil(60, 60), Path(folder, "b.png"))
        gray = saved(photograph(90, 60, "L"), Path(folder, "c.png"))
        page.drawImage(str(jpeg), 30, 280, 72, 48)
        page.drawImage(str(jpeg), 130, 260, 144, 96)
        page.drawImage(str(png), 30, 150, 100, 100, mask="auto")
        page.saveState()
        page.translate(200, 150)
        page.rotate(30)
        page.drawImage(str(gray), 0, 0, 60, 40)
        page.restoreState()
        page.save()


@made_by("reportlab")
def reportlab_inline_image(path: Path) -> None:
    page = canvas(path)
    page.drawInlineImage(photograph(24, 16), 30, 300, 96, 64)
    page.drawInlineImage(photograph(16, 16, "L"), 150, 300, 64, 64)
    page.save()


@made_by("reportlab")
def reportlab_cmyk_jpeg(path: Path) -> None:
    """Photoshop's way: a CMYK JPEG whose values are inverted, mended by /Decode."""
    page = canvas(path)
    with tempfile.TemporaryDirectory() as folder:
        jpeg = saved(photograph(100, 70, "CMYK"), Path(folder, "a.jpg"), quality=60)
        page.drawImage(str(jpeg), 30, 200, 200, 140)
        page.save()


@made_by("reportlab")
def reportlab_nested_forms(path: Path) -> None:
    page = canvas(path)
    page.beginForm("leaf", 0, 0, 100, 100)
    page.setFont("Helvetica", 12)
    page.drawString(5, 5, "Blatt")
    page.circle(50, 50, 20, stroke=1, fill=0)
    page.endForm()
    page.beginForm("twig", 0, 0, 200, 200)
    for turn in range(3):
        page.saveState()
        page.rotate(20 * turn)
        page.scale(0.5 + 0.25 * turn, 0.5 + 0.25 * turn)
        page.doForm("leaf")
        page.restoreState()
    page.endForm()
    for number in range(2):
        page.translate(30, 40)
        page.doForm("twig")
        page.showPage()
        del number
    page.save()


@made_by("reportlab")
def reportlab_gradients(path: Path) -> None:
    from reportlab.lib.colors import CMYKColor, green, yellow

    page = canvas(path)
    page.linearGradient(30, 300, 250, 300, (green, yellow))
    clip = page.beginPath()
    clip.circle(150, 150, 60)
    page.clipPath(clip, stroke=0)
    page.radialGradient(150, 150, 60, (CMYKColor(0, 0.5, 1, 0), CMYKColor(0.9, 0.2, 0, 0.1)), extend=False)
    page.save()


@made_by("reportlab")
def reportlab_boxes_links(path: Path) -> None:
    """Trim, bleed, crop boxes, /Rotate, a link, a form field, transparency."""
    page = canvas(path, (320, 420))
    page.setTrimBox((10, 10, 310, 410))
    page.setBleedBox((2, 2, 318, 418))
    page.setCropBox((5, 5, 315, 415))
    page.setPageRotation(90)
    page.setFillAlpha(0.4)
    page.rect(2, 2, 160, 200, fill=1, stroke=0)
    page.setFillAlpha(1)
    page.drawString(40, 300, "Mitmachen")
    page.linkURL("https://kassel.example/", (40, 295, 120, 315))
    page.acroForm.textfield(name="name", x=40, y=240, width=120, height=20)
    page.save()


@made_by("reportlab")
def reportlab_truetype(path: Path) -> None:
    """A TrueType font as simple subsets of 8 bits each."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    page = canvas(path)
    page.setFont("DejaVu", 8)
    page.drawString(30, 300, TEXT)
    page.setFont("DejaVu", 16)
    page.drawString(30, 260, "Łódź, Ελλάδα, Київ")
    page.save()


# fpdf2


@made_by("fpdf2")
def fpdf2_text(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF(format=(105, 148))
    pdf.add_font("DejaVu", fname="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    pdf.add_page()
    pdf.set_font("DejaVu", size=11)
    pdf.multi_cell(80, 6, TEXT * 3)
    with pdf.rotation(45, 60, 90):
        pdf.set_font("Times", size=20)
        pdf.text(60, 90, "gedreht")
    pdf.output(str(path))


@made_by("fpdf2")
def fpdf2_pictures(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF(format=(105, 148))
    pdf.add_page()
    pdf.image(photograph(100, 60), x=10, y=10, w=50)
    pdf.image(photograph(64, 64, "1"), x=10, y=60, w=20)
    pdf.image(veil(40, 40), x=50, y=60, w=30)
    pdf.image(photograph(80, 40).quantize(16), x=10, y=100, w=40)
    pdf.output(str(path))


# Cairo


@made_by("cairo")
def cairo_text_gradients(path: Path) -> None:
    import cairocffi as cairo

    surface = cairo.PDFSurface(str(path), 300, 400)
    context = cairo.Context(surface)
    context.select_font_face("DejaVu Sans")
    context.set_font_size(17)
    context.move_to(30, 60)
    context.show_text("Grüne Wege, größer")
    for kind, box in (
        (cairo.LinearGradient(30, 0, 270, 0), (30, 100, 240, 60)),
        (cairo.RadialGradient(150, 260, 5, 150, 260, 60), (90, 200, 120, 120)),
    ):
        kind.add_color_stop_rgba(0, 0.1, 0.5, 0.2, 1)
        kind.add_color_stop_rgba(1, 1, 0.8, 0.1, 0.3)
        context.set_source(kind)
        context.rectangle(*box)
        context.fill()
    context.set_source_rgba(0.1, 0.1, 0.1, 0.5)
    context.set_line_width(0.15)
    context.arc(150, 260, 70, 0, 5)
    context.stroke()
    surface.finish()


@made_by("cairo")
def cairo_pages_of_many_sizes(path: Path) -> None:
    import cairocffi as cairo

    surface = cairo.PDFSurface(str(path), 200, 200)
    context = cairo.Context(surface)
    for width, height, size in ((200, 200, 8), (400, 150, 24), (90, 500, 5)):
        surface.set_size(width, height)
        context.select_font_face("DejaVu Serif")
        context.set_font_size(size)
        context.move_to(10, 40)
        context.save()
        context.scale(1.5, 0.75)
        context.show_text("Seite")
        context.restore()
        context.show_page()
    surface.finish()


@made_by("cairo")
def cairo_groups_and_images(path: Path) -> None:
    import cairocffi as cairo

    with tempfile.TemporaryDirectory() as folder:
        png = saved(veil(50, 40), Path(folder, "a.png"))
        surface = cairo.PDFSurface(str(path), 300, 300)
        context = cairo.Context(surface)
        image = cairo.ImageSurface.create_from_png(str(png))
        context.translate(40, 40)
        context.rotate(0.3)
        context.scale(2, 3)
        context.set_source_surface(image)
        context.paint_with_alpha(0.7)
        context.identity_matrix()
        pattern = cairo.SurfacePattern(image)
        pattern.set_extend(cairo.EXTEND_REPEAT)
        context.set_source(pattern)
        context.rectangle(20, 200, 150, 60)
        context.fill()
        surface.finish()


DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="60mm" viewBox="0 0 80 60">
<defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.2" fill="#2a7f3f"/></pattern>
<clipPath id="c"><path d="M40 5 L75 55 L5 55 Z"/></clipPath>
<linearGradient id="g"><stop offset="0" stop-color="#fc0"/><stop offset="1" stop-color="#06a" stop-opacity=".2"/></linearGradient>
<mask id="m"><rect width="80" height="60" fill="url(#g)"/></mask></defs>
<rect width="80" height="60" fill="url(#p)" clip-path="url(#c)"/><rect x="5" y="5" width="30" height="10" fill="url(#g)"/>
<g mask="url(#m)" opacity=".8"><rect x="40" y="5" width="30" height="20" fill="#b03"/></g>
<text x="6" y="30" font-family="DejaVu Sans" font-size="5" transform="rotate(-8 6 30)">Fluss &amp; Feld</text>
<path d="M5 50 h70" stroke="#000" stroke-width=".05"/></svg>"""


@made_by("librsvg")
def rsvg_drawing(path: Path) -> None:
    run("rsvg-convert", "-f", "pdf", "-o", path, stdin=DRAWING)


@made_by("inkscape")
def inkscape_drawing(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.svg")
        source.write_text(DRAWING)
        run("inkscape", source, "--export-type=pdf", "--export-pdf-version=1.5", f"--export-filename={path}")


# Typst


def typst(path: Path, source: str) -> None:
    import typst as engine

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.typ").write_text(source)
        saved(photograph(90, 60), Path(folder, "a.jpg"), quality=60)
        saved(veil(40, 40), Path(folder, "a.png"))
        path.write_bytes(engine.compile(str(Path(folder, "a.typ"))))


@made_by("typst")
def typst_article(path: Path) -> None:
    typst(
        path,
        f"#set page(width: 105mm, height: 148mm)\n= Wohnen\n{TEXT * 4}\n#pagebreak()\n#rotate(20deg)[#text(7pt)[{TEXT}]]\n#scale(x: 150%, y: 60%)[Maß]",
    )


@made_by("typst")
def typst_cmyk(path: Path) -> None:
    typst(
        path,
        "#set page(width: 90mm, height: 90mm)\n#rect(fill: cmyk(80%, 10%, 90%, 0%), width: 40mm, height: 10mm)\n"
        "#text(fill: cmyk(0%, 0%, 0%, 100%), size: 6.5pt)[nur Schwarz]\n#line(length: 30mm, stroke: 0.1pt + cmyk(10%, 80%, 0%, 0%))\n"
        "#rect(fill: gradient.linear(cmyk(0%,0%,100%,0%), cmyk(90%,30%,0%,0%), space: cmyk), width: 60mm, height: 12mm)\n#rect(fill: luma(120), width: 9mm)",
    )


@made_by("typst")
def typst_pictures(path: Path) -> None:
    typst(path, '#set page(width: 90mm, height: 90mm)\n#image("a.jpg", width: 30mm)\n#rotate(15deg, image("a.png", width: 25mm))')


@made_by("typst")
def typst_scripts(path: Path) -> None:
    typst(
        path,
        '#set page(width: 90mm, height: 60mm)\n#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK JP"))\nشارع جديد\n\n住宅と道路 あいう\n\nΔρόμος дорога',
    )


# Chromium


def chromium(path: Path, body: str, page: str = "105mm 148mm") -> None:
    with tempfile.TemporaryDirectory() as folder:
        saved(photograph(150, 100), Path(folder, "a.jpg"), quality=60)
        saved(veil(40, 40), Path(folder, "a.png"))
        source = Path(folder, "a.html")
        source.write_text(
            f'<!doctype html><meta charset="utf-8"><title>Blatt</title><style>@page{{size:{page};margin:8mm}}body{{font:10pt "DejaVu Sans"}}</style>{body}'
        )
        run(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/u",
            f"--print-to-pdf={path}",
            source,
        )


@made_by("chromium")
def chromium_flow(path: Path) -> None:
    chromium(
        path,
        f'<h1>Wohnen</h1><p style="columns:2">{TEXT * 4}</p><p style="font:6pt \'DejaVu Serif\'">{TEXT}</p><a href="https://kassel.example/">Mehr</a>',
    )


@made_by("chromium")
def chromium_transforms(path: Path) -> None:
    chromium(
        path,
        '<div style="transform:rotate(-30deg) scale(1.4);margin:30mm 10mm;width:40mm">gedreht</div><div style="transform:skewX(20deg) scaleY(.5)">schräg</div>'
        '<div style="background:linear-gradient(90deg,#fc0,rgba(0,100,160,.3));height:10mm;box-shadow:0 0 3mm #0008"></div><div style="border:.1pt solid #000;opacity:.5">dünn</div>',
    )


@made_by("chromium")
def chromium_pictures(path: Path) -> None:
    chromium(
        path,
        '<img src="a.jpg" style="width:40mm"><br><img src="a.png" style="width:20mm;transform:rotate(10deg)"><div style="width:60mm;height:15mm;background:url(a.png) 0 0/5mm"></div>',
    )


@made_by("chromium")
def chromium_scripts(path: Path) -> None:
    chromium(
        path,
        '<p style="font-family:Noto Sans Arabic" dir="rtl">شارع جديد للجميع</p><p style="font-family:Noto Sans CJK JP">住宅と道路</p><p>ﬁn 🙂</p>',
    )


# LibreOffice


def libreoffice(path: Path, source: str, suffix: str, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        saved(photograph(120, 80), Path(folder, "a.png"))
        Path(folder, f"a.{suffix}").write_text(source)
        run(
            "soffice",
            f"-env:UserInstallation=file://{folder}/u",
            "--headless",
            "--convert-to",
            f"pdf:{kind}",
            "--outdir",
            folder,
            f"{folder}/a.{suffix}",
            cwd=Path(folder),
        )
        path.write_bytes(Path(folder, "a.pdf").read_bytes())


OFFICE = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}">{body}</office:document>'
)


@made_by("libreoffice")
def libreoffice_letter(path: Path) -> None:
    libreoffice(
        path,
        f'<html><body style="font-family:DejaVu Serif"><h1>Wohnen</h1><p>{TEXT * 5}</p><p style="font-size:7pt">{TEXT}</p></body></html>',
        "html",
        "writer_web_pdf_Export",
    )


@made_by("libreoffice")
def libreoffice_table(path: Path) -> None:
    libreoffice(path, "Ort;Zahl\nNord;12\nSüd;34,5\nWest;-7\n", "csv", "calc_pdf_Export")


@made_by("libreoffice")
def libreoffice_picture(path: Path) -> None:
    libreoffice(
        path,
        f'<html><body><p><img src="a.png" width="200" height="130"></p><p>{TEXT}</p></body></html>',
        "html",
        "writer_web_pdf_Export",
    )


@made_by("libreoffice")
def libreoffice_drawing(path: Path) -> None:
    body = (
        '<office:automatic-styles><style:style style:name="g" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="#3f9142" draw:opacity="60%" svg:stroke-width="0.01cm"/></style:style></office:automatic-styles>'
        '<office:body><office:drawing><draw:page draw:name="a"><draw:ellipse draw:style-name="g" svg:x="3cm" svg:y="3cm" svg:width="8cm" svg:height="5cm"/>'
        '<draw:frame svg:width="6cm" svg:height="1cm" draw:transform="rotate (0.5) translate (5cm 12cm)"><draw:text-box><text:p>Nordstadt</text:p></draw:text-box></draw:frame></draw:page></office:drawing></office:body>'
    )
    libreoffice(path, OFFICE.format(kind="graphics", body=body), "fodg", "draw_pdf_Export")


# LaTeX


def latex(path: Path, engine: str, preamble: str, body: str, size: str = "105mm,148mm") -> None:
    width, height = size.split(",")
    source = f"\\documentclass{{article}}\\usepackage[paperwidth={width},paperheight={height},margin=10mm]{{geometry}}{preamble}\\begin{{document}}{body}\\end{{document}}"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.tex").write_text(source)
        saved(photograph(90, 60), Path(folder, "a.jpg"), quality=60)
        run(engine, "-interaction=nonstopmode", "a.tex", cwd=Path(folder))
        path.write_bytes(Path(folder, "a.pdf").read_bytes())


FORMULA = "\\section{Wohnen} Bezahlbarer Wohnraum. $$\\int_0^1 \\frac{x^2}{\\sqrt{1+x}}\\,dx = \\sum_{k} a_k$$ {\\tiny klein} {\\Huge gross}"


@made_by("pdflatex")
def pdflatex_type1(path: Path) -> None:
    latex(path, "pdflatex", "", FORMULA)


@made_by("pdflatex")
def pdflatex_type3(path: Path) -> None:
    """Bitmap fonts, as old documents have them."""
    latex(path, "pdflatex", "\\pdfmapfile{}", "Bitmap {\\large gross} $x^2$")


@made_by("pdflatex")
def pdflatex_cmyk_shadings(path: Path) -> None:
    latex(
        path,
        "pdflatex",
        "\\usepackage[cmyk]{xcolor}\\usepackage{tikz}",
        "\\color[cmyk]{.9,.1,.8,.1} Farbe \\begin{tikzpicture}\\shade[left color=yellow,right color=blue] (0,0) rectangle (4,1);"
        "\\shade[ball color=red] (2,3) circle (1);\\draw[opacity=.4,line width=.1pt] (0,0) -- (4,4);\\node[rotate=40] at (3,2) {schief};\\end{tikzpicture}",
    )


@made_by("pdflatex")
def pdflatex_pictures(path: Path) -> None:
    latex(
        path,
        "pdflatex",
        "\\usepackage{graphicx}",
        "\\includegraphics[width=30mm]{a.jpg} \\rotatebox{25}{\\includegraphics[width=20mm]{a.jpg}} \\reflectbox{\\scalebox{2}{Text}}",
    )


@made_by("xelatex")
def xelatex_opentype(path: Path) -> None:
    latex(path, "xelatex", "\\usepackage{fontspec}\\setmainfont{DejaVu Serif}", TEXT * 2 + "\\footnotesize Łódź Київ")


@made_by("lualatex")
def lualatex_opentype(path: Path) -> None:
    latex(path, "lualatex", "\\usepackage{fontspec}\\setmainfont{DejaVu Sans}", TEXT * 2 + " fi ffl")


# Others


@made_by("groff")
def groff_page(path: Path) -> None:
    path.write_bytes(
        run(
            "groff",
            "-Tpdf",
            "-ms",
            "-P-p10.5c,14.8c",
            stdin=".TL\nWohnen\n.PP\nBezahlbarer Wohnraum, \\s-4klein\\s0 und \\s+6gross.\n",
        )
    )


POSTSCRIPT = """%!PS
<< /PageSize [300 400] >> setpagedevice
/Helvetica-Bold 18 selectfont 30 340 moveto (Nordstadt) show
[/Separation (HKS 65) /DeviceCMYK {dup 0.9 mul exch dup 0 mul exch 0.9 mul 0}] setcolorspace 0.7 setcolor 30 250 120 60 rectfill
[/DeviceN [/Cyan (Lack)] /DeviceCMYK {exch 0 3 -1 roll 0.2 mul 0 exch 0 exch pop 0}] setcolorspace 0.5 0.4 setcolor 170 250 90 60 rectfill
0.1 setlinewidth 0 0 0 1 setcmykcolor 30 230 moveto 260 230 lineto stroke
gsave 30 120 translate 80 60 scale 16 8 1 [16 0 0 -8 0 8] {<aaaa5555f00f0ff0aaaa5555f00f0ff0>} image grestore
gsave 150 120 translate 60 60 scale true 0.9 0 0.6 0 setcmykcolor 8 8 true [8 0 0 -8 0 8] {<8142241818244281>} imagemask pop grestore
/Times-Italic findfont [12 0 4 9 0 0] makefont setfont 30 80 moveto (schr\\344g) show
showpage
"""


@made_by("ghostscript")
def ghostscript_postscript(path: Path) -> None:
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", f"-sOutputFile={path}", "-", stdin=POSTSCRIPT)


@made_by("ghostscript")
def ghostscript_pdf_1_3(path: Path) -> None:
    """Flattened to PDF 1.3: no transparency, no object streams."""
    run(
        "gs",
        "-q",
        "-dBATCH",
        "-dNOPAUSE",
        "-dSAFER",
        "-sDEVICE=pdfwrite",
        "-dCompatibilityLevel=1.3",
        f"-sOutputFile={path}",
        PDFS / "typst-cmyk.pdf",
    )


@made_by("qpdf")
def qpdf_encrypted(path: Path) -> None:
    """Encrypted with an empty password: readable by all, refused by every shop."""
    run("qpdf", "--encrypt", "", "owner", "256", "--", PDFS / "pdflatex-type1.pdf", path)


@made_by("qpdf")
def qpdf_linearized(path: Path) -> None:
    run(
        "qpdf",
        "--linearize",
        "--object-streams=generate",
        "--recompress-flate",
        "--rotate=+90:1",
        PDFS / "chromium-flow.pdf",
        path,
    )


PACKAGES = {"reportlab": "reportlab", "fpdf2": "fpdf2", "cairo": "cairocffi", "typst": "typst"}
PROGRAMS = {"librsvg": "rsvg-convert", "libreoffice": "soffice", "ghostscript": "gs"}


def version_of(tool: str) -> str:
    from importlib.metadata import version

    if tool in PACKAGES:
        return version(PACKAGES[tool])
    words = run(PROGRAMS.get(tool, tool), "--version").decode(errors="replace")
    found = re.search(r"\d+(\.\d+)+", words)
    return found[0] if found else ""


def poppler(path: Path) -> dict[str, list[str]]:
    """The rows below the headings."""
    return {
        "pdffonts": run("pdffonts", path).decode().splitlines()[2:],
        "pdfimages": run("pdfimages", "-list", path).decode().splitlines()[2:],
    }


def main(names: list[str]) -> None:
    PDFS.mkdir(parents=True, exist_ok=True)
    manifest_path = HERE / "manifest.json"
    manifest = json.loads(manifest_path.read_text()) if manifest_path.exists() else {}
    for name in names or MAKERS:
        tool, maker = MAKERS[name]
        path = PDFS / f"{name}.pdf"
        maker(path)
        manifest[name] = {"tool": tool, "version": version_of(tool), **poppler(path)}
        print(f"{path.stat().st_size:>8} {name}")
    known = {name: manifest[name] for name in MAKERS if name in manifest}
    manifest_path.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
