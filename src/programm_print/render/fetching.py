"""What layouts may load: the project's own files under the scheme `project:`, and nothing else."""

from __future__ import annotations

import mimetypes
import urllib.parse
from collections.abc import Callable
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

from programm_print.errors import ProgrammError
from programm_print.messages import say
from programm_print.render.rasters import image_name

Read = Callable[[str], bytes]
"""A path in the project, with forward slashes, to the file's bytes; raises ProgrammError when outside or missing."""

SCHEME = "project"

# urljoin resolves relative references only for schemes that it knows; the symbolic scheme keeps the checkout's path out of
# the PDF, where WeasyPrint hashes URLs into names.
if SCHEME not in urllib.parse.uses_relative:
    urllib.parse.uses_relative.append(SCHEME)

_TYPES = {".css": "text/css", ".svg": "image/svg+xml"}


def url_of(path: str) -> str:
    return f"{SCHEME}:/{urllib.parse.quote(path)}"


def path_of(url: str) -> str | None:
    """The project's path that an URL names, None when it names anything else. `..` stays in: `Read` judges it."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme.lower() != SCHEME or parts.netloc:
        return None
    return urllib.parse.unquote(parts.path).removeprefix("/")


def is_raster(path: str) -> bool:
    """Whether a file, by its name, is a picture made of pixels."""
    kind = mimetypes.guess_type(path, strict=False)[0] or ""
    return kind.startswith("image/") and not kind.startswith("image/svg")


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Serves `project:` URLs through `read` and refuses the rest.

    WeasyPrint lets many failed fetches pass in silence or with a line in its log (drawing an SVG swallows even a
    FatalURLFetchingError), so each one is handed to `on_refusal(url, sentence)` as well.
    `sheets` are the texts of stylesheets by URL, `pictures` the paths of pictures by the names that WeasyPrint gives them.
    """

    def __init__(self, read: Read, on_refusal: Callable[[str, str], None]) -> None:
        super().__init__(allowed_protocols=[SCHEME], allow_redirects=False)
        self._read = read
        self._on_refusal = on_refusal
        self.sheets: dict[str, str] = {}
        self.pictures: dict[str, str] = {}

    def fetch(self, url: str, headers: Any = None) -> Any:
        path = path_of(url)
        try:
            if path is None:
                # Without its query: a data: URL can be a megabyte long.
                raise RefusedError(say("render.refused", url=url[:80]))
            data = self._read(path)
        except ProgrammError as error:
            self._on_refusal(url, str(error))
            raise
        suffix = "." + path.rpartition(".")[2].lower()
        kind = _TYPES.get(suffix) or mimetypes.guess_type(path, strict=False)[0] or "application/octet-stream"
        if kind == "text/css":
            self.sheets[url] = data.decode("utf-8", "replace")
        elif is_raster(path):
            self.pictures[image_name(url)] = path
        return URLFetcherResponse(url, data, {"Content-Type": kind})


class RefusedError(ProgrammError):
    """An URL that leads out of the project."""

    exit_code = 1
