from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from town import CAMPAIGN, FILES, KLIMA, MITTE, SOZIALES, Town

from programm_print.content.loading import load_content
from programm_print.errors import ContentError
from programm_print.findings import Severity
from programm_print.messages import current_language, use_language


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path.resolve())


@pytest.fixture
def in_language() -> Iterator[Callable[[str], None]]:
    before = current_language()
    yield use_language
    use_language(before)


def test_a_sound_project_loads_without_findings(town: Town) -> None:
    content = load_content(town.files)
    assert content.findings == ()
    assert [chapter.id for chapter in content.manifesto.chapters] == ["klima", "soziales"]
    assert [district.id for district in content.districts] == ["mitte"]
    assert [demand.id for demand in content.manifesto.chapters[0].default_set] == ["solarstrategie", "waermeplan"]


def test_what_looks_like_a_number_or_a_switch_stays_what_was_typed(town: Town) -> None:
    content = load_content(town.files)
    meeting = content.districts[0].meetings[0]
    assert (meeting.when, meeting.where) == ("12:30", "no")
    assert content.manifesto.demands[2].text == "2030"
    assert content.campaign.publisher.postcode == "01067"
    assert content.manifesto.demands[0].default == 1


def test_each_text_knows_its_address_and_each_address_its_place(town: Town) -> None:
    content = load_content(town.files)
    chapter = content.manifesto.chapters[0]
    addressed = {
        chapter.title: ("chapters/klima/title", f"{KLIMA}:2:8"),
        chapter.summary[0]: ("chapters/klima/summary/0", f"{KLIMA}:4:5"),
        chapter.sections[0].title: ("sections/energie/title", f"{KLIMA}:7:12"),
        chapter.demands[1].text: ("demands/waermeplan/text", f"{KLIMA}:13:15"),
        content.districts[0].meetings[0].where: ("districts/mitte/meetings/0/where", f"{MITTE}:7:12"),
        content.campaign.voice: ("campaign/voice", f"{CAMPAIGN}:6:8"),
        content.campaign.publisher.name: ("campaign/publisher/name", f"{CAMPAIGN}:12:9"),
    }
    assert {text: (text.at, str(content.places[text.at])) for text in addressed} == addressed


def line_of(line: str) -> int:
    return FILES[CAMPAIGN].splitlines().index(line) + 1


