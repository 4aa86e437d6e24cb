"""The contents of pages, forms, patterns and masks in press colours.

One walk follows what a page really paints. It makes RGB black and DeviceGray K only, refuses every other colour that is not
process CMYK, converts images, and switches overprint on for what is painted in K only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from programm_print.finish.colour import Kind, space_of
from programm_print.finish.declared import DeclaredColours, plate_space
from programm_print.finish.fonts import font_fault, font_name, plain_text
from programm_print.finish.images import press_image
from programm_print.finish.inking import UnfitImageError
from programm_print.finish.painting import Painting
from programm_print.finish.resources import Resources, ResourceShelf
from programm_print.finish.shadings import press_shading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programm_print.finish.faults import Faults
    from programm_print.finish.pictures import PictureFile
    from programm_print.models.colour import Colour

# ISO 15930-7: no transfer functions and halftones in graphics states; and overprint is decided here alone.
_DROPPED_STATE_KEYS = ("/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2", "/OP", "/op", "/OPM")
_OPAQUE_BLEND_MODES = ("/Normal", "/Compatible")


@dataclass(frozen=True)
class GraphicsState:
    """What an ExtGState says to the one who paints; None where it says nothing."""

    fill_alpha: float | None
    stroke_alpha: float | None
    masked: bool | None
    transparent: bool


class PressContents:
    """Rewrites the contents of one document; faults go to `faults`."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        profile: bytes,
        colours: DeclaredColours,
        pictures: Mapping[str, PictureFile],
        faults: Faults,
    ) -> None:
        self.profile = profile
        self._pictures = pictures
        self.colours = colours
        self.faults = faults
        self._pdf = pdf
        self._shelf = ResourceShelf(pdf)
        self._overprints: dict[tuple[bool, bool], Object] = {}
        self._plates: dict[str, Object] = {}
        self._fonts: set[bytes] = set()
        self._images: set[tuple[int, int]] = set()
        self._transparency: dict[tuple[int, int], bool] = {}

    def page(self, page: pikepdf.Page, number: int) -> tuple[bytes, bool]:
        """The page's content, and whether it needs a transparency group's blending space.

        A content starts in DeviceGray black; saying K instead lets what never sets a colour overprint as well.
        """
        painting = Painting(self, self._shelf.of(page.obj), number, initial_black=True)
        instructions = pikepdf.parse_content_stream(page) if "/Contents" in page else []
        return b"0 0 0 1 k\n0 0 0 1 K\n" + painting.rewrite(instructions), painting.transparent

    def finish_resources(self) -> None:
        """To be called after the last page: drop from all resource dictionaries what nothing uses."""
        self._shelf.prune()

    def page_resources(self, page: pikepdf.Page) -> Resources:
        return self._shelf.of(page.obj)

    def overprint_state(self, fill: bool, stroke: bool) -> Object:
        """The one ExtGState for fill and stroke overprint. OPM 1: an ink of 0 leaves what lies below (ISO 32000-1, 8.6.7)."""
        if (fill, stroke) not in self._overprints:
            state = Dictionary(Type=Name.ExtGState, OP=stroke, op=fill, OPM=1)
            self._overprints[fill, stroke] = self._pdf.make_indirect(state)
        return self._overprints[fill, stroke]

    def plate(self, colour: Colour) -> Object:
        """The one colour space of a spot colour."""
        if colour.name not in self._plates:
            self._plates[colour.name] = self._pdf.make_indirect(plate_space(colour))
        return self._plates[colour.name]

    def form(self, form: Object, caller: Resources, page: int, *, mask: bool) -> bool:
        """Rewrite a form or tiling pattern once; True where it has transparency.

        Its colours at the start are the caller's, unknown here: only what it sets itself can overprint.
        """
        if form.objgen in self._transparency:
            return self._transparency[form.objgen]
        group = form.get("/Group")
        self._transparency[form.objgen] = group is not None
        for construct in ("/Ref", "/OC", "/OPI"):
            if construct in form:
                self.faults.add("finish.construct", page=page, construct=construct)
        if group is not None:
            group.CS = Name.DeviceGray if mask else Name.DeviceCMYK
        painting = Painting(self, self._shelf.of(form, caller), page, mask=mask)
        form.write(painting.rewrite(pikepdf.parse_content_stream(form)))
        self._transparency[form.objgen] |= painting.transparent
        return self._transparency[form.objgen]

    def image(self, image: pikepdf.Stream, name: str, page: int) -> bool:
        """Bring an image XObject, by its resource's name, to press colours; True where it is transparent."""
        for construct in ("/OC", "/OPI"):
            if construct in image:
                self.faults.add("finish.construct", page=page, construct=construct)
        if image.objgen not in self._images:
            self._images.add(image.objgen)
            # WeasyPrint's names end in 0 or 1: whether a viewer is to smooth the pixels.
            file = self._pictures.get(name[1:-1])
            try:
                press_image(image, self.profile, file)
            except UnfitImageError as error:
                self.faults.add("finish.image", page=page, file=file.path if file else None, what=error.what)
        return "/SMask" in image

    def font(self, font: Object, page: int) -> None:
        """Prove a font at its first use, and make its text plain."""
        if font.unparse() not in self._fonts:
            self._fonts.add(font.unparse())
            plain_text(font)
            fault = font_fault(font)
            if fault is not None:
                self.faults.add(fault, page=page, font=font_name(font))

    def pattern(self, pattern: Object, caller: Resources, page: int, *, mask: bool) -> bool:
        """Rewrite a pattern's cell or prove its gradient; True where it is transparent."""
        if int(pattern.PatternType) == 1:
            return self.form(pattern, caller, page, mask=mask)
        self.shading(pattern.Shading, page)
        return self.graphics_state(pattern.ExtGState, caller, page).transparent if "/ExtGState" in pattern else False

    def shading(self, shading: Object, page: int) -> None:
        refused = press_shading(shading, self.profile)
        if refused is None:
            self.faults.add("finish.gradient", page=page)
        for colour in refused or ():
            self.faults.add("finish.rgb", page=page, measured=colour)

    def graphics_state(self, state: Object, caller: Resources, page: int) -> GraphicsState:
        for key in _DROPPED_STATE_KEYS:
            if key in state:
                del state[key]
        fill_alpha = float(state.ca) if "/ca" in state else None
        stroke_alpha = float(state.CA) if "/CA" in state else None
        masked = None
        if "/SMask" in state:
            masked = isinstance(state.SMask, Dictionary)
            if masked:
                self._soft_mask(state.SMask, caller, page)
        modes = state.get("/BM", Name.Normal)
        mode = str(modes[0] if isinstance(modes, Array) else modes)
        see_through = any(alpha is not None and alpha < 1 for alpha in (fill_alpha, stroke_alpha))
        return GraphicsState(fill_alpha, stroke_alpha, masked, bool(masked) or see_through or mode not in _OPAQUE_BLEND_MODES)

    def _soft_mask(self, mask: Object, caller: Resources, page: int) -> None:
        """A mask prints nothing: only its lightness counts, so that its group blends in gray."""
        if "/BC" in mask:
            backdrop = [float(value) for value in mask.BC.as_list()]
            space = space_of(mask.G.Group.get("/CS"), self.profile)
            if space.kind is Kind.CMYK:
                cyan, magenta, yellow, black = backdrop
                lightness = (1 - black) * (1 - 0.3 * cyan - 0.59 * magenta - 0.11 * yellow)
            else:
                lightness = backdrop[0] if len(set(backdrop)) == 1 else 0.0
                if len(set(backdrop)) != 1:
                    self.faults.add("finish.colour-space", page=page, space=space.label)
            mask.BC = Array([round(lightness, 6)])
        self.form(mask.G, caller, page, mask=True)
