"""The campaign: what stands on every sheet. What each field is for says the catalogue (`messages/fields.py`)."""

from __future__ import annotations

import string
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from programm_print.messages import say
from programm_print.models.base import Id, Model
from programm_print.models.text import Text


class Image(Model):
    """A picture of the project, by its path from the project's root; the alternative text says what it shows."""

    file: Text
    alt: Text


class Address(Model):
    """Who answers for a sheet, with the postal address the press law asks for."""

    name: Text
    street: Text
    postcode: Text
    city: Text
    email: Text | None = None
    phone: Text | None = None


def _fields(*names: str) -> AfterValidator:
    """A text may hold these placeholders in braces and no others; it is filled in by `str.format`."""
    known = " ".join(f"{{{name}}}" for name in names)

    def check(value: Text) -> Text:
        try:
            parts = [part for part in string.Formatter().parse(value) if part[1] is not None]
        except ValueError as error:
            raise PydanticCustomError("content.caption-braces", say("content.caption-braces")) from error
        for _, name, form, conversion in parts:
            if name not in names or form or conversion:
                key = "content.caption-field" if names else "content.caption-no-fields"
                raise PydanticCustomError(key, say(key, field=f"{{{name}}}", known=known))
        return value

    return AfterValidator(check)


class Election(Model):
    name: Text
    date: Text


class Web(Model):
    """Addresses that the QR codes encode and the sheets print."""

    programme: Annotated[Text, _fields()]
    district: Annotated[Text, _fields("district")]


class VotingStep(Model):
    title: Text
    text: Text


class HowToVote(Model):
    title: Text
    steps: Annotated[tuple[VotingStep, ...], Field(min_length=1, strict=False)]


class Captions(Model):
    """The words of the layouts. Braces hold what is filled in at each place."""

    front: Annotated[Text, _fields()]
    more_for: Annotated[Text, _fields()]
    for_district: Annotated[Text, _fields("district")]
    programme: Annotated[Text, _fields()]
    demands: Annotated[Text, _fields()]
    overview: Annotated[Text, _fields("chapters", "sections", "demands")]
    chapter_of: Annotated[Text, _fields("number", "chapters")]
    chapter_count: Annotated[Text, _fields("sections")]
    chapter_total: Annotated[Text, _fields("number", "demands")]
    contents: Annotated[Text, _fields()]
    continued: Annotated[Text, _fields()]
    leaflet_note: Annotated[Text, _fields()]
    read_all: Annotated[Text, _fields()]
    share_programme: Annotated[Text, _fields()]
    read_district: Annotated[Text, _fields("district")]
    scan: Annotated[Text, _fields()]
    vote: Annotated[Text, _fields("date")]
    talk_to_us: Annotated[Text, _fields()]
    contact_for: Annotated[Text, _fields()]
    meetings: Annotated[Text, _fields()]
    imprint: Annotated[Text, _fields()]
    publisher: Annotated[Text, _fields()]
    responsible: Annotated[Text, _fields()]
    printer: Annotated[Text, _fields()]
    typesetting: Annotated[Text, _fields()]
    status: Annotated[Text, _fields()]
    phone: Annotated[Text, _fields()]


class Campaign(Model):
    """`content/campaign.yaml`."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    town: Text
    slogan: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3, strict=False)]
    voice: Text
    election: Election
    party: Text
    party_mark: Image | None = None
    publisher: Address
    responsible: Address
    typesetting: Text | None = None
    status: Text | None = None
    web: Web
    shop: Id = "generic"
    printer: Address | None = None
    captions: Captions
    how_to_vote: HowToVote
    hyphenation: Annotated[tuple[Text, ...], Field(strict=False)] = ()
