"""Make the pictures in docs/pictures/ from the press PDFs of the last build.

Run it from the project's folder after `./programm build`, in the development environment: `python scripts/make_pictures.py`;
another output folder is named behind it. Pages are shown trimmed, one picture a product and one of all together. A product
that has not been built is left out. Ghostscript draws the inks, overprinting included; the profile says how they look.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageCms

PICTURES = Path("docs/pictures")
PROFILE = Path("profiles/FOGRA39L_coated.icc")
#: Drawn finer than shown: thin strokes of small type get their true weight only so.
DPI, FINER = 80, 3
GROUND, SHADOW = (226, 225, 220), (196, 194, 188)
MARGIN, GAP = 36, 28
WIDEST = 1600
MOST_BYTES = 400_000

Row = Sequence[Image.Image]


def draw_pages(pdf: Path) -> list[Image.Image]:
    """The trimmed pages of a press PDF in sRGB."""
    with TemporaryDirectory() as folder:
        drawing = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", f"-r{DPI * FINER}", "-dUseTrimBox"]
        drawing += ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-sOutputFile={folder}/%04d.tif", str(pdf)]
        subprocess.run(drawing, check=True)
        return [_seen(path) for path in sorted(Path(folder).glob("*.tif"))]


def _seen(separations: Path) -> Image.Image:
    """The inks of a page as the eye sees them on white paper."""
    with Image.open(separations) as page:
        inks = page.resize((page.width // FINER, page.height // FINER), Image.Resampling.BOX)
    seen = ImageCms.profileToProfile(
        inks,
        ImageCms.getOpenProfile(str(PROFILE)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert seen is not None  # only inPlace returns None
    return seen


def spread(pages: Iterable[Image.Image]) -> Image.Image:
    """Pages that lie side by side when the sheet is open."""
    return beside(tuple(pages), gap=0)


def beside(row: Row, *, gap: int = GAP) -> Image.Image:
    """Images from left to right on one line of feet."""
    width, height = sum(image.width for image in row) + gap * (len(row) - 1), max(image.height for image in row)
    joined, x = Image.new("RGB", (width, height), GROUND), 0
    for image in row:
        joined.paste(image, (x, height - image.height))
        x += image.width + gap
    return joined


def shadowed(sheet: Image.Image) -> Image.Image:
    """A sheet with a narrow shadow, so that a light page shows its edge."""
    framed = Image.new("RGB", (sheet.width + 3, sheet.height + 3), GROUND)
    framed.paste(SHADOW, (3, 3, sheet.width + 3, sheet.height + 3))
    framed.paste(sheet, (0, 0))
    return framed


def contact_sheet(rows: Sequence[Row]) -> Image.Image:
    """Rows of sheets below each other, all to one scale."""
    lines = [beside([shadowed(sheet) for sheet in row]) for row in rows if row]
    width, height = max(line.width for line in lines), sum(line.height for line in lines) + GAP * (len(lines) - 1)
    made, y = Image.new("RGB", (width + 2 * MARGIN, height + 2 * MARGIN), GROUND), MARGIN
    for line in lines:
        made.paste(line, (MARGIN + (width - line.width) // 2, y))
        y += line.height + GAP
    return made


def save(picture: Image.Image, name: str) -> None:
    """As PNG in few colours: the sheets are flat areas and type. Smaller until it is light enough to be read over a slow line."""
    width = min(picture.width, WIDEST)
    while True:
        small = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
        path = PICTURES / f"{name}.png"
        small.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            print(path, small.size, path.stat().st_size // 1000, "kB")
            return
        width = round(width * 0.9)


def variants(press: Path, product: str) -> list[Path]:
    """The PDFs of a product, chapters in their order; of many districts the shortest name, the longest and one between."""
    chapters = [path.stem.split("-", 1)[1] for path in sorted(Path("content/manifesto").glob("*.yaml"))]
    found = sorted(press.glob(f"{product}_*.pdf"))
    names = {path: path.stem.removeprefix(f"{product}_") for path in found}
    if set(names.values()) <= set(chapters):
        return sorted(found, key=lambda path: chapters.index(names[path]))
    by_length = sorted(found, key=lambda path: len(names[path]))
    return by_length if len(found) < 3 else [by_length[0], by_length[-1], by_length[len(found) // 2]]


def main(out: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    press = out / "press"
    # The overview mixes the products: what is single and small in its first row, the others in rows of their own.
    first: list[Image.Image] = []
    further: list[Row] = []
    for product in sorted(path.name for path in Path("layouts").iterdir() if (path / "product.yaml").is_file()):
        whole = press / f"{product}.pdf"
        sheets = [draw_pages(pdf) for pdf in ([whole] if whole.is_file() else variants(press, product))]
        if not sheets:
            continue
        pages = sheets[0]
        if len(pages) > 4:
            inner = [spread(pages[start : start + 2]) for start in range(1, len(pages) - 1, 2)]
            rows: list[Row] = [[pages[0], *inner[:2]], inner[2:5], inner[5:8]]
            first += [pages[0], inner[1]]
        elif len(pages) == 4:
            covers = [sheet[0] for sheet in sheets]
            rows = [covers, [spread(sheet[1:3]) for sheet in sheets[:2]]]
            further.append(covers)
        elif pages[0].width > pages[0].height:
            rows = list(sheets[:2])
            further.insert(0, sheets[-1])
        else:
            rows = [[page for sheet in sheets for page in sheet]]
            first += sheets[-1]
        save(contact_sheet(rows), product)
    if first or further:
        save(contact_sheet([first, *further]), "overview")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out"))
