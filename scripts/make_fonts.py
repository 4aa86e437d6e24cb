"""Make the static cuts in fonts/ from the variable fonts that fonts/fonts.yaml names, byte for byte the same each time.

Run it from the project's folder with the development environment: `python scripts/make_fonts.py`. It downloads the pinned
packages with pip. Outlines stay as they are; what is done to a font is said in fonts/README.md.
"""

from __future__ import annotations

import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from fontTools.otlLib.builder import buildLookup, buildPairPosGlyphs, buildValue
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

from programm_print.layout.fonts import FOLDER, Cut, Source, read_fonts_file

#: Every cut has these: Pango sets a space in the font of the letter before it, without asking whether the font has one.
INVISIBLE = [0x20, 0x2D, 0xA0, 0xAD, 0x2009, 0x202F, 0x2060]
LETTERS = {
    "latin": [*range(0x20, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2800)],
    "greek": [*range(0x300, 0x316), 0x342, 0x345, *range(0x370, 0x400), *range(0x1F00, 0x2000)],
    "cyrillic": [*range(0x300, 0x316), *range(0x400, 0x530)],
}
FEATURES = [
    *("ccmp", "locl", "calt", "liga", "kern", "mark", "mkmk"),
    *("case", "lnum", "onum", "pnum", "tnum", "frac", "numr", "dnom", "ordn", "subs", "sups", "sinf"),
]

#: Signs that a source may lack → the sign whose glyph is copied, kerning included. A shared glyph would not do: a PDF says
#: one character for each glyph, so copied text would hold the wrong one. Romanian letters with a cedilla are old spellings.
COPIES = {0x2010: 0x2D, 0x2011: 0x2D, 0xAD: 0x2D, 0xA0: 0x20, 0x202F: 0x2009, 0x162: 0x21A, 0x163: 0x21B}
#: The Dutch digraphs, set side by side where a source has no letter for them.
DIGRAPHS = {0x132: (0x49, 0x4A), 0x133: (0x69, 0x6A)}
WORD_JOINER = 0x2060
LINE_METRICS = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}
KEPT_NAMES = (0, 5, 7, 8, 9, 11, 12, 13, 14)  # copyright, version, trademark, makers, licence


def main() -> None:
    fonts = read_fonts_file(lambda path: Path(path).read_bytes())
    folder = Path(FOLDER)
    with TemporaryDirectory() as temporary:
        wheels = {name: download(source, Path(temporary)) for name, source in fonts.sources.items()}
        for name, source in fonts.sources.items():
            (folder / source.licence).write_bytes(wheels[name].read(f"{source.folder}/LICENSE").replace(b"\r\n", b"\n"))
        for name, cut in fonts.cuts.items():
            source = fonts.sources[cut.source]
            with wheels[cut.source].open(f"{source.folder}/files/{cut.file}") as file:
                font = TTFont(file, recalcTimestamp=False)
                make(font, cut, source)
            if cut.beside:
                take_line_metrics(font, TTFont(folder / cut.beside))
            font.save(folder / name, reorderTables=True)
            print(f"{folder / name}: {(folder / name).stat().st_size // 1024} KB")


def download(source: Source, folder: Path) -> ZipFile:
    """The wheel of a source; pip refuses one whose hash is not the pinned one."""
    requirement = folder / f"{source.package}.txt"
    requirement.write_text(f"{source.package}=={source.version} --hash=sha256:{source.sha256}\n")
    target = folder / source.package
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    subprocess.run([*pip, "--dest", str(target), "--requirement", str(requirement)], check=True)
    return ZipFile(next(target.glob("*.whl")))


def make(font: TTFont, cut: Cut, source: Source) -> None:
    """Turn a variable font into the cut, in place."""
    original = font["name"].getBestFamilyName()
    axes = {axis.axisTag: cut.axes.get(axis.axisTag, axis.defaultValue) for axis in font["fvar"].axes}
    instantiateVariableFont(font, axes, inplace=True)
    if "STAT" in font:
        del font["STAT"]
    letters = {*INVISIBLE, *(code for script in source.scripts for code in LETTERS[script])}
    subset(font, letters)
    for code, model in COPIES.items():
        if code in letters and code not in font.getBestCmap():
            add_copy(font, code, font.getBestCmap()[model])
    for code, (first, second) in DIGRAPHS.items():
        if code in letters and code not in font.getBestCmap():
            add_digraph(font, code, font.getBestCmap()[first], font.getBestCmap()[second])
    if WORD_JOINER not in font.getBestCmap():
        add_glyph(font, WORD_JOINER, Glyph(), (0, 0))
    if cut.kerning:
        add_kerning(font, cut.kerning)
    rename(font, cut, original)


