"""Where sheets are composed: an order's content and its files become HTML. Needs no engine, so it is loaded soon."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace

from programm_print.build.values import Bundle, Files, Order, Outcome
from programm_print.compose.composing import Composer
from programm_print.copyfitting import first_sizes
from programm_print.errors import ContentError, RenderError, UsageError
from programm_print.messages import say
from programm_print.models.content import Content
from programm_print.models.seeing import Sight
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.siblings import lengths_in_frames, shared_fits

_LAYOUTS = "layouts/"


def _is_template(path: str) -> bool:
    return path.startswith(_LAYOUTS) and path.endswith(".html")


class ComposingRoom:
    """One bundle's files and templates, read once. Belongs to one thread."""

    def __init__(self, bundle: Bundle) -> None:
        self._content = bundle.content
        self._files = _Reader(bundle.files)
        self._templates = [path.removeprefix(_LAYOUTS) for path in bundle.files.data if _is_template(path)]
        campaign, compiled = bundle.content.campaign, bundle.templates
        self._composer = Composer(campaign, bundle.palette, bundle.fonts, self._files.read, compiled)

    def read(self, path: str) -> bytes:
        """A file of the bundle or of the order at hand. Raises UsageError."""
        return self._files.read(path)

    def carry_out(self, order: Order, step: Callable[[Task], Outcome]) -> Outcome:
        """What comes of a step with the order's own content and files, and what was looked at for it."""
        districts = (order.district,) if order.district else ()
        content = replace(self._content, districts=districts, places={**self._content.places, **order.places})
        self._files.begin(order.files)
        sight = Sight()
        try:
            outcome = step(Task(order, content, sight))
        except (ContentError, RenderError) as error:
            # A template that breaks off fails its own sheets, like a stylesheet that the engine warns of.
            outcome = Outcome(findings=error.findings)
        return replace(outcome, values=sight.paths, files=self._files.asked)

    def compiled(self, products: Set[str]) -> Mapping[str, bytes]:
        """The templates of these products, for the bundle."""
        folders = tuple(f"{folder}/" for folder in ("_shared", *products))
        return self._composer.compiled(name for name in self._templates if name.startswith(folders))

    def compose(self, task: Task, sizes: Sizes) -> ComposedSheet:
        return self._composer.compose(task.order.job, task.content, sizes, task.sight)

    def lengths(self, task: Task) -> Outcome:
        """How long the order's texts are, for the sizes that siblings share."""
        product = task.order.job.product
        # Where frames are measured first, all its texts stand on the sheet only after that: whatever the heights may be.
        heights = defaultdict(float, {"": 0.0}) if product.measured else None
        composed = self.compose(task, replace(first_sizes(product), heights_mm=heights))
        return Outcome(lengths=lengths_in_frames(composed.html, shared_fits(product).keys()))


@dataclass(frozen=True)
class Task:
    """An order with the content it is made from, and what was looked at of it so far."""

    order: Order
    content: Content
    sight: Sight


class _Reader:
    """The files that were sent, shared ones and an order's own. Notes which are asked for."""

    def __init__(self, shared: Files) -> None:
        self._shared = shared
        self._own = Files()
        self._asked: dict[str, None] = {}

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(self._asked)

    def begin(self, own: Files) -> None:
        """A new order, with these files of its own."""
        self._own = own
        self._asked = {}

    def read(self, path: str) -> bytes:
        """Raises UsageError for what is not there, may not be read, or lies outside the project."""
        name = posixpath.normpath(path)
        self._asked[name] = None
        for files in (self._own, self._shared):
            if name in files.data:
                return files.data[name]
            if name in files.refused:
                raise UsageError(files.refused[name])
        outside = posixpath.isabs(name) or any(part.startswith(".") for part in name.split("/"))
        raise UsageError(say("project.outside" if outside else "project.missing", path=path))
