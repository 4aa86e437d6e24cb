"""What was built before, by what it was built from. Lies in a hidden folder of the project; nothing of it is trusted unproved.

Facts are rows of a small database, PDFs are files that are named by their own digest. Rows carry a digest too: what is
damaged counts as not remembered. A memory of another kind or version is begun anew.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from programm_print.errors import ToolError
from programm_print.findings import Finding, Severity
from programm_print.messages import say
from programm_print.project import reason, write_atomically

HIDDEN = ".programm"
"""The folder in the project's root."""

_LAYOUT = 2
_APPLICATION = 0x70726F67  # "prog", so that a foreign database is known as one
# Many times what a town needs; a PDF that was thrown out is made again.
_MOST_BYTES = 2 * 1024**3
_MOST_ROWS = 400_000
# Another build holds the database for milliseconds.
_PATIENCE_S = 30
# A file that was changed so short before it was read may be changed again without its time telling (the clocks of file systems
# are coarse): its digest is not remembered.
_SETTLED_NS = 2_000_000_000

_TABLES = """
CREATE TABLE facts (kind TEXT, key TEXT, name TEXT, value TEXT, proof TEXT, PRIMARY KEY (kind, key));
CREATE INDEX facts_by_name ON facts (kind, name);
CREATE TABLE digests (path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, inode INTEGER, digest TEXT, proof TEXT);
CREATE TABLE written (folder TEXT, path TEXT, name TEXT, digest TEXT, proof TEXT, PRIMARY KEY (folder, path));
"""
# What SQLite says (the first byte of its codes) when another build has the database, and when the system is what refuses.
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_REFUSALS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
}


