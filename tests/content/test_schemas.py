from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from programm_print.content.schemas import content_schemas
from programm_print.messages import LANGUAGES, speaking
from programm_print.models.base import ID_PATTERN

SCHEMAS = content_schemas()
TYPED = ["string", "number", "boolean"]


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for each in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(each)


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert list(SCHEMAS) == ["campaign", "chapter", "district", "districts", "product", "shop"]
    assert {schema["$schema"] for schema in SCHEMAS.values()} == {"https://json-schema.org/draft/2020-12/schema"}
    json.dumps(SCHEMAS)


def test_a_text_may_look_like_a_number_as_reading_takes_what_was_typed() -> None:
    demand = SCHEMAS["chapter"]["$defs"]["Demand"]
    assert demand["properties"]["text"]["type"] == TYPED
    assert demand["properties"]["id"] | {"description": "", "examples": []} == {
        "type": ["string", "integer", "boolean"],
        "pattern": ID_PATTERN,
        "maxLength": 60,
        "description": "",
        "examples": [],
    }
    assert demand["properties"]["default"]["type"] == "integer"
    assert demand["required"] == ["id", "text"]


def test_an_optional_field_is_left_out_and_not_left_empty() -> None:
    assert SCHEMAS["district"]["properties"]["lead"]["type"] == TYPED
    assert "null" not in json.dumps(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_unknown_fields_are_marked_at_every_level(name: str) -> None:
    objects = [node for node in nodes(SCHEMAS[name]) if node.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["additionalProperties"] is False or "properties" not in node


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["campaign", "chapter", "district", "shop"])
def test_every_content_field_says_what_it_is_for(name: str, language: str) -> None:
    with speaking(language):
        schema = content_schemas()[name]
    for model in (schema, *schema.get("$defs", {}).values()):
        assert model["title"]
        for field, node in model["properties"].items():
            assert node.get("description"), (model["title"], field)


def test_no_sentence_about_a_field_is_left_over() -> None:
    from programm_print.messages.fields import SENTENCES

    def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
        yield model
        for each in model.__subclasses__():
            yield from models(each)

    known = {model.__name__: model for model in models(BaseModel) if model.__module__.startswith("programm_print.models")}
    for key in SENTENCES:
        _, model, *field = key.split(".")
        assert model in known
        assert not field or field[0] in known[model].model_fields, key
