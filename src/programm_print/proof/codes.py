"""QR codes as a telephone sees them: found on the rendered page by ZXing, then measured on an enlarged picture.

ISO/IEC 18004 counts in modules, the small squares: a symbol of version v has 17 + 4 v along each side, and four quiet ones
all round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from programm_print.models.inspection import CodeFact, PageFact, Rectangle
from programm_print.proof.pages import Pages, best_ppi, media_from_trim, trim_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from programm_print.models.plates import Plates
    from programm_print.proof.pages import Pixels

    Points = NDArray[np.float64]

#: The smallest that a telephone makes out.
LEAST_MODULE_MM = 0.25
# That ZXing sees it, which it mostly does with two already.
_PIXELS_OF_LEAST_MODULE = 2.5
_MOST_PIXELS = 12_000_000
_PIXELS_OF_MODULE = 12
# Modules around a symbol that are looked at: four must be quiet.
_AROUND = 6.0
_STEP = 0.125
# Of a contrast from light to dark: what deviates more from a code's light modules is no quiet zone.
_NOISE = 0.3
_FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


def read_codes(pages: Pages, page: PageFact, least_module_mm: float = LEAST_MODULE_MM) -> tuple[CodeFact, ...]:
    """The QR codes of a page with modules of at least this size, those too that have the marks of one and do not decode."""
    return tuple(_codes_of(pages, page, least_module_mm))


def with_inks(code: CodeFact, plates: Plates) -> CodeFact:
    """The code with the inks that the plates have in the middle of its first finder mark, where three modules are dark."""
    x, y = (code.box_mm[index] + 3.5 * code.module_mm + plates.trim_mm[index] for index in (0, 1))
    row, column = int(y / plates.pixel_mm), int(x / plates.pixel_mm)
    if not (0 <= row < plates.tints.shape[1] and 0 <= column < plates.tints.shape[2]):
        return code
    tints = plates.tints[:, row, column]
    return replace(code, inks=tuple(name for name, tint in zip(plates.names, tints, strict=True) if tint > 255 * 0.05))


@dataclass(frozen=True, slots=True)
class _Symbol:
    """A code in a picture: `corners` are its four outer corners in pixels, from the one between two finder marks clockwise."""

    text: str
    modules: int
    corners: Points

    def at(self, across: Points, down: Points) -> tuple[Points, Points]:
        """Pixels (columns, rows) of places given in modules from the first corner; also of a code that lies aslant."""
        first, second, third, fourth = (corner[:, None] for corner in self.corners)
        u, v = across.ravel() / self.modules, down.ravel() / self.modules
        x, y = first * (1 - u) * (1 - v) + second * u * (1 - v) + third * u * v + fourth * (1 - u) * v
        return x.reshape(across.shape), y.reshape(across.shape)

    def box(self) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.corners.min(axis=0), self.corners.max(axis=0)
        return float(x0), float(y0), float(x1), float(y1)

    def side(self) -> float:
        """The mean length of its sides in pixels."""
        import numpy as np

        return float(np.linalg.norm(self.corners - np.roll(self.corners, 1, axis=0), axis=1).mean())


def _codes_of(pages: Pages, page: PageFact, least_module_mm: float) -> Iterator[CodeFact]:
    whole = media_from_trim(page)
    ppi = best_ppi(whole, _PIXELS_OF_LEAST_MODULE / least_module_mm * 25.4, _MOST_PIXELS)
    picture = pages.picture(page, ppi, gray=True)
    if picture is None:
        return
    for symbol in _found(picture):
        x0, y0, x1, y1 = (value / ppi * 25.4 for value in symbol.box())
        rough = (whole[0] + x0, whole[1] + y0, whole[0] + x1, whole[1] + y1)
        yield _measured(pages, page, symbol, rough, symbol.side() / symbol.modules / ppi * 25.4)


def _found(picture: Pixels) -> list[_Symbol]:
    """The symbols that decode, then those that only look like one."""
    import zxingcpp

    read = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), return_errors=True)
    symbols: list[_Symbol] = []
    for result in sorted(read, key=lambda result: not result.valid):
        symbol = _symbol(result)
        if symbol is None or any(_overlap(symbol, other) for other in symbols):
            continue
        # Ornaments can look like a damaged code; none has all three marks of one.
        if result.valid or _has_finder_marks(symbol, picture):
            symbols.append(symbol)
    return symbols


def _symbol(result: Any) -> _Symbol | None:
    import numpy as np

    version = str((result.extra or {}).get("Version", ""))
    if not version.isdecimal():  # Micro and rectangular codes are called M4, R7x43.
        return None
    place = result.position
    corners = np.array(
        [(at.x, at.y) for at in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)], dtype=float
    )
    return _Symbol(result.text if result.valid else "", 17 + 4 * int(version), corners)


def _overlap(one: _Symbol, other: _Symbol) -> bool:
    a, b = one.box(), other.box()
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _has_finder_marks(symbol: _Symbol, picture: Pixels) -> bool:
    import numpy as np

    expected = np.array([[int(sign) for sign in row] for row in _FINDER], dtype=bool)
    down, across = np.mgrid[0:7, 0:7] + 0.5
    far = symbol.modules - 7
    for left, top in ((0, 0), (far, 0), (0, far)):
        values = _sampled(picture, symbol, across + left, down + top)
        dark = values < (float(values.min()) + float(values.max())) / 2
        if np.ptp(values) < 25 or (dark == expected).mean() < 0.9:
            return False
    return True


def _sampled(picture: Pixels, symbol: _Symbol, across: Points, down: Points) -> Pixels:
    import numpy as np

    x, y = symbol.at(across, down)
    rows, columns = (np.clip(value.astype(int), 0, most - 1) for value, most in ((y, picture.shape[0]), (x, picture.shape[1])))
    sampled: Pixels = picture[rows, columns]
    return sampled


def _measured(pages: Pages, page: PageFact, symbol: _Symbol, rough: Rectangle, module_mm: float) -> CodeFact:
    """The code on a picture in which each module has many pixels: its size, its quiet zone, the paper beneath it."""
    import numpy as np

    margin = (_AROUND + 1) * module_mm
    area = (rough[0] - margin, rough[1] - margin, rough[2] + margin, rough[3] + margin)
    ppi = best_ppi(area, _PIXELS_OF_MODULE / module_mm * 25.4, _MOST_PIXELS)
    picture = pages.picture(page, ppi, area)
    if picture is None:
        return CodeFact(page.number, _rounded(rough), symbol.text, round(module_mm, 3), 0.0)
    # The darkest channel, so that a pale yellow module is a module; channel by channel, since along an axis numpy is slow.
    darkest: Pixels = np.minimum(np.minimum(picture[:, :, 0], picture[:, :, 1]), picture[:, :, 2])
    again = [found for found in _found(darkest) if found.text == symbol.text]
    # Enlarged it reads as well, but for one that hardly does: then the first places are good to a third of a module.
    pixels_mm = 25.4 / ppi
    moved = _Symbol(symbol.text, symbol.modules, _moved(symbol, rough, area, pixels_mm))
    best = again[0] if again else moved
    x0, y0, x1, y1 = (value * pixels_mm for value in best.box())
    box = (area[0] + x0, area[1] + y0, area[0] + x1, area[1] + y1)
    module_mm = best.side() / best.modules * pixels_mm
    light, dark = _light_and_dark(best, darkest)
    quiet = min(_quiet(best, darkest, light, dark), _to_trim(page, box) / module_mm)
    return CodeFact(
        page.number, _rounded(box), symbol.text, round(module_mm, 3), round(max(quiet, 0.0), 2), on_paper=light >= 250
    )


def _moved(symbol: _Symbol, rough: Rectangle, area: Rectangle, pixel_mm: float) -> Points:
    """A symbol's corners in the enlarged picture, by its places on the page."""
    import numpy as np

    x0, y0, x1, _ = symbol.box()
    scale = (rough[2] - rough[0]) / max(x1 - x0, 1e-9)
    corner = np.array([rough[0] - area[0], rough[1] - area[1]])
    moved: Points = ((symbol.corners - [x0, y0]) * scale + corner) / pixel_mm
    return moved