class Memory:
    """One project's memory. Several builds may use it at once.

    A build does not need it: once something cannot be written (the disk is full, the folder is read-only), nothing more is kept,
    and `findings` tell.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / HIDDEN
        self._pdfs = self._folder / "pdf"
        self._begun_anew = False
        self._refusal: OSError | None = None
        self._database = self._opened()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say when it has been used: that it was of no use, or that not all was kept."""
        found = []
        if self._begun_anew:
            found.append(Finding("build.memory-anew", Severity.INFO, say("build.memory-anew")))
        if self._refusal:
            lost = say("build.memory-lost", path=self._folder, reason=reason(self._refusal))
            found.append(Finding("build.memory-lost", Severity.INFO, lost))
        return tuple(found)

    def close(self) -> None:
        self._database.close()

    def recall(self, kind: str, key: str) -> dict[str, Any] | None:
        """What was kept of a kind under a key; None when nothing was, or it is damaged."""
        rows = self._rows("SELECT kind, key, name, value, proof FROM facts WHERE kind = ? AND key = ?", kind, key)
        # The row that was asked for, and not one that a damaged index leads to.
        return _proved(rows[0]) if rows and rows[0][:2] == (kind, key) else None

    def named(self, kind: str, name: str) -> list[dict[str, Any]]:
        """All that was kept of a kind under a name, the newest first."""
        query = "SELECT kind, key, name, value, proof FROM facts WHERE kind = ? AND name = ? ORDER BY rowid DESC"
        rows = [row for row in self._rows(query, kind, name) if (row[0], row[2]) == (kind, name)]
        return [value for row in rows if (value := _proved(row)) is not None]

    def keep(self, kind: str, key: str, name: str, value: dict[str, Any]) -> None:
        """Keep a value that JSON can hold; it becomes the newest of its name."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        row = (kind, key, name, text, _proof(kind, key, name, text))
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)", *row)

    def pdf(self, digest: str) -> bytes | None:
        """A PDF by its SHA-256, None when it is not there or not whole."""
        path = self._pdfs / digest[:2] / digest
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if sha256(data).hexdigest() != digest:
            return None
        with suppress(OSError):
            os.utime(path)  # The latest used are thrown out last.
        return data

    def keep_pdf(self, digest: str, data: bytes) -> None:
        if self._refusal or self.pdf(digest) is not None:
            return
        try:
            write_atomically(self._pdfs / digest[:2] / digest, data, lasting=False)
        except ToolError as error:
            self._refusal = error.__cause__ if isinstance(error.__cause__, OSError) else OSError(errno.EIO, str(error))

    def digest(self, path: Path) -> str | None:
        """The SHA-256 of any file; read only when its size, time or place on the disk have changed. None when unreadable."""
        try:
            found = path.stat()
            rows = self._rows("SELECT size, mtime, inode, digest, proof FROM digests WHERE path = ?", str(path))
            size, mtime, inode = found.st_size, found.st_mtime_ns, found.st_ino
            if rows and rows[0][:3] == (size, mtime, inode) and rows[0][4] == _proof(str(path), *rows[0][:4]):
                return str(rows[0][3])
            digest = sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None
        if time.time_ns() - mtime > _SETTLED_NS:
            row = (size, mtime, inode, digest)
            self._write("INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?, ?, ?)", str(path), *row, _proof(str(path), *row))
        return digest

    def know_digest(self, path: Path, digest: str) -> None:
        """Remember the digest of a file that was written this moment, as it stands there."""
        with suppress(FileNotFoundError):
            found = path.stat()
            row = (found.st_size, found.st_mtime_ns, found.st_ino, digest)
            self._write("INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?, ?, ?)", str(path), *row, _proof(str(path), *row))

    def note_written(self, folder: Path, path: str, name: str, digest: str) -> None:
        """Remember that the builder wrote the PDF of the job `name` to `path` below `folder`."""
        row = (self._relative(folder), path, name, digest)
        self._write("INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?, ?)", *row, _proof(*row))

    def written(self, folder: Path) -> list[tuple[str, str, str]]:
        """Path, job's name and digest of all that the builder wrote below `folder`, sorted."""
        query, below = "SELECT path, name, digest, proof FROM written WHERE folder = ? ORDER BY path", self._relative(folder)
        return [tuple(row[:3]) for row in self._rows(query, below) if row[3] == _proof(below, *row[:3])]

    def forget_written(self, folder: Path, path: str) -> None:
        self._write("DELETE FROM written WHERE folder = ? AND path = ?", self._relative(folder), path)

    def clear(self) -> int:
        """Throw away all but the list of what was written, which tells the builder's own files; returns the freed bytes.

        Raises ToolError when that cannot be.
        """
        before = _size_of(self._folder)
        # On a full disk this makes the room that the database needs to become smaller.
        shutil.rmtree(self._pdfs, ignore_errors=True)
        for table in ("facts", "digests"):
            self._write(f"DELETE FROM {table}")  # noqa: S608  # names of our own
        self._write("VACUUM")
        if self._refusal:
            raise ToolError(say("project.unwritable", path=self._folder, reason=reason(self._refusal))) from self._refusal
        return max(0, before - _size_of(self._folder))

    def tidy(self) -> None:
        """Keep within bounds: throw out the PDFs that were not used for longest, and the oldest facts."""
        total = 0
        for _, size, path in sorted(_files_in(self._pdfs), reverse=True):
            total += size
            if total > _MOST_BYTES:
                with suppress(OSError):
                    path.unlink()
        self._write("DELETE FROM facts WHERE rowid <= (SELECT max(rowid) FROM facts) - ?", _MOST_ROWS)

    def _relative(self, folder: Path) -> str:
        root = self._folder.parent
        return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)

    def _opened(self) -> sqlite3.Connection:
        try:
            self._folder.mkdir(exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="ascii")
        except OSError as error:
            return self._without(error)
        try:
            return _connected(self._folder / "memory.db")
        except sqlite3.DatabaseError as error:
            refusal = self._refused(error)
            return self._without(refusal) if refusal else self._anew()

    def _anew(self) -> sqlite3.Connection:
        """In place of a database that is damaged, foreign or of another version. A build that has it open keeps it to its end."""
        self._begun_anew = True
        path = self._folder / "memory.db"
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            return _connected(path)
        except OSError as error:
            return self._without(error)
        except sqlite3.DatabaseError as error:
            return self._without(self._refused(error) or OSError(errno.EIO, str(error)))

    def _without(self, refusal: OSError) -> sqlite3.Connection:
        """A memory that lasts as long as this process, and is empty."""
        self._refusal = refusal
        return _tables_made(sqlite3.connect(":memory:", isolation_level=None))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._execute(query, values)
        except sqlite3.DatabaseError as error:
            refusal = self._refused(error)
            self._database.close()
            self._database = self._without(refusal) if refusal else self._anew()
            return []

    def _write(self, query: str, *values: object) -> None:
        if self._refusal:
            return
        try:
            self._execute(query, values)
        except sqlite3.DatabaseError as error:
            self._refusal = self._refused(error)
            if self._refusal is None:
                self._database.close()
                self._database = self._anew()
                with suppress(sqlite3.DatabaseError):
                    self._execute(query, values)

    def _execute(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        return self._database.execute(query, values).fetchall()

    def _refused(self, error: sqlite3.DatabaseError) -> OSError | None:
        """Why the system refused; None when the database itself is at fault. Raises ToolError when another build holds it."""
        # Text that is not UTF-8 is an error without a code.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _BUSY:
            raise ToolError(say("build.memory-busy", path=self._folder / "memory.db")) from error
        return OSError(_REFUSALS[code], str(error)) if code in _REFUSALS else None


def _connected(path: Path) -> sqlite3.Connection:
    """Raises sqlite3.DatabaseError for a file that is not ours, or not whole."""
    database = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        # The file survives any end of this process. What a power failure may do to it is noticed, and costs only time.
        database.execute("PRAGMA synchronous = OFF")
        known = database.execute("PRAGMA application_id").fetchone()[0], database.execute("PRAGMA user_version").fetchone()[0]
        if known == (_APPLICATION, _LAYOUT):
            return database
        if known != (0, 0) or database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError
        return _tables_made(database)
    except sqlite3.DatabaseError:
        database.close()
        raise


def _tables_made(database: sqlite3.Connection) -> sqlite3.Connection:
    """In one transaction, so that two builds that begin at once do not both make them."""
    database.execute("BEGIN IMMEDIATE")
    if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in _TABLES.strip().splitlines():
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {_LAYOUT}")
    database.execute("COMMIT")
    return database


def _proved(row: tuple[Any, ...]) -> dict[str, Any] | None:
    kind, key, name, text, proof = row
    if proof != _proof(kind, key, name, text):
        return None
    value: dict[str, Any] = json.loads(text)
    return value


def _proof(*parts: object) -> str:
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]


def _size_of(folder: Path) -> int:
    return sum(size for _, size, _ in _files_in(folder))


def _files_in(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Time, size and path of each file below; another build may remove some meanwhile."""
    for inside, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                found = Path(inside, name).stat()
                yield found.st_mtime, found.st_size, Path(inside, name)
