"""The fonts that layouts may ask for, by role. Declared in `fonts/fonts.yaml`, read by layout.fonts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FontFace:
    """One `@font-face` rule: its family, and its file as a path in the project."""

    family: str
    file: str


@dataclass(frozen=True, slots=True)
class FontRole:
    """What a layout asks for: `--font-<name>`. Its faces are in the order in which a letter is looked for.

    Each face has a family of its own: of two files in one family, the engine does not promise which comes first.
    """

    name: str
    faces: tuple[FontFace, ...]

    @property
    def family(self) -> str:
        """The first face's family."""
        return self.faces[0].family

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(face.file for face in self.faces)

    @property
    def stack(self) -> str:
        """The value of `font-family`."""
        return ", ".join(f'"{face.family}"' for face in self.faces)
