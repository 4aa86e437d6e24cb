"""What a person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a product is made once for."""

    CAMPAIGN = "campaign"
    CHAPTER = "chapter"
    DISTRICT = "district"


@dataclass(frozen=True)
class Selection:
    """What a person asked for, as typed. Empty means all.

    A district or chapter that is named narrows the build to its own sheets: products of another scope are left out
    unless they are named too. With `scope` only products of that scope are meant.
    """

    products: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    scope: Scope | None = None