#: file, what is typed, what stands there instead, the one sentence that this gives
PLANTED = [
    (
        MITTE,
        "- solarstrategie",
        "- solarstartegie",
        f'{MITTE}:3:5: Demand "solarstartegie" does not exist. Did you mean "solarstrategie"?',
    ),
    (
        MITTE,
        "- mietspiegel",
        "- xyz",
        f'{MITTE}:4:5: Demand "xyz" does not exist. The ids stand in content/manifesto/ at "id:".',
    ),
    (
        MITTE,
        "- mietspiegel",
        "- solarstrategie",
        f'{MITTE}:4:5: Demand "solarstrategie" is already chosen in line 3. Delete this line, or choose another.',
    ),
    (MITTE, "name:", "nmae:", f'{MITTE}:1:1: There is no field "nmae" here. Did you mean "name"?'),
    (
        MITTE,
        "name: Mitte",
        "name: Mitte\nqq: 1",
        f'{MITTE}:2:1: There is no field "qq" here. There are: contact, demands, image, lead, meetings, name, url.',
    ),
    (
        MITTE,
        "name: Mitte\n",
        "",
        f'{MITTE}:1:1: The field "name" is missing. Add a line "name: …" (The district\'s name).',
    ),
    (
        MITTE,
        "name: Mitte",
        "name: Mitte\nlead:",
        f'{MITTE}:2:1: "lead" is empty. Fill it in (A leading sentence). Or delete the line.',
    ),
    (MITTE, "name: Mitte", 'name: ""', f'{MITTE}:1:1: "name" is empty. Fill it in (The district\'s name).'),
    (MITTE, "name: Mitte", "name: #mitte", f'{MITTE}:1:1: "name" is empty. A text that begins with # must stand in "…".'),
    (
        MITTE,
        "name: Mitte",
        "name: [Mitte]",
        f'{MITTE}:1:7: "name" should be a text, but here is a list. A text that begins with a bracket must stand in "…".',
    ),
    (
        MITTE,
        "demands:\n  - solarstrategie\n  - mietspiegel\n",
        "demands: solarstrategie\n",
        f'{MITTE}:2:10: "demands" should be a list, but here is the text "solarstrategie". '
        'Begin a line of its own with "- " for each entry.',
    ),
    (
        MITTE,
        "name: Mitte",
        "name: Mitte\nname: Süd",
        f'{MITTE}:2:1: "name" stands here a second time, first in line 1. Keep one of the two.',
    ),
    (MITTE, "\n  - mietspiegel", "\n  -", f"{MITTE}:4:4: This entry of the list is empty. Fill it in, or delete the line."),
    (
        KLIMA,
        "default: 1",
        "default: eins",
        f'{KLIMA}:11:18: "default" should be a whole number, but here is the text "eins". '
        "Write digits only, without a leading zero (3).",
    ),
    (
        KLIMA,
        "default: 1",
        "default: 010",
        f'{KLIMA}:11:18: "default" should be a whole number, but here is the text "010". '
        "Write digits only, without a leading zero (3).",
    ),
    (
        KLIMA,
        "default: 1",
        'default: "1"',
        f'{KLIMA}:11:18: "default" should be a whole number, but here is the text "1". Leave out the quotation marks.',
    ),
    (KLIMA, "default: 1", "default: 0", f'{KLIMA}:11:18: "default" must be at least 1, but here is 0.'),
    (
        KLIMA,
        "default: 2",
        "default: 1",
        f'{KLIMA}:14:18: In this chapter "solarstrategie" already has rank 1 (line 11). Give each demand a rank of its own.',
    ),
    (
        KLIMA,
        "id: waermeplan",
        "id: Wärmeplan Süd",
        f'{KLIMA}:12:13: The id "Wärmeplan Süd" may only have the letters a to z, digits and single hyphens. '
        "Write: waermeplan-sued",
    ),
    (
        KLIMA,
        "id: waermeplan",
        f"id: {'a' * 61}",
        f'{KLIMA}:12:13: "{"a" * 40}…" is too long: id may have at most 60 characters.',
    ),
    (
        KLIMA,
        "id: waermeplan",
        "id: solarstrategie",
        f'{KLIMA}:12:13: The id "solarstrategie" is already used, in {KLIMA}:9:13. Give one of the two another.',
    ),
    (
        SOZIALES,
        "id: soziales",
        "id: klima",
        f'{SOZIALES}:1:5: The id "klima" is already used, in {KLIMA}:1:5. Give one of the two another.',
    ),
    (
        SOZIALES,
        "id: wohnen",
        "id: energie",
        f'{SOZIALES}:4:9: The id "energie" is already used, in {KLIMA}:6:9. Give one of the two another.',
    ),
    (
        KLIMA,
        "text: Wärmeplan umsetzen",
        "text: Wärmeplan: umsetzen",
        f'{KLIMA}:13:24: A colon with a space may not stand in a text without quotation marks. Put the whole text in "…".',
    ),
    (
        KLIMA,
        "title: Klima schützen",
        'title: "Klima schützen',
        f"{KLIMA}:2:8: The quotation mark that opens here is never closed. Put the same mark at the end of the text.",
    ),
    (KLIMA, "    title: Energie", "\ttitle: Energie", f"{KLIMA}:7:1: The line is indented with a tab. Indent with spaces."),
    (
        CAMPAIGN,
        "  vote: Wort",
        '  vote: "{dat} wählen"',
        f"{CAMPAIGN}:{line_of('  vote: Wort')}:9: This line does not know the placeholder {{dat}}; possible: {{date}}.",
    ),
    (
        CAMPAIGN,
        "  scan: Wort",
        "  scan: Wort {date}",
        f"{CAMPAIGN}:{line_of('  scan: Wort')}:9: Nothing is filled in here; delete {{date}}.",
    ),
    (
        CAMPAIGN,
        "  scan: Wort",
        "  scan: Wort {",
        f"{CAMPAIGN}:{line_of('  scan: Wort')}:9: A brace is not closed; write placeholders as {{name}}.",
    ),
    (
        CAMPAIGN,
        "  - für alle\n",
        "  - für\n  - alle\n  - zusammen\n",
        f'{CAMPAIGN}:3:1: The list "slogan" has too many entries; at most 3 fit.',
    ),
    (
        CAMPAIGN,
        "party: Liste Mehr\n",
        "party: Liste Mehr\nparty_mark:\n  file: ../zeichen.svg\n  alt: Ein Blatt\n",
        f'{CAMPAIGN}:12:9: "../zeichen.svg" lies outside the project. Copy the file to content/images/ and give that path.',
    ),
    (
        CAMPAIGN,
        "party: Liste Mehr\n",
        "party: Liste Mehr\nparty_mark:\n  file: content/images/zeichen.svg\n  alt: Ein Blatt\n",
        f'{CAMPAIGN}:12:9: The file "content/images/zeichen.svg" does not exist. '
        "Give its path from the project's top folder, for example content/images/picture.jpg.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), PLANTED, ids=[planted[3][:70] for planted in PLANTED])
def test_a_planted_error_gives_its_one_sentence(town: Town, file: str, old: str, new: str, sentence: str) -> None:
    town.change(file, old, new)
    assert town.sentences() == [sentence]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), PLANTED, ids=[planted[3][:70] for planted in PLANTED])
