"""The hostile contents: what a project's own content would be if it were as long, as short, as much or as little as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from programm_print.models.campaign import Address, Image
from programm_print.models.content import Content
from programm_print.models.district import Contact
from programm_print.models.replacing import texts_of, with_texts
from programm_print.models.text import Text
from programm_print.stressing.growing import (
    settled,
    with_chapters,
    with_demands,
    with_meetings,
    with_one_demand_a_section,
    with_summary,
)
from programm_print.stressing.wording import Wording, hostile_words, kind_of

SHORT, LONG = 10, 400
FEW_CHAPTERS, MANY_CHAPTERS = 2, 12
MANY_DEMANDS = 40

#: The picture of hostile contents: a path that no project has, and what stands there.
PICTURE = "content/images/stress.svg"
PICTURE_DATA = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="60mm" viewBox="0 0 60 60">'
    b'<rect width="60" height="60" fill="#9acd32"/><circle cx="30" cy="30" r="20" fill="#1f6f43"/></svg>\n'
)


@dataclass(frozen=True)
class Case:
    """A hostile content. `name` is the end of its sentence's key, `stress.case-<name>`; `word` fills that in."""

    name: str
    content: Content
    word: str = ""


def hostile_cases(content: Content, shown: Sequence[str]) -> Iterator[Case]:
    """All cases for a sheet that shows the texts at these addresses.

    The texts keep their addresses, and so the lines that findings name.
    """
    names = [at for at in shown if kind_of(at) == "districts-name"]
    for place in hostile_words()["place"] if names else ():
        yield Case("place-name", with_texts(content, dict.fromkeys(names, place)), place)
    for kind in ("chapters-title", "sections-title", "demands-text"):
        texts = [at for at in shown if kind_of(at) == kind]
        if texts:
            yield Case(f"compounds-{kind}", _with_compounds(content, texts))
    yield Case("short-demands", _with_all_demands(content, SHORT), str(SHORT))
    yield Case("long-demands", _with_all_demands(content, LONG), str(LONG))
    yield Case("one-demand", with_one_demand_a_section(content))
    yield Case("many-demands", _with_longest_section(content, MANY_DEMANDS), str(MANY_DEMANDS))
    for count in (FEW_CHAPTERS, MANY_CHAPTERS):
        yield Case("chapters", with_chapters(content, count), str(count))
    yield Case("no-options", without_options(content))
    yield Case("all-options", with_pictures(with_options(content)))


def without_options(content: Content) -> Content:
    """Content that says the least it may."""
    campaign = content.campaign
    unnamed = {
        part: getattr(campaign, part).model_copy(update={"email": None, "phone": None})
        for part in ("publisher", "responsible", "printer")
    }
    chapters = tuple(
        chapter.model_copy(
            update={
                "summary": (),
                "sections": tuple(
                    section.model_copy(
                        update={"demands": tuple(demand.model_copy(update={"default": None}) for demand in section.demands)}
                    )
                    for section in chapter.sections
                ),
            }
        )
        for chapter in content.manifesto.chapters
    )
    nothing = {"demands": (), "lead": None, "contact": None, "meetings": (), "url": None, "image": None}
    return replace(
        content,
        campaign=campaign.model_copy(update={"party_mark": None, "typesetting": None, "status": None, **unnamed}),
        manifesto=content.manifesto.model_copy(update={"chapters": chapters}),
        districts=tuple(district.model_copy(update=nothing) for district in content.districts),
    )


def with_options(content: Content) -> Content:
    """Content whose every optional text is filled in, in a usual length where it was not."""
    wording = Wording(content)
    homes: dict[str, str] = {}

    def filled(old: Text | None, at: str, home: Text, text: str) -> Text:
        if old is None:
            homes[at] = home.at
        return Text(text, at) if old is None else old

    def address(old: Address, at: str) -> Address:
        email = filled(old.email, f"{at}/email", old.name, "name@example.org")
        return old.model_copy(update={"email": email, "phone": filled(old.phone, f"{at}/phone", old.name, "01234 567890")})

    content = with_meetings(content, max((len(district.meetings) for district in content.districts), default=0) or 1)
    districts = []
    for old in content.districts:
        at, contact = f"districts/{old.id}", old.contact or Contact(name=Text("", ""))
        name = filled(contact.name or None, f"{at}/contact/name", old.name, wording.text("contact/name", 20))
        update = {
            "name": name,
            "role": filled(contact.role, f"{at}/contact/role", old.name, wording.text("contact/role", 30, 3)),
            "email": filled(contact.email, f"{at}/contact/email", old.name, "name@example.org"),
            "phone": filled(contact.phone, f"{at}/contact/phone", old.name, "01234 567890"),
        }
        lead = filled(old.lead, f"{at}/lead", old.name, wording.text("lead", 80))
        url = filled(old.url, f"{at}/url", old.name, f"https://example.org/{old.id}")
        districts.append(old.model_copy(update={"contact": contact.model_copy(update=update), "lead": lead, "url": url}))
    campaign = content.campaign
    named: dict[str, Address | Text] = {
        part: address(getattr(campaign, part), f"campaign/{part}") for part in ("publisher", "responsible", "printer")
    }
    named["typesetting"] = filled(campaign.typesetting, "campaign/typesetting", campaign.town, wording.text("typesetting", 30))
    named["status"] = filled(campaign.status, "campaign/status", campaign.town, wording.text("status", 15))
    content = replace(content, campaign=campaign.model_copy(update=named), districts=tuple(districts))
    for chapter in content.manifesto.chapters:
        if not chapter.summary:
            content = with_summary(content, chapter.id, 2)
    return settled(content, homes)


def with_pictures(content: Content) -> Content:
    """Content with every picture it may have."""
    image = Image(file=Text(PICTURE, ""), alt=Text("", ""))

    def district_with(contact: Contact | None) -> dict[str, object]:
        portrait = contact.model_copy(update={"portrait": image}) if contact else None
        return {"image": image, "contact": portrait}

    return replace(
        content,
        campaign=content.campaign.model_copy(update={"party_mark": image}),
        districts=tuple(district.model_copy(update=district_with(district.contact)) for district in content.districts),
    )


def _with_compounds(content: Content, shown: Sequence[str]) -> Content:
    """As many of these texts as there are compounds with one of them each: alone in a title, at the end of anything longer."""
    texts = texts_of(content)
    return with_texts(
        content,
        {
            at: word if kind_of(at).endswith("title") else f"{texts[at]} {word}"
            for at, word in zip(shown, hostile_words()["compound"], strict=False)
        },
    )


def _with_all_demands(content: Content, length: int) -> Content:
    wording = Wording(content)
    demands = content.manifesto.demands
    return with_texts(content, {each.text.at: wording.text(each.text.at, length, 7 * n) for n, each in enumerate(demands)})


def _with_longest_section(content: Content, count: int) -> Content:
    """Each chapter's longest section with so many demands."""
    for chapter in content.manifesto.chapters:
        longest = max(chapter.sections, key=lambda section: len(section.demands))
        content = with_demands(content, longest.id, count)
    return content
