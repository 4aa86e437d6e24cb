"""A text of the content that knows where it came from."""

from __future__ import annotations

from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

#: JSON Schema's pattern of a text that says something.
NOT_EMPTY = r"\S"


class Text(str):
    """A string with its address `at`: by ids, never by line, so that moving a line changes nothing.

    Examples: `demands/solarstrategie/text`, `chapters/klima/title`, `districts/mitte/lead`, `campaign/publisher/name`.
    The address is empty for a text that was not read from a content file. Equality and hash are the string's.
    """

    at: str

    def __new__(cls, value: str = "", at: str = "") -> Self:
        text = super().__new__(cls, value)
        text.at = at
        return text

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # pickling keeps the address
        return str(self), self.at

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls._keep, core_schema.is_instance_schema(str))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        # What looks like a number or a switch is read as it was typed; an editor takes `text: 2030` for a number.
        return {"type": ["string", "number", "boolean"], "pattern": NOT_EMPTY}

    @classmethod
    def _keep(cls, value: str) -> Text:
        return value if isinstance(value, cls) else cls(value)
