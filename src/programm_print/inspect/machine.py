"""The machine that contents run on: frames of contents within contents, the graphics state, and the marks it leaves.

A form, a pattern's cell, a Type 3 glyph or an appearance is a frame on a list, not a call: files may nest them as deep as
they like, and marks come out one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from programm_print.inspect.fonts import Font
from programm_print.inspect.matrices import IDENTITY, Box, Matrix, cut, multiply, transformed, usable
from programm_print.inspect.objects import entry
from programm_print.inspect.paths import Path
from programm_print.inspect.shelf import Form, Resources, Shelf
from programm_print.inspect.state import NOTHING, GraphicsState
from programm_print.inspect.streams import decoded
from programm_print.inspect.tokens import Operation, operations
from programm_print.measures import PT_PER_MM
from programm_print.models.inspection import ConstructFact, GroupFact, PageFact, Painted, Rectangle

#: Contents within contents beyond it are not gone into: no program nests them so, and a broken file may without end.
_DEEPEST = 40
_MOST_SAVED = 5_000


class Frame:
    """One content that is being read. `before` is the state to return to. `silent` leaves no marks (a soft mask's group);
    `coloured` is False where colours are the surroundings' own (uncoloured patterns, glyphs with d1)."""

    def __init__(
        self,
        content: Iterator[Operation],
        resources: Resources,
        before: GraphicsState,
        key: tuple[int, int],
        *,
        silent: bool,
        coloured: bool,
    ) -> None:
        self.content = content
        self.resources = resources
        self.before = before
        self.key = key
        self.silent = silent
        self.coloured = coloured
        self.saved: list[GraphicsState] = []
        self.marked: list[bool] = []
        self.base: Matrix = IDENTITY
        self.path = Path()
        self.clip_pending = False
        self.text_matrix: Matrix = IDENTITY
        self.line_matrix: Matrix = IDENTITY
        self.text_clip: Box | None = None
        #: Contents to go into before the next operator is read.
        self.queue: list[Callable[[], object]] = []


class Machine:
    """Reads the contents of one page. `marks` fills up while it runs; who runs it takes them away."""

    def __init__(self, shelf: Shelf, page: PageFact, resources: Resources, origin: Box, clip: Box) -> None:
        """`origin` is the box (in points, page's own coordinates) whose top left corner millimetres count from."""
        self.shelf = shelf
        self.page = page.number
        self.unit = page.user_unit
        self.mm = page.user_unit / PT_PER_MM
        self.marks: list[Painted] = []
        self.groups: set[GroupFact] = set()
        self.constructs: set[ConstructFact] = set()
        self.damaged = False
        self.unfinished = False
        self.drawn: dict[Any, int] = {}
        self.state = GraphicsState(clip, shelf.device(resources, "DeviceGray"))
        self.frames: list[Frame] = []
        self.origin = origin
        self._left, self._top = origin[0], origin[3]
        self._hidden = 0

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    @property
    def resources(self) -> Resources:
        return self.frames[-1].resources

    @property
    def visible(self) -> bool:
        """Whether marks are marks: not in a hidden layer, not in a soft mask."""
        return not self._hidden and not self.frames[-1].silent

    def rectangle_mm(self, box: Box) -> Rectangle:
        """A box in points as millimetres from the trim's top left corner, y downwards."""
        mm, left, top = self.mm, self._left, self._top
        return ((box[0] - left) * mm, (top - box[3]) * mm, (box[2] - left) * mm, (top - box[1]) * mm)

    def clipped(self, box: Box) -> Box | None:
        return cut(box, self.state.clip)

    def construct(self, *names: str) -> None:
        for each in names:
            self.constructs.add(ConstructFact(self.page, each))

    def use_font(self, font: Font) -> None:
        self.shelf.used(font, self.page)

    def save(self) -> None:
        if len(self.frame.saved) < _MOST_SAVED:
            self.frame.saved.append(self.state.copy())

    def restore(self) -> None:
        """A Q too many is passed over, as readers do."""
        if self.frame.saved:
            self.state = self.frame.saved.pop()

    def transform(self, matrix: Matrix) -> None:
        changed = multiply(matrix, self.state.ctm)
        if usable(changed):
            self.state.ctm = changed
        else:
            self.damaged = True

    def clip(self, box: Box) -> None:
        self.state.clip = cut(box, self.state.clip) or NOTHING

    def mark_content(self, *, hidden: bool) -> None:
        if len(self.frame.marked) < _MOST_SAVED:
            self.frame.marked.append(hidden)
            self._hidden += hidden

    def unmark_content(self) -> None:
        if self.frame.marked:
            self._hidden -= self.frame.marked.pop()

    def begin(self, content: bytes, resources: Resources) -> None:
        """Start with the page's own content."""
        before, self.state = self.state, self.state.copy()
        self.frames.append(Frame(operations(content), resources, before, (0, 0), silent=False, coloured=True))

    def enter(
        self,
        form: Form,
        *,
        placed: Matrix | None = None,
        around: Resources | None = None,
        silent: bool = False,
        coloured: bool = True,
    ) -> bool:
        """Go into a form: what it says is read next. False where it is in work already, or too deep.

        `placed` replaces the form's own matrix and the CTM (a pattern's cell, a glyph); else the form stands in the CTM.
        """
        if len(self.frames) > _DEEPEST or (form.key != (0, 0) and any(frame.key == form.key for frame in self.frames)):
            self.damaged = True
            return False
        self.construct(*form.constructs)
        data, whole = decoded(form.stream)
        self.damaged |= not whole
        before, self.state = self.state, self.state.copy()
        matrix = multiply(form.matrix, self.state.ctm) if placed is None else placed
        if usable(matrix):
            self.state.ctm = matrix
        if form.box is not None:
            self.clip(transformed(form.box, self.state.ctm))
        resources = self.shelf.resources(form.resources, around or self.resources)
        outer = self.frame
        frame = Frame(
            operations(data),
            resources,
            before,
            form.key,
            silent=silent or outer.silent,
            coloured=coloured and outer.coloured,
        )
        frame.base = self.state.ctm
        self.frames.append(frame)
        return True

    def later(self, entering: Callable[[], object]) -> None:
        """Go into a content after the operator that asks for it, and after those that asked before."""
        self.frame.queue.append(entering)

    def type3(self, font: Font) -> Resources:
        """The resources of a Type 3 font's glyphs: its own, or the page's."""
        return self.shelf.resources(entry(font.source, "/Resources"), self.resources)

    def leave(self) -> None:
        """The content on top has ended: the state is again what it was before it."""
        while self.frame.marked:
            self.unmark_content()
        self.state = self.frames.pop().before
