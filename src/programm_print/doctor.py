"""What this machine and this project need for a build, and whether it is there."""

from __future__ import annotations

import ctypes
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from programm_print.content.loading import load_content
from programm_print.errors import ContentError, UsageError
from programm_print.findings import Finding, Severity
from programm_print.layout.fonts import load_fonts
from programm_print.messages import current_language, say
from programm_print.project import ProjectFiles, find_project

#: The lock file lies beside the program's sources; a program installed as a package has none.
LOCK = Path(__file__).parents[2] / "requirements.lock"

#: WeasyPrint's oldest supported Pango.
OLDEST_PANGO = (1, 44)

#: All press PDFs of a campaign and their predecessors, which are kept until the new ones are whole.
NEEDED_SPACE_MB = 500

# By system: file names of what WeasyPrint loads at run time, and the line that installs it. The launcher names the same.
_PANGO, _PANGOFT2, _SUBSET = (
    ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.0.dylib")
    if sys.platform == "darwin"
    else ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
)
_INSTALL_LIBRARIES, _INSTALL_TOOLS = (
    ("brew install pango harfbuzz", "brew install ghostscript poppler")
    if sys.platform == "darwin"
    else (
        "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "sudo apt install ghostscript poppler-utils",
    )
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `fact` is what was found, `finding` what is wrong with it, if anything."""

    topic: str
    fact: str
    finding: Finding | None = None


def examine(start: Path, out: Path | None) -> tuple[Check, ...]:
    """Look at the machine, at the project at or above `start`, and at the folder `out` (None: the project's own)."""
    checks = [_python(), _packages(LOCK), *_libraries(), _tools(), _locale()]
    try:
        files = find_project(start)
    except UsageError as error:
        checks.append(Check(say("doctor.project"), say("doctor.not-found"), _finding("no-project", Severity.ERROR, str(error))))
        return tuple(checks)
    checks += [Check(say("doctor.project"), str(files.root)), _fonts(files), _profile(files), _space(out or files.root / "out")]
    return tuple(checks)


def _finding(name: str, severity: Severity, message: str, hint: str | None = None) -> Finding:
    return Finding(f"doctor.{name}", severity, message, hint)


def _python() -> Check:
    return Check("Python", f"{platform.python_version()} ({sys.executable})")


def _packages(lock: Path) -> Check:
    """The installed versions against those of the lock file."""
    topic = say("doctor.packages")
    if not lock.is_file():
        return Check(topic, say("doctor.no-lock"))
    locked = locked_versions(lock.read_text(encoding="utf-8"))
    wrong = []
    for name, (versions, always) in locked.items():
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            # A package with a marker may be for another system.
            if always:
                wrong.append(f"{name} ({say('doctor.not-found')})")
        else:
            if installed not in versions:
                wrong.append(f"{name} {installed} ({' / '.join(sorted(versions))})")
    fact = say("doctor.package-count", count=len(locked), file=lock.name)
    if not wrong:
        return Check(topic, fact)
    message = say("doctor.other-packages", packages=", ".join(wrong))
    return Check(
        topic, fact, _finding("other-packages", Severity.ERROR, message, say("doctor.renew", folder=lock.parent / ".venv"))
    )


def locked_versions(lock: str) -> dict[str, tuple[frozenset[str], bool]]:
    """Per package of a lock file its versions (several where they depend on the system), and whether each system has it."""
    versions: dict[str, tuple[frozenset[str], bool]] = {}
    for name, version, marker in re.findall(r"^([\w.-]+)==([^\s;]+)(\s*;)?", lock, re.MULTILINE):
        known, always = versions.get(name, (frozenset[str](), False))
        versions[name] = (known | {version}, always or not marker)
    return versions


def _libraries() -> Iterator[Check]:
    pango = _load(_PANGO)
    if pango is None:
        yield Check("Pango", say("doctor.not-found"), _missing_library(_PANGO))
    else:
        pango.pango_version_string.restype = ctypes.c_char_p
        version = pango.pango_version_string().decode("ascii")
        old = tuple(int(part) for part in version.split(".")[:2]) < OLDEST_PANGO
        oldest = ".".join(map(str, OLDEST_PANGO))
        message = say("doctor.old-pango", oldest=oldest)
        yield Check("Pango", version, _finding("old-pango", Severity.ERROR, message) if old else None)
    for topic, library in (("PangoFT2", _PANGOFT2), ("HarfBuzz Subset", _SUBSET)):
        found = _load(library) is not None
        yield Check(topic, library if found else say("doctor.not-found"), None if found else _missing_library(library))


def _load(library: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(library)
    except OSError:
        return None


def _missing_library(library: str) -> Finding:
    message = say("doctor.missing-library", library=library)
    return _finding("missing-library", Severity.ERROR, message, say("doctor.install", line=_INSTALL_LIBRARIES))


def _tools() -> Check:
    """Ghostscript, by which preflight measures ink, and Poppler, which the tests need too. No build stops without them."""
    missing = [tool for tool in ("gs", "pdftotext") if shutil.which(tool) is None]
    topic = "Ghostscript, Poppler"
    if not missing:
        return Check(topic, say("doctor.found"))
    message = say("doctor.missing-tools", tools=", ".join(missing))
    finding = _finding("missing-tools", Severity.INFO, message, say("doctor.install", line=_INSTALL_TOOLS))
    return Check(topic, say("doctor.not-found"), finding)


def _locale() -> Check:
    encoding = (sys.stdout.encoding or "").lower()
    fact = f"{current_language()}, {encoding}"
    if encoding.replace("-", "") == "utf8":
        return Check(say("doctor.locale"), fact)
    return Check(say("doctor.locale"), fact, _finding("not-utf8", Severity.WARNING, say("doctor.not-utf8", encoding=encoding)))


def _fonts(files: ProjectFiles) -> Check:
    topic = say("doctor.fonts")
    try:
        wanted = sorted({file for role in load_fonts(files.read).values() for file in role.files})
    except (ContentError, UsageError) as error:
        return Check(topic, say("doctor.not-found"), _finding("fonts", Severity.ERROR, str(error)))
    missing = [file for file in wanted if not files.exists(file)]
    fact = say("doctor.font-count", count=len(wanted) - len(missing))
    if not missing:
        return Check(topic, fact)
    return Check(topic, fact, _finding("fonts", Severity.ERROR, say("doctor.missing-fonts", files=", ".join(missing))))


def _profile(files: ProjectFiles) -> Check:
    """The ICC profile of the campaign's print shop. What else is wrong with the content is a build's to say, not ours."""
    topic = say("doctor.profile")
    try:
        return Check(topic, load_content(files).shop.profile)
    except ContentError as error:
        missing = next((finding for finding in error.findings if finding.code == "shops.no-profile"), None)
        return Check(topic, say("doctor.not-found" if missing else "doctor.unknown-shop"), missing)


def _space(out: Path) -> Check:
    """Whether `out`, or the nearest folder above it that exists, can be written and has room."""
    topic = say("doctor.out")
    folder = next(folder for folder in (out.absolute(), *out.absolute().parents) if folder.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return Check(topic, str(out), _finding("unwritable", Severity.ERROR, say("doctor.unwritable", folder=folder)))
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    fact = say("doctor.free-space", folder=out, megabytes=free_mb)
    if free_mb >= NEEDED_SPACE_MB:
        return Check(topic, fact)
    return Check(topic, fact, _finding("little-space", Severity.WARNING, say("doctor.little-space", megabytes=NEEDED_SPACE_MB)))
