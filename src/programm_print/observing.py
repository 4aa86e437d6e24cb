"""A project's files that remember what they were asked for: as long as all answers stay the same, so does what was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from programm_print.errors import UsageError
from programm_print.project import ProjectFiles

Digest = Callable[[Path], str | None]
"""The SHA-256 of a file, None when it cannot be read."""


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


@dataclass(frozen=True)
class ObservedFiles(ProjectFiles):
    """`seen` holds each question with its answer: a file's digest, whether it exists, the names in a folder."""

    digest_of: Digest = field(default=_digest, repr=False)
    seen: dict[str, Any] = field(default_factory=dict, repr=False)

    def read(self, path: str) -> bytes:
        try:
            data = super().read(path)
        except UsageError:
            self.seen[f"digest {path}"] = None
            raise
        self.seen[f"digest {path}"] = sha256(data).hexdigest()
        return data

    def digest(self, path: str) -> str | None:
        """The SHA-256 of a file of the project, None when it cannot be read."""
        question = f"digest {path}"
        if question not in self.seen:
            self.seen[question] = self._digest_now(path)
        answer: str | None = self.seen[question]
        return answer

    def exists(self, path: str) -> bool:
        answer = super().exists(path)
        self.seen[f"exists {path}"] = answer
        return answer

    def list(self, folder: str, suffix: str = "") -> Sequence[str]:
        answer = super().list(folder, suffix)
        self.seen[f"list{suffix} {folder}"] = [*answer]
        return answer

    def below(self, folder: str) -> Sequence[str]:
        answer = super().below(folder)
        self.seen[f"below {folder}"] = [*answer]
        return answer

    def folders(self, folder: str) -> Sequence[str]:
        answer = super().folders(folder)
        self.seen[f"folders {folder}"] = [*answer]
        return answer

    def would_answer(self, seen: Mapping[str, Any]) -> bool:
        """Whether each question has the answer that it had then."""
        return all(self._answer(*question.split(" ", 1)) == answer for question, answer in seen.items())

    def _answer(self, kind: str, path: str) -> Any:
        try:
            if kind == "digest":
                return self._digest_now(path)
            if kind == "exists":
                return super().exists(path)
            if kind == "below":
                return [*super().below(path)]
            return [*(super().folders(path) if kind == "folders" else super().list(path, kind.removeprefix("list")))]
        except UsageError:  # it now leads out of the project
            return None

    def _digest_now(self, path: str) -> str | None:
        try:
            return self.digest_of(self.locate(path))
        except UsageError:
            return None
