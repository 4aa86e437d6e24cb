"""JSON Schemas of the files that people write, for editors: they complete fields, show what they are for and mark errors."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from programm_print.messages import find
from programm_print.models.campaign import Campaign
from programm_print.models.district import DistrictFile, DistrictList
from programm_print.models.manifesto import Chapter
from programm_print.models.product import ProductFile
from programm_print.models.shop import ShopFile
from programm_print.models.text import NOT_EMPTY
from programm_print.yaml_source import describe_field

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, type[BaseModel]] = {
    "campaign": Campaign,
    "chapter": Chapter,
    "district": DistrictFile,
    "districts": DistrictList,
    "product": ProductFile,
    "shop": ShopFile,
}


def content_schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of file, by its name; what fields are for is said in the current language."""
    return {name: {"$schema": DIALECT} | model.model_json_schema(schema_generator=_Generator) for name, model in _MODELS.items()}


class _Generator(GenerateJsonSchema):
    """Says what reading accepts, where pydantic says what a model accepts."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = super().str_schema(schema)
        # What looks like a number or a switch is read as it was typed; for an editor `id: 2030` is a number.
        pattern = made.get("pattern")
        made["type"] = ["string"]
        if pattern is None:
            made |= {"type": ["string", "number", "boolean"], "pattern": NOT_EMPTY}
        else:
            made["type"] += ["integer"] if re.search(pattern, "10") else []
            made["type"] += ["boolean"] if re.search(pattern, "true") else []
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # An optional field is left out; with nothing behind its colon it is an error.
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if key != "default" or value is not None}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        return made | {"additionalProperties": False} if "patternProperties" in made else made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        title = find(f"fields.{model.__name__}")
        if title:
            made.pop("description", None)  # the docstring, which speaks to programmers
            made["title"] = title
        for name, field in made.get("properties", {}).items():
            if described := describe_field(model, name):
                field["description"] = described
            if example := describe_field(model, f"{name}.example"):
                field["examples"] = [example]
        return made

    def field_title_should_be_set(self, schema: object) -> bool:
        return False  # the field's own name in other letters