def test_a_planted_error_gives_one_sentence_in_german_at_the_same_place(
    town: Town, in_language: Callable[[str], None], file: str, old: str, new: str, sentence: str
) -> None:
    in_language("de")
    town.change(file, old, new)
    (german,) = town.sentences()
    place = sentence.split(": ", maxsplit=1)[0]
    assert german.startswith(f"{place}: ")
    assert german != sentence


WIDE = ":1:1: The file is saved as UTF-16. Save it in your editor with the encoding UTF-8."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", ":1:1: The file is empty. Fill it or delete it."),
        (b"# nothing yet\n", ":1:1: The file is empty. Fill it or delete it."),
        (b"---\n", ":1:1: The file is empty. Fill it or delete it."),
        (
            "name: Mitte\nlead: Grüße\n".encode("latin-1"),
            ':2:9: The file is not saved as UTF-8; it first shows here: "Grüße". Save it in your editor with the encoding UTF-8.',
        ),
        ("name: Mitte\n".encode("utf-16"), ":1:1: The file is saved as UTF-16. Save it in your editor with the encoding UTF-8."),
        (
            "name: Mitte\n".encode("utf-16-le"),
            ":1:1: The file is saved as UTF-16. Save it in your editor with the encoding UTF-8.",
        ),
        (
            "name: Mit\u2028te\n".encode(),
            ":1:10: Here is an invisible control character (U+2028), most often left by copying. "
            "Delete this spot and type it again.",
        ),
        (
            b"- Mitte\n",
            ":1:1: The file must consist of fields, but here is a list. "
            "Write each field indented on a line of its own (contact, demands, image, lead, meetings, name, url).",
        ),
    ],
)
def test_a_file_that_cannot_be_read_gives_its_one_sentence(town: Town, data: bytes, sentence: str) -> None:
    town.write(MITTE, data)
    assert town.sentences() == [MITTE + sentence]


def test_a_byte_order_mark_is_no_part_of_the_text(town: Town) -> None:
    town.write(MITTE, b"\xef\xbb\xbfname: Mitte\n")
    assert load_content(town.files).districts[0].name == "Mitte"


def test_all_errors_of_all_files_come_at_once_in_the_order_of_their_places(town: Town) -> None:
    town.change(CAMPAIGN, "town:", "twon:")
    town.change(KLIMA, "default: 2", "default: -2")
    town.write(MITTE, "name: Mitte\nlead: \ndemands:\n  - waermplan\n  - solar\n")
    places = [sentence.split(": ")[0] for sentence in town.sentences()]
    assert places == [f"{CAMPAIGN}:2:1", f"{MITTE}:2:1", f"{MITTE}:4:5", f"{MITTE}:5:5", f"{KLIMA}:14:18"]


def test_a_broken_chapter_does_not_make_its_demands_unknown(town: Town) -> None:
    town.change(KLIMA, "title: Klima schützen", "title: Klima: schützen")
    assert [sentence.split(": ")[0] for sentence in town.sentences()] == [f"{KLIMA}:2:13"]


