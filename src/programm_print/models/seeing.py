"""What is looked at of a value: whoever knows that, knows which changes concern a sheet and which do not.

Models and dataclasses are shown part by part; what they hold of texts and numbers is shown whole. Paths name parts by field
and position: `picks.0.1.demand.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

from pydantic import BaseModel

from programm_print.models.text import Text

#: The part of a path that stands for all that a value holds.
_WHOLE = "*"


class _Absent:
    """What a path leads to where there is nothing."""


_ABSENT = _Absent()


class Sight:
    """Shows values, and notes the path of each part that is looked at."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._shown: dict[str, Any] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._paths))

    def show(self, path: str, value: Any) -> Any:
        """The value as it is when it has no parts, else in its place something that is used the same and notes what is."""
        self._paths.add(path)
        if _has_parts(value):
            if path not in self._shown:
                self._shown[path] = _Shown(self, path, value)
            return self._shown[path]
        if isinstance(value, tuple) and any(_has_parts(item) or isinstance(item, tuple) for item in value):
            return tuple(self.show(f"{path}.{index}", item) for index, item in enumerate(value))
        return value


class _Shown:
    """Stands for a value, and passes for an instance of its class; one for each path, so that identity tells parts apart."""

    __slots__ = ("_path", "_sight", "_value")

    def __init__(self, sight: Sight, path: str, value: Any) -> None:
        self._sight = sight
        self._path = path
        self._value = value

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return type(self._value)

    def __getattr__(self, name: str) -> Any:
        part = getattr(self._value, name)
        if callable(part):  # a method may look at anything
            self._sight.show(f"{self._path}.{_WHOLE}", None)
            return part
        return self._sight.show(f"{self._path}.{name}", part)


class Values:
    """Values by path, below named roots, as they are now."""

    def __init__(self, roots: Mapping[str, Any]) -> None:
        self._found: dict[str, Any] = dict(roots)

    def at(self, path: str) -> Any:
        """The value at a path; where it leads nowhere, an object that is equal to no value."""
        if path in self._found:
            return self._found[path]
        owner, _, name = path.rpartition(".")
        value = self._found[path] = _part(self.at(owner), name) if owner else _ABSENT
        return value

    def token(self, path: str) -> str:
        """A text that stays the same as long as whoever looks there would see the same."""
        return token(self.at(path))


def token(value: Any) -> str:
    """What one sees of a value before one looks at its parts. Of a text its address too: it tells where the text stands."""
    if isinstance(value, Text):
        return f"{value.at}={value!s}"
    if isinstance(value, _Absent):
        return "-"
    if _has_parts(value):
        return f"<{type(value).__name__}>"
    if isinstance(value, tuple):
        if any(_has_parts(item) or isinstance(item, tuple) for item in value):
            return f"({len(value)})"
        return f"[{', '.join(map(token, value))}]"
    return repr(value)


def _part(owner: Any, name: str) -> Any:
    if name == _WHOLE:
        return repr(owner)
    if isinstance(owner, tuple):
        return owner[int(name)] if name.isdecimal() and int(name) < len(owner) else _ABSENT
    return getattr(owner, name, _ABSENT) if _has_parts(owner) else _ABSENT


def _has_parts(value: Any) -> bool:
    return isinstance(value, BaseModel) or (is_dataclass(value) and not isinstance(value, type))
