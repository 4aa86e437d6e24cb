from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 60

#: Short, readable, ASCII; becomes part of addresses and file names.
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]


class Model(BaseModel):
    """Frozen and strict: an unknown key or a wrong type is a finding, never a guess."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
