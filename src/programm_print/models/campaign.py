"""The campaign: what stands on every sheet."""

from __future__ import annotations

import string
from typing import Annotated

from pydantic import AfterValidator, Field

from programm_print.models.base import Model
from programm_print.models.text import Text


class Image(Model):
    """A picture below `content/`; the alternative text says what it shows."""

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


class Election(Model):
    name: Text
    date: Annotated[Text, Field(description="As it is printed, for example: Sonntag, 14. März 2027")]


class Web(Model):
    """Addresses that the QR codes encode and the sheets print."""

    programme: Annotated[Text, Field(description="Where the whole manifesto stands")]
    district: Annotated[Text, Field(description="A district's page; {district} is replaced by its id")]


class HowToVote(Model):
    title: Text
    steps: Annotated[tuple[VotingStep, ...], Field(min_length=1, strict=False)]


class VotingStep(Model):
    title: Text
    text: Text


def _fields(*names: str) -> AfterValidator:
    """A caption may hold these placeholders in braces and no others."""

    def check(value: Text) -> Text:
        try:
            used = {name for _, name, _, _ in string.Formatter().parse(value) if name is not None}
        except ValueError as error:
            raise ValueError(f"caption-braces: {error}") from error
        unknown = used - set(names)
        if unknown:
            raise ValueError(f"caption-field: {', '.join(sorted(unknown))} / {', '.join(sorted(names)) or '-'}")
        return value

    return AfterValidator(check)


class Captions(Model):
    """The words of the layouts. Braces hold what is filled in at each place."""

    front: Annotated[Text, _fields(), Field(description="Stands above the district's name: Grün für")]
    more_for: Annotated[Text, _fields(), Field(description="Stands above the district's name inside: Mehr für")]
    programme: Annotated[Text, _fields(), Field(description="What the brochure is: Programm zur Kommunalwahl")]
    demands: Annotated[Text, _fields(), Field(description="Beside the number of all demands: Vorhaben für Kassel")]
    overview: Annotated[Text, _fields("chapters", "sections", "demands")]
    chapter_of: Annotated[Text, _fields("number", "chapters")]
    chapter_count: Annotated[Text, _fields("sections"), Field(description="Beside a chapter's number of demands")]
    chapter_total: Annotated[Text, _fields("number", "demands")]
    contents: Annotated[Text, _fields()]
    continued: Annotated[Text, _fields()]
    leaflet_note: Annotated[Text, _fields(), Field(description="On a leaflet's back, above the other chapters")]
    read_all: Annotated[Text, _fields(), Field(description="Headline with a verb beside a QR code")]
    read_district: Annotated[Text, _fields("district"), Field(description="The same, for a district's page")]
    scan: Annotated[Text, _fields(), Field(description="Above a printed web address: Scannen oder eintippen")]
    vote: Annotated[Text, _fields("date"), Field(description="Call to vote, beside each QR code: {date} wählen")]
    talk_to_us: Annotated[Text, _fields()]
    contact_for: Annotated[Text, _fields(), Field(description="Before the district's name: Ihre Ansprechperson für")]
    meetings: Annotated[Text, _fields()]
    imprint: Annotated[Text, _fields()]
    publisher: Annotated[Text, _fields()]
    responsible: Annotated[Text, _fields()]
    printer: Annotated[Text, _fields()]
    typesetting: Annotated[Text, _fields()]
    status: Annotated[Text, _fields()]
    phone: Annotated[Text, _fields()]


class Press(Model):
    """The printing condition; left out: coated paper, FOGRA39, the profile that the project ships."""

    profile: Annotated[str, Field(description="ICC profile, path from the project's root")] = "profiles/FOGRA39L_coated.icc"
    condition: Annotated[str, Field(description="Registered name of the printing condition")] = "FOGRA39"
    registry: str = "http://www.color.org"
    description: str = "Offset, ISO 12647-2:2004/Amd 1, paper type 1 or 2, coated, 115 g/m2"


class Campaign(Model):
    """`content/campaign.yaml`."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="Language of the texts: de")]
    town: Text
    slogan: Annotated[
        tuple[Text, ...], Field(min_length=1, max_length=3, strict=False, description="One entry a line, as it is broken on the cover")
    ]
    voice: Annotated[Text, Field(description="The one word of the campaign, large on the flyers: Mehr")]
    election: Election
    party: Text
    party_mark: Image | None = None
    publisher: Address
    responsible: Address
    printer: Address
    typesetting: Text | None = None
    status: Annotated[Text | None, Field(description="Month of printing and number of copies")] = None
    web: Web
    shop: Annotated[str, Field(description="The print shop chosen")] = "generic"
    press: Press = Press()
    captions: Captions
    how_to_vote: HowToVote
    hyphenation: Annotated[
        tuple[Text, ...],
        Field(strict=False, description="Words of this campaign with their breaks: Sport|stätten|bau; without a bar: never broken"),
    ] = ()
