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
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from programm_print.errors import ToolError
from programm_print.messages import say
from programm_print.project import write_atomically

HIDDEN = ".programm"
"""The folder in the project's root."""

_LAYOUT = 1
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
CREATE TABLE written (folder TEXT, path TEXT, name TEXT, digest TEXT, PRIMARY KEY (folder, path));
"""


class Memory:
    """One project's memory. Several builds may use it at once.

    Writing raises ToolError when the disk is full; where the folder may not be written to, the memory lasts as long as the
    process.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / HIDDEN
        self._pdfs = self._folder / "pdf"
        self.begun_anew = False
        """Whether what lay there could not be used."""
        self._database = self._opened()

    def close(self) -> None:
        self._database.close()

    def recall(self, kind: str, key: str) -> dict[str, Any] | None:
        """What was kept of a kind under a key; None when nothing was, or it is damaged."""
        rows = self._rows("SELECT kind, key, name, value, proof FROM facts WHERE kind = ? AND key = ?", kind, key)
        return _proved(rows[0]) if rows else None

    def named(self, kind: str, name: str) -> list[dict[str, Any]]:
        """All that was kept of a kind under a name, the newest first."""
        query = "SELECT kind, key, name, value, proof FROM facts WHERE kind = ? AND name = ? ORDER BY rowid DESC"
        return [value for row in self._rows(query, kind, name) if (value := _proved(row)) is not None]

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
        path = self._pdfs / digest[:2] / digest
        if not self._lasts or (path.is_file() and path.stat().st_size == len(data) and self.pdf(digest) is not None):
            return
        write_atomically(path, data, lasting=False)

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
        self._write("INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?)", self._relative(folder), path, name, digest)

    def written(self, folder: Path) -> list[tuple[str, str, str]]:
        """Path, job's name and digest of all that the builder wrote below `folder`, sorted."""
        query = "SELECT path, name, digest FROM written WHERE folder = ? ORDER BY path"
        return [(str(path), str(name), str(digest)) for path, name, digest in self._rows(query, self._relative(folder))]

    def forget_written(self, folder: Path, path: str) -> None:
        self._write("DELETE FROM written WHERE folder = ? AND path = ?", self._relative(folder), path)

    def clear(self) -> int:
        """Throw away all but the list of what was written, which tells the builder's own files; returns the freed bytes."""
        before = _size_of(self._folder)
        for table in ("facts", "digests"):
            self._write(f"DELETE FROM {table}")  # noqa: S608  # names of our own
        self._write("VACUUM")
        shutil.rmtree(self._pdfs, ignore_errors=True)
        return max(0, before - _size_of(self._folder))

    def tidy(self) -> None:
        """Keep within bounds: throw out the PDFs that were not used for longest, and the oldest facts."""
        pdfs = sorted(((entry.stat().st_mtime, entry) for entry in self._pdfs.rglob("*") if entry.is_file()), reverse=True)
        total = 0
        for _, path in pdfs:
            total += path.stat().st_size
            if total > _MOST_BYTES:
                path.unlink(missing_ok=True)
        self._write("DELETE FROM facts WHERE rowid <= (SELECT max(rowid) FROM facts) - ?", _MOST_ROWS)

    @property
    def _lasts(self) -> bool:
        return self._folder.is_dir()

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
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise self._full() from error
            return _tables_made(sqlite3.connect(":memory:", isolation_level=None))
        path = self._folder / "memory.db"
        try:
            return _connected(path)
        except sqlite3.OperationalError as error:
            if _is_full(error):
                raise self._full() from error
            raise ToolError(say("build.memory-busy", path=path)) from error
        except sqlite3.DatabaseError:
            return self._anew()

    def _anew(self) -> sqlite3.Connection:
        """In place of a database that is damaged, foreign or of another version. A build that has it open keeps it to its end."""
        self.begun_anew = True
        path = self._folder / "memory.db"
        for suffix in ("", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return _connected(path)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._execute(query, values)

    def _write(self, query: str, *values: object) -> None:
        self._execute(query, values)

    def _execute(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            try:
                return self._database.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # not the file's fault
                    raise
                self._database.close()
                self._database = self._anew()
                return self._database.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            if _is_full(error):
                raise self._full() from error
            path = self._folder / "memory.db"
            if _is_busy(error):
                raise ToolError(say("build.memory-busy", path=path)) from error
            raise ToolError(say("project.unwritable", path=path, reason=error)) from error

    def _full(self) -> ToolError:
        return ToolError(say("project.disk-full", path=self._folder))


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


def _is_full(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
