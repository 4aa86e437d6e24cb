"""A build that has nothing to do, known without reading the content: the project's files answer every question as before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from programm_print.build.memory import Memory
from programm_print.build.noting import finding_of, noted
from programm_print.build.values import BuiltFile, Options, Status
from programm_print.build.versions import program_version
from programm_print.findings import Finding
from programm_print.messages import current_language
from programm_print.models.selection import Selection
from programm_print.observing import ObservedFiles


@dataclass(frozen=True)
class Request:
    """What a person asks a build for."""

    selection: Selection
    out: Path
    options: Options
    shop: str | None
    epoch: str

    @property
    def key(self) -> str:
        """Of this request to this program in this language."""
        asked = [asdict(self.selection), str(self.out), asdict(self.options), self.shop, self.epoch]
        return sha256(json.dumps([asked, program_version(), current_language()]).encode()).hexdigest()


@dataclass(frozen=True)
class Whole:
    """All that came of a build without a failure. `planned` are the names of all jobs of the project, built or not."""

    files: tuple[BuiltFile, ...]
    findings: tuple[Finding, ...]
    planned: frozenset[str]


def recall_whole(memory: Memory, files: ObservedFiles, request: Request) -> Whole | None:
    """What the request came to, if nothing has changed since: neither what was read for it nor any PDF."""
    kept = memory.recall("whole", request.key)
    if kept is None or not files.would_answer(kept["seen"]):
        return None
    if any(memory.digest(request.out / file["path"]) != file["sha256"] for file in kept["files"]):
        return None
    built = tuple(
        BuiltFile(
            **{name: file[name] for name in ("name", "product", "variant", "edition", "pages", "bytes", "sha256")},
            path=request.out / file["path"],
            status=Status.UNCHANGED,
            findings=tuple(map(finding_of, file["findings"])),
        )
        for file in kept["files"]
    )
    return Whole(built, tuple(map(finding_of, kept["findings"])), frozenset(kept["planned"]))


def keep_whole(
    memory: Memory,
    files: ObservedFiles,
    request: Request,
    built: Sequence[BuiltFile],
    findings: Iterable[Finding],
    planned: Iterable[str],
) -> None:
    """Keep what a request came to; nothing when a sheet failed, which is tried again each time."""
    if any(file.status in (Status.FAILED, Status.DRAFT) for file in built):
        return
    value = {
        "seen": files.seen,
        "files": [_file(file, request.out) for file in built],
        "findings": [noted(finding) for finding in findings],
        "planned": sorted(planned),
    }
    memory.keep("whole", request.key, str(request.out), value)


def _file(file: BuiltFile, out: Path) -> dict[str, object]:
    return {
        "name": file.name,
        "product": file.product,
        "variant": file.variant,
        "edition": file.edition,
        "path": file.path.relative_to(out).as_posix(),
        "pages": file.pages,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "findings": [noted(finding) for finding in file.findings],
    }
