"""One content stream, instruction by instruction: its colours made press colours, K-only painting made to overprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Name, Object, Operator

from programm_print.finish.colour import Kind, black_of_gray, hexadecimal, space_of

if TYPE_CHECKING:
    from programm_print.finish.contents import PressContents
    from programm_print.finish.resources import Resources
    from programm_print.models.colour import Colour

_BEGIN_PATH = frozenset(("m", "re"))
_PATHS = _BEGIN_PATH | frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"))
_SHOW_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_COLOURS = frozenset(("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"))
_STATES = frozenset(("q", "Q"))
_NAMED = frozenset(("gs", "Do", "sh", "Tf", "BDC"))
_NONE = (False, False)


@dataclass(frozen=True)
class _Paint:
    """A current colour: its declared space (None: unknown, inherited by a form), and whether it overprints while opaque.

    `spot` is what it is a tint of.
    """

    kind: Kind | None = None
    overprints: bool = False
    spot: Colour | None = None


@dataclass(frozen=True)
class _State:
    """The part of the graphics state that decides overprint; q and Q keep it."""

    fill: _Paint
    stroke: _Paint
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    masked: bool = False
    overprint: tuple[bool, bool] = _NONE


class Painting:
    """K at 100 % alone overprints, text, lines and shapes alike, as layout programs do by default.

    Then a plate out of register shows no white seam. The palette may declare otherwise, for K as for other colours. Tints,
    translucent black and images knock out; white never overprints (overprinting it would make it vanish). Gray is written as
    K of DeviceCMYK, since overprint mode 1 holds for DeviceCMYK alone (ISO 32000-1, 8.6.7). Inside a soft mask nothing is
    ink: there neutral RGB becomes gray.
    """

    def __init__(
        self,
        contents: PressContents,
        resources: Resources,
        page: int,
        *,
        mask: bool = False,
        initial_black: bool = False,
    ) -> None:
        initial = _Paint(Kind.CMYK, contents.colours.overprint((0, 0, 0, 1))) if initial_black else _Paint()
        self.transparent = False
        self._contents = contents
        self._resources = resources
        self._page = page
        self._mask = mask
        self._state = _State(fill=initial, stroke=initial)
        self._stack: list[_State] = []
        self._out: list[Any] = []
        self._path_start: int | None = None

    def rewrite(self, instructions: Iterable[ContentStreamInstruction | ContentStreamInlineImage]) -> bytes:
        for instruction in instructions:
            self._take(instruction)
        self._out += [_instruction("Q")] * len(self._stack)
        return pikepdf.unparse_content_stream(self._out)

    def _take(self, instruction: ContentStreamInstruction | ContentStreamInlineImage) -> None:
        operator = str(instruction.operator)
        if operator in _COLOURS:
            self._colour(operator, list(instruction.operands))
            return
        if operator == "Q" and not self._stack:
            return
        if isinstance(instruction, ContentStreamInlineImage):
            self._inline_image(instruction)
        elif operator in _PATHS or operator in _SHOW_TEXT:
            self._shape(operator)
        elif operator in _STATES:
            self._stacked(operator)
        elif operator in _NAMED:
            self._named(operator, instruction.operands[0])
        self._out.append(instruction)

    def _shape(self, operator: str) -> None:
        """Overprint is settled where something gets painted, with the colours that hold there."""
        if operator in _BEGIN_PATH:
            if self._path_start is None:
                self._path_start = len(self._out)
            return
        if operator in _SHOW_TEXT:
            self._overprint(self._wanted())
        elif operator != "n":
            self._overprint(self._wanted(), at=self._path_start)
        self._path_start = None

    def _stacked(self, operator: str) -> None:
        if operator == "q":
            self._stack.append(self._state)
        else:
            self._state = self._stack.pop()

    def _named(self, operator: str, name: Object) -> None:
        """Operators whose first operand names a resource."""
        match operator:
            case "gs":
                self._graphics_state(name)
            case "Do":
                self._external(name)
            case "sh":
                self._overprint(_NONE)
                shading = self._resources.use("/Shading", name)
                if shading is not None:
                    self._contents.shading(shading, self._page)
            case "Tf":
                font = self._resources.use("/Font", name)
                if font is not None:
                    self._contents.font(font, self._page)
            case _:
                if name == Name.OC:
                    self._contents.faults.add("finish.construct", page=self._page, construct="/OC")

    def _wanted(self) -> tuple[bool, bool]:
        """Whether fill and stroke overprint with the current colours."""
        state = self._state
        if self._mask or state.masked:
            return _NONE
        return (state.fill.overprints and state.fill_alpha == 1, state.stroke.overprints and state.stroke_alpha == 1)

    def _overprint(self, wanted: tuple[bool, bool], *, at: int | None = None) -> None:
        """Say it where it changes; before a path begins, since no state may change within one (ISO 32000-1, 8.2)."""
        if wanted == self._state.overprint:
            return
        name = self._resources.add("/ExtGState", self._contents.overprint_state(*wanted), "overprint")
        self._out.insert(len(self._out) if at is None else at, _instruction("gs", name))
        self._state = replace(self._state, overprint=wanted)

    def _colour(self, operator: str, operands: list[Any]) -> None:
        stroke = operator.isupper()
        match operator.lower():
            case "cs":
                self._colour_space(operands[0], stroke)
            case "g":
                self._gray(operands[0], stroke)
            case "rg":
                self._rgb(operands, stroke)
            case "k":
                self._cmyk(operator, operands, stroke)
            case _:
                self._colour_in_space(operator, operands, stroke)

    def _paint(self, stroke: bool, paint: _Paint) -> None:
        self._state = replace(self._state, stroke=paint) if stroke else replace(self._state, fill=paint)

    def _colour_space(self, name: Object, stroke: bool) -> None:
        """Device spaces by their name, and black: the first colour of each of them (ISO 32000-1, 8.6.8)."""
        spot = self._contents.colours.spot(str(name))
        if spot is not None:
            self._spot(spot, stroke)
            return
        named = self._resources.get("/ColorSpace", name)
        space = space_of(name if named is None else named, self._contents.profile)
        operator = "CS" if stroke else "cs"
        match space.kind:
            case Kind.CMYK:
                self._out.append(_instruction(operator, Name.DeviceCMYK))
                self._paint(stroke, _Paint(Kind.CMYK, self._contents.colours.overprint((0, 0, 0, 1))))
            case Kind.GRAY:
                self._gray(0, stroke)
            case Kind.RGB:
                self._rgb([0, 0, 0], stroke)
            case Kind.PATTERN:
                if named is not None:
                    self._resources.use("/ColorSpace", name)
                    if len(named) > 1 and space_of(named[1], self._contents.profile).kind is Kind.CMYK:
                        named[1] = Name.DeviceCMYK
                self._out.append(_instruction(operator, name))
                self._paint(stroke, _Paint(Kind.PATTERN))
            case Kind.SPOT:
                self._contents.faults.add("finish.spot", page=self._page, name=space.label)
                self._paint(stroke, _Paint(Kind.OTHER))
            case Kind.OTHER:
                self._contents.faults.add("finish.colour-space", page=self._page, space=space.label)
                self._paint(stroke, _Paint(Kind.OTHER))

    def _spot(self, spot: Colour, stroke: bool) -> None:
        """A declared spot colour on its plate, at full tint to begin with (ISO 32000-1, 8.6.6.4)."""
        name = self._resources.add("/ColorSpace", self._contents.plate(spot), "plate")
        self._out.append(_instruction("CS" if stroke else "cs", name))
        self._paint(stroke, _Paint(Kind.SPOT, bool(spot.overprint), spot))

    def _colour_in_space(self, operator: str, operands: list[Any], stroke: bool) -> None:
        paint = self._state.stroke if stroke else self._state.fill
        kind = paint.kind
        if operands and isinstance(operands[-1], Name):
            pattern = self._resources.use("/Pattern", operands[-1])
            if pattern is not None and self._contents.pattern(pattern, self._resources, self._page, mask=self._mask):
                self.transparent = True
            self._out.append(_instruction(operator, *operands))
        elif paint.spot is not None:
            self._out.append(_instruction(operator, *operands))
            self._paint(stroke, replace(paint, overprints=bool(paint.spot.overprint) and float(operands[0]) > 0))
        elif kind is Kind.GRAY or (kind is None and len(operands) == 1):
            self._gray(operands[0], stroke)
        elif kind is Kind.RGB or (kind is None and len(operands) == 3):
            self._rgb(operands, stroke)
        elif kind is Kind.CMYK or (kind is None and len(operands) == 4):
            self._cmyk(operator, operands, stroke)

    def _cmyk(self, operator: str, operands: list[Any], stroke: bool) -> None:
        self._out.append(_instruction(operator, *operands))
        self._paint(stroke, _Paint(Kind.CMYK, self._contents.colours.overprint(operands)))

    def _gray(self, gray: Any, stroke: bool) -> None:
        if self._mask:
            self._out.append(_instruction("G" if stroke else "g", gray))
            self._paint(stroke, _Paint(Kind.GRAY))
            return
        black = black_of_gray(gray)
        self._out.append(_instruction("K" if stroke else "k", 0, 0, 0, black))
        self._paint(stroke, _Paint(Kind.GRAY, self._contents.colours.overprint((0, 0, 0, black))))

    def _rgb(self, operands: list[Any], stroke: bool) -> None:
        """WeasyPrint's default black is `0 0 0 rg`; every other RGB colour is somebody's to decide."""
        values = [float(value) for value in operands]
        if self._mask and len(set(values)) == 1:
            self._gray(operands[0], stroke)
        else:
            if any(value > 0 for value in values):
                self._contents.faults.add("finish.rgb", page=self._page, measured=hexadecimal(values))
            self._gray(Decimal(0), stroke)
        self._paint(stroke, replace(self._state.stroke if stroke else self._state.fill, kind=Kind.RGB))

    def _graphics_state(self, name: Object) -> None:
        found = self._resources.use("/ExtGState", name)
        if found is None:
            return
        said = self._contents.graphics_state(found, self._resources, self._page)
        self.transparent |= said.transparent
        state = self._state
        self._state = replace(
            state,
            fill_alpha=state.fill_alpha if said.fill_alpha is None else said.fill_alpha,
            stroke_alpha=state.stroke_alpha if said.stroke_alpha is None else said.stroke_alpha,
            masked=state.masked if said.masked is None else said.masked,
        )

    def _external(self, name: Object) -> None:
        found = self._resources.use("/XObject", name)
        if found is None:
            return
        if found.get("/Subtype") == Name.Image:
            assert isinstance(found, pikepdf.Stream)
            self._overprint(self._wanted() if found.get("/ImageMask", False) else _NONE)
            self.transparent |= self._contents.image(found, str(name), self._page)
        elif found.get("/Subtype") == Name.Form:
            self._overprint(_NONE)
            self.transparent |= self._contents.form(found, self._resources, self._page, mask=self._mask)
        else:
            self._contents.faults.add("finish.construct", page=self._page, construct=str(found.get("/Subtype")))

    def _inline_image(self, instruction: ContentStreamInlineImage) -> None:
        """WeasyPrint writes none; one in device gray or CMYK may stay as it is."""
        image = instruction.iimage.obj
        if image.get("/ImageMask", False):
            self._overprint(self._wanted())
            return
        self._overprint(_NONE)
        space = space_of(image.get("/ColorSpace"), self._contents.profile)
        if space.kind not in (Kind.CMYK, Kind.GRAY):
            self._contents.faults.add("finish.image", page=self._page, what=space.label)


def _instruction(operator: str, *operands: Any) -> tuple[list[Any], Operator]:
    return list(operands), Operator(operator)