def test_a_project_without_its_files_says_which_are_missing(town: Town) -> None:
    for path in (CAMPAIGN, KLIMA, SOZIALES, MITTE):
        town.delete(path)
    assert town.sentences() == [
        "content/campaign.yaml: The file content/campaign.yaml is missing. "
        "Create it, most easily as a copy from another campaign.",
        "content/districts: There is no district. Put one .yaml file for each district here.",
        "content/manifesto: There is no chapter. "
        'Put one .yaml file for each chapter here, or make them with "programm-print import".',
    ]


def test_the_name_of_a_districts_file_is_an_id(town: Town) -> None:
    town.write("content/districts/Süd Stadt.yaml", "name: Südstadt\n")
    assert town.sentences() == [
        'content/districts/Süd Stadt.yaml:1:1: The file name "Süd Stadt" is the id of the district; '
        "it may only have a to z, digits and single hyphens. Rename the file: sued-stadt.yaml"
    ]


WHAT_IS_READ = (
    "What is read: content/campaign.yaml, content/manifesto/*.yaml, content/districts/*.yaml (or content/districts.yaml, "
    "content/districts.csv) and content/shops/*.yaml."
)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("content/districts/nord.yml", "Move it to content/districts/nord.yaml, or delete it."),
        ("content/districts/nord.yaml.txt", "Move it to content/districts/nord.yaml, or delete it."),
        ("content/districts/nord", "Move it to content/districts/nord.yaml, or delete it."),
        ("content/district/nord.yaml", "Move it to content/districts/nord.yaml, or delete it."),
        ("content/districts/mitte.yml", WHAT_IS_READ),
        ("content/district.csv", "Move it to content/districts.csv, or delete it."),
        ("content/notes.yaml", WHAT_IS_READ),
    ],
)
def test_a_file_that_nothing_reads_is_warned_of(town: Town, path: str, hint: str) -> None:
    town.write(path, "name: Nord\n")
    assert town.sentences(Severity.WARNING) == [f"{path}:1:1: This file is not read. {hint}"]


def test_pictures_and_notes_beside_the_content_are_no_stray_files(town: Town) -> None:
    for path in ("content/images/mitte.jpg", "content/README.md", "content/districts/README.md", "content/.DS_Store"):
        town.write(path, "")
    assert town.sentences() == []


def test_a_text_that_is_cut_off_by_a_comment_is_warned_of(town: Town) -> None:
    town.change(KLIMA, "text: Wärmeplan umsetzen", "text: Wärmeplan #jetzt umsetzen")
    assert town.sentences() == [
        f'{KLIMA}:13:15: From "#jetzt umsetzen" on the rest of the line is not printed: # after a space begins a comment. '
        'Put the whole text in "…".'
    ]


def test_placeholders_are_notes_and_stop_nothing(town: Town) -> None:
    town.write(MITTE, 'name: Mitte\nurl: https://stadt.example/mitte\ncontact:\n  name: "[Vorname Nachname]"\n')
    findings = load_content(town.files).findings
    assert [(finding.code, finding.severity) for finding in findings] == [("content.placeholder", Severity.INFO)] * 2
    assert town.sentences() == [
        f'{MITTE}:2:6: "https://stadt.example/mitte" is still a placeholder. Fill it in before printing.',
        f'{MITTE}:4:9: "[Vorname Nachname]" is still a placeholder. Fill it in before printing.',
    ]


def test_a_link_that_leads_out_of_the_project_is_not_followed(town: Town, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "nord.yaml"
    outside.write_text("name: Nord\n", encoding="utf-8")
    (town.root / "content/districts/nord.yaml").symlink_to(outside)
    with pytest.raises(ContentError) as caught:
        load_content(town.files)
    (finding,) = caught.value.findings
    assert (finding.code, str(finding.place)) == ("content.unreadable", "content/districts/nord.yaml:1:1")


def test_the_shop_is_an_id_of_requirements(town: Town) -> None:
    assert load_content(town.files).campaign.shop == "generic"
    town.write(CAMPAIGN, FILES[CAMPAIGN] + "shop: Druck Ölmann\n")
    (sentence,) = town.sentences()
    assert sentence.endswith(
        'The id "Druck Ölmann" may only have the letters a to z, digits and single hyphens. Write: druck-oelmann'
    )