def _light_and_dark(symbol: _Symbol, picture: Pixels) -> tuple[float, float]:
    """What its light and its dark modules look like, by the first finder mark: 0 to 255."""
    import numpy as np

    down, across = np.mgrid[0:7, 0:7] + 0.5
    marks = np.array([[int(sign) for sign in row] for row in _FINDER], dtype=bool)
    values = _sampled(picture, symbol, across, down)
    return float(np.median(values[~marks])), float(np.median(values[marks]))


def _quiet(symbol: _Symbol, picture: Pixels, light: float, dark: float) -> float:
    """How many modules around a symbol look like its light ones, up to six: by ever wider frames around it."""
    import numpy as np

    for distance in np.arange(_STEP * 2, _AROUND + _STEP, _STEP):
        along = np.arange(-distance, symbol.modules + distance, _STEP)
        low, high = np.full_like(along, -distance), np.full_like(along, symbol.modules + distance)
        across, down = np.concatenate([along, along, low, high]), np.concatenate([low, high, along, along])
        values = _sampled(picture, symbol, across, down)
        if (np.abs(values - light) > _NOISE * abs(light - dark)).sum() > 1:
            return float(distance)
    return _AROUND


def _to_trim(page: PageFact, box: Rectangle) -> float:
    """The way from a box to the nearest trim edge: beyond it nobody knows what a code lies on."""
    trim = trim_of(page)
    return min(box[0], box[1], trim[2] - trim[0] - box[2], trim[3] - trim[1] - box[3])


def _rounded(box: Rectangle) -> Rectangle:
    x0, y0, x1, y1 = (round(value, 2) for value in box)
    return x0, y0, x1, y1