def subset(font: TTFont, letters: set[int]) -> None:
    options = Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False, glyph_names=True)
    options.drop_tables += ["DSIG", "BASE"]
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False  # one library decides on the bytes, not two
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)


def add_copy(font: TTFont, code: int, model: str) -> None:
    name = add_glyph(font, code, deepcopy(font["glyf"][model]), font["hmtx"][model])
    if "GDEF" in font and (classes := font["GDEF"].table.GlyphClassDef) and model in classes.classDefs:
        classes.classDefs[name] = classes.classDefs[model]
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = table.ExtSubTable if table.LookupType == 9 else table
            if pairs.LookupType == 2:
                kern_like(pairs, name, model)


def kern_like(pairs: Any, name: str, model: str) -> None:
    """Enter glyph `name` wherever `model` stands in a table of kerning pairs. `name` is the last glyph, so orders hold."""
    covered = pairs.Coverage.glyphs
    if pairs.Format == 1:
        for pair_set in pairs.PairSet:
            for record in [record for record in pair_set.PairValueRecord if record.SecondGlyph == model]:
                copy = deepcopy(record)
                copy.SecondGlyph = name
                pair_set.PairValueRecord.append(copy)
        if model in covered:
            pairs.PairSet.append(deepcopy(pairs.PairSet[covered.index(model)]))
            covered.append(name)
            pairs.PairSetCount = len(pairs.PairSet)
    else:
        if model in covered:
            covered.append(name)
        for classes in (pairs.ClassDef1.classDefs, pairs.ClassDef2.classDefs):
            if model in classes:
                classes[name] = classes[model]


def add_kerning(font: TTFont, pairs: dict[str, int]) -> None:
    """A lookup of its own after the source's: what both say of a pair adds up."""
    characters, units = font.getBestCmap(), font["head"].unitsPerEm
    moves = {
        tuple(characters[ord(letter)] for letter in pair): (buildValue({"XAdvance": round(by * units / 1000)}), None)
        for pair, by in pairs.items()
    }
    table = font["GPOS"].table
    table.LookupList.Lookup.append(buildLookup(buildPairPosGlyphs(moves, font.getReverseGlyphMap())))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            record.Feature.LookupListIndex.append(table.LookupList.LookupCount - 1)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def add_digraph(font: TTFont, code: int, first: str, second: str) -> None:
    (advance, bearing), (more, _) = font["hmtx"][first], font["hmtx"][second]
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(first, (1, 0, 0, 1, 0, 0))
    pen.addComponent(second, (1, 0, 0, 1, advance, 0))
    add_glyph(font, code, pen.glyph(), (advance + more, bearing))


def add_glyph(font: TTFont, code: int, glyph: Glyph, metrics: tuple[int, int]) -> str:
    name = f"uni{code:04X}"
    font["glyf"][name] = glyph
    font["hmtx"][name] = metrics
    font.setGlyphOrder(font["glyf"].glyphOrder)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name
    return name


def take_line_metrics(font: TTFont, other: TTFont) -> None:
    """Ascent, descent and line gap of `other`, so that a line keeps its height when one of its letters falls back."""
    scale = font["head"].unitsPerEm / other["head"].unitsPerEm
    for tag, fields in LINE_METRICS.items():
        for field in fields:
            setattr(font[tag], field, round(getattr(other[tag], field) * scale))


def rename(font: TTFont, cut: Cut, original: str) -> None:
    """A family of its own with one regular style: layouts ask for a role, and no engine looks for weights or slants in it."""
    place = ", ".join(f"{tag} {value:g}" for tag, value in cut.axes.items())
    kept = {number: font["name"].getDebugName(number) for number in KEPT_NAMES}
    new = {
        1: cut.family,
        2: "Regular",
        3: f"{cut.family}; {place}",
        4: cut.family,
        6: cut.family.replace(" ", "") + "-Regular",
        10: f"Static cut of {original} ({place}), made by scripts/make_fonts.py of programm-print.",
    }
    font["name"].names = []
    for number, text in sorted((kept | new).items()):
        if text:
            font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].usWidthClass = 5
    font["OS/2"].fsSelection = 0x40 | font["OS/2"].fsSelection & 0x80  # regular; USE_TYPO_METRICS as it was
    font["head"].macStyle = 0


if __name__ == "__main__":
    main()
