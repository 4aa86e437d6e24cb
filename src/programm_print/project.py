"""The project on disk: found from the working directory upwards, read and written only inside its own folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from programm_print.errors import ToolError, UsageError
from programm_print.messages import say


@dataclass(frozen=True)
class ProjectFiles:
    """A project's own files. Paths are relative to `root`, with forward slashes, and may not leave it by `..` or a link."""

    root: Path

    def locate(self, path: str) -> Path:
        """The real file behind `path`; raises UsageError when it lies outside the project or is hidden (`.git`, `.venv`)."""
        pure = PurePosixPath(path)
        real = (self.root / pure).resolve()
        inside = not pure.is_absolute() and real.is_relative_to(self.root)
        if not inside or any(part.startswith(".") for part in real.relative_to(self.root).parts):
            raise UsageError(say("project.outside", path=path))
        return real

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises UsageError when it is missing, unreadable or outside."""
        real = self.locate(path)
        try:
            return real.read_bytes()
        except FileNotFoundError as error:
            raise UsageError(say("project.missing", path=path)) from error
        except OSError as error:
            raise UsageError(say("project.unreadable", path=path, reason=reason(error))) from error

    def exists(self, path: str) -> bool:
        try:
            return self.locate(path).is_file()
        except UsageError:
            return False

    def list(self, folder: str, suffix: str = "") -> Sequence[str]:
        """Paths of the files directly in `folder` whose name ends in `suffix`, sorted; empty when there is no such folder."""
        real = self.locate(folder)
        if not real.is_dir():
            return []
        names = sorted(entry.name for entry in real.iterdir() if entry.is_file() and not entry.name.startswith("."))
        return [f"{folder}/{name}" for name in names if name.endswith(suffix)]

    def below(self, folder: str) -> Sequence[str]:
        """Paths of all files in `folder` and in the folders below it, sorted; hidden ones are left out."""
        real = self.locate(folder)
        found = []
        for inside, folders, names in os.walk(real):
            folders[:] = [name for name in folders if not name.startswith(".")]
            below = PurePosixPath(folder, Path(inside).relative_to(real).as_posix())
            found += [str(below / name) for name in names if not name.startswith(".")]
        return sorted(found)

    def folders(self, folder: str) -> Sequence[str]:
        """Names of the folders directly in `folder`, sorted; hidden ones and those that begin with `_` are left out."""
        real = self.locate(folder)
        if not real.is_dir():
            return []
        return sorted(entry.name for entry in real.iterdir() if entry.is_dir() and entry.name[0] not in "._")


def find_project(start: Path) -> ProjectFiles:
    """The nearest folder at or above `start` that has `content/` and `layouts/`; raises UsageError when there is none.

    Other folders may be called so: one of the files that every project has must be there too.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        content, layouts = folder / "content", folder / "layouts"
        marked = (content / "campaign.yaml").is_file() or (layouts / "palette.yaml").is_file()
        if marked and content.is_dir() and layouts.is_dir():
            return ProjectFiles(folder)
    raise UsageError(say("project.not-found", folder=start))


def reason(error: OSError) -> str:
    """Why the system refused, in the user's language; what is rare, in the system's own words."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return say("project.no-permission")
    if error.errno == errno.EROFS:
        return say("project.read-only")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("project.no-room")
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return say("project.file-in-the-way")
    if error.errno == errno.EISDIR:
        return say("project.folder-in-the-way")
    return error.strerror or str(error)


def make_folder(folder: Path) -> None:
    """Make the folder where it is missing; raises ToolError when it cannot be made or written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _remove_leftovers(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_atomically(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace `path` by `data` in one step: whatever happens to this process, the old file or the new one is there, whole.

    If it is `lasting`, a power failure changes nothing of that. Raises ToolError when the disk is full or the folder cannot be
    written.
    """
    make_folder(path.parent)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        partial.chmod(0o644)
        partial.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):  # What stood in the way is told already.
            partial.unlink(missing_ok=True)


def remove_file(path: Path) -> None:
    """Remove a file where there is one. Raises ToolError when that cannot be."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


@cache
def _remove_leftovers(folder: Path) -> None:
    """The parts of files whose writers were killed; another build that is writing now keeps its own. Looked for once a process:
    a folder may hold ten thousand files."""
    for part in folder.glob(".*.part"):
        process = part.name.removesuffix(".part").rpartition(".")[2]
        if process.isdecimal() and not _runs(int(process)):
            part.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)  # Signal 0 only asks.
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _unwritable(path: Path, error: OSError) -> ToolError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ToolError(say("project.disk-full", path=path))
    return ToolError(say("project.unwritable", path=path, reason=reason(error)))
