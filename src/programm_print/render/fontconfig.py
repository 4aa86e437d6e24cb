"""Hide the machine's fonts from this process, so that a sheet looks the same everywhere and no glyph is borrowed."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""

# Pango 1.5x dereferences NULL and the process dies when fontconfig knows no font at all, or no glyph for a text and
# nothing to show .notdef from. So one font without a single letter stays visible: it can replace nothing.
_BLANK_FAMILY = "programm-print blank"


@cache
def hide_system_fonts() -> None:
    """Point fontconfig at a folder of this process that holds one blank font; again and again is harmless.

    Works without a HOME. Must be called before a font configuration is made: each reads FONTCONFIG_FILE afresh.
    """
    folder = Path(tempfile.mkdtemp(prefix="programm-print-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "fonts").mkdir()
    (folder / "cache").mkdir()
    _write_blank_font(folder / "fonts" / "blank.ttf")
    configuration = folder / "fonts.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder.as_posix()), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    os.environ.pop("FONTCONFIG_PATH", None)


def _write_blank_font(path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space"])
    builder.setupCharacterMap({0x20: "space"})
    builder.setupGlyf({".notdef": Glyph(), "space": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "space": (250, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": _BLANK_FAMILY, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)
