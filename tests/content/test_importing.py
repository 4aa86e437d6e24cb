from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from programm_print.content.importing import chapter_yaml, import_into, import_text
from programm_print.findings import Severity, has_errors
from programm_print.models.manifesto import Chapter, Demand, Section
from programm_print.models.text import Text

KASSEL = Path(__file__).parent / "fixtures" / "kassel.txt"

SOURCE = """\
Wald und Wiese
• Bäume wachsen langsam • Wiesen blühen
MEHR INFOS
Wald und Wiese
• Bäume wachsen langsam • Wiesen blühen
Mehr Wald
- Pflanzung von tausend Linden
- Schutz der alten Eichen
Mehr Wiese
- Aussaat von Klee

Wasser
• Flüsse brauchen Raum • Brunnen brauchen Pflege
MEHR INFOS
Wasser
• Flüsse brauchen Raum • Brunnen brauchen Pflege
Mehr Bäche
- Öffnung des Mühlbaches
"""


def shape(chapters: tuple[Chapter, ...]) -> list[object]:
    return [
        (
            chapter.title,
            list(chapter.summary),
            [(section.title, [demand.text for demand in section.demands]) for section in chapter.sections],
        )
        for chapter in chapters
    ]


EXPECTED = [
    (
        "Wald und Wiese",
        ["Bäume wachsen langsam", "Wiesen blühen"],
        [("Mehr Wald", ["Pflanzung von tausend Linden", "Schutz der alten Eichen"]), ("Mehr Wiese", ["Aussaat von Klee"])],
    ),
    ("Wasser", ["Flüsse brauchen Raum", "Brunnen brauchen Pflege"], [("Mehr Bäche", ["Öffnung des Mühlbaches"])]),
]


def codes(text: str, *, existing: tuple[Chapter, ...] = ()) -> list[tuple[str, int | None]]:
    found = import_text(text, existing=existing, source="text.txt").findings
    return [(finding.code.removeprefix("importing."), finding.place.line if finding.place else None) for finding in found]


# structure


MARKERS = ("Mehr Infos …", "Mehr erfahren »", "Weiterlesen", "Read more", "→ mehr anzeigen", "Ganz unbekannte Schaltfläche")
BULLETS = ("* ", "• ", "– ", "· ", "-\t", "•\u00a0", "•", "◦  ", "\t", "  - ", "-", "•\n")
CHANGES = {
    "as it is": SOURCE,
    "doubled without marker": SOURCE.replace("MEHR INFOS\n", ""),
    "CRLF": SOURCE.replace("\n", "\r\n"),
    "BOM, spaces at the ends": "\ufeff" + SOURCE.replace("\n", " \u00a0\n"),
    "no empty lines": SOURCE.replace("\n\n", "\n"),
    "empty lines everywhere": SOURCE.replace("\n", "\n\n"),
    "summary a line each": SOURCE.replace(" • ", "\n• "),
    **{f"marker {marker}": SOURCE.replace("MEHR INFOS", marker) for marker in MARKERS},
    **{f"bullet {sign!r}": SOURCE.replace("\n- ", f"\n{sign}") for sign in BULLETS},
}


@pytest.mark.parametrize("text", CHANGES.values(), ids=CHANGES)
def test_the_structure_is_read_whatever_the_web_page_made_of_it(text: str) -> None:
    imported = import_text(text)
    assert shape(imported.chapters) == EXPECTED
    assert not has_errors(imported.findings, strict=True)


def test_a_text_that_stands_once_is_read() -> None:
    once = "\n".join(dict.fromkeys(line for line in SOURCE.splitlines() if line != "MEHR INFOS"))
    assert shape(import_text(once).chapters) == EXPECTED


def test_a_marker_below_a_passage_that_stands_once_is_read() -> None:
    lines = SOURCE.splitlines()
    assert shape(import_text("\n".join(lines[:3] + lines[5:14] + lines[16:])).chapters) == EXPECTED


def test_chapters_need_no_summary_and_demands_may_be_numbered() -> None:
    wood = "Wald\nMehr Bäume\n1. Eine Linde\n2. Eine Eiche\nMehr Moos\n1) Ein Stein\n2) Ein Bach\n"
    text = wood + "\nStadt\nMehr Licht\n1. Lampen\n2. Laternen"
    assert shape(import_text(text).chapters) == [
        ("Wald", [], [("Mehr Bäume", ["Eine Linde", "Eine Eiche"]), ("Mehr Moos", ["Ein Stein", "Ein Bach"])]),
        ("Stadt", [], [("Mehr Licht", ["Lampen", "Laternen"])]),
    ]


def test_a_wrapped_demand_is_joined_and_reported() -> None:
    text = SOURCE.replace("tausend Linden", "tausend\nlinden")
    assert "Pflanzung von tausend linden" in [demand.text for demand in import_text(text).chapters[0].demands]
    assert ("joined", 8) in codes(text)


def test_what_has_no_place_is_reported_with_its_line() -> None:
    text = (
        SOURCE.replace("Mehr Wiese\n", "Mehr Wiese\nDieser Satz steht zwischen Titel und Vorhaben.\n") + "Überschrift am Ende\n"
    )
    assert codes(text) == [("unplaced", 10), ("unplaced", 20)]
    assert shape(import_text(text).chapters) == EXPECTED


def test_copies_that_differ_are_reported_and_the_lower_one_counts() -> None:
    text = SOURCE.replace("Wiesen blühen", "Wiesen blühn", 1)
    assert shape(import_text(text).chapters) == EXPECTED
    (found,) = import_text(text, source="text.txt").findings
    assert found.code == "importing.copies-differ"
    assert "Wiesen blühn" in found.message


def test_demands_without_headings_get_their_chapter_and_say_so() -> None:
    assert codes("Mehr Wald\n- Eine Linde\n- Eine Eiche") == [("chapter-missing", 1)]
    assert codes(SOURCE.replace("Mehr Bäche\n", "")) == [("section-missing", 17)]


@pytest.mark.parametrize("text", ["", "\n\n", "Nur ein Satz.", "Titel\nNoch ein Titel"])
def test_a_text_without_demands_is_an_error(text: str) -> None:
    imported = import_text(text)
    assert imported.chapters == ()
    assert has_errors(imported.findings)


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=3, max_size=9)
PHRASES = st.lists(WORDS, min_size=2, max_size=6).map(lambda words: " ".join(words).capitalize())
SECTIONS = st.lists(st.tuples(PHRASES, st.lists(PHRASES, min_size=1, max_size=4)), min_size=1, max_size=3)
CHAPTERS = st.lists(st.tuples(PHRASES, st.lists(PHRASES, min_size=2, max_size=3), SECTIONS), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    chapters=CHAPTERS,
    sign=st.sampled_from(["- ", "* ", "– ", "-\u00a0", "+ "]),
    gaps=st.booleans(),
    doubled=st.booleans(),
    end=st.sampled_from(["\n", "\r\n", " \n"]),
)
def test_every_demand_ends_in_exactly_one_place(
    chapters: list[tuple[str, list[str], list[tuple[str, list[str]]]]], sign: str, gaps: bool, doubled: bool, end: str
) -> None:
    lines: list[str] = []
    for title, summary, sections in chapters:
        head = [title, "• " + " • ".join(summary)]
        lines += [*head, "MEHR INFOS", *head] if doubled else head
        for heading, demands in sections:
            lines += [heading, *(sign + demand for demand in demands)]
        lines += [""] if gaps else []
    expected = [(title, summary, [(heading, demands) for heading, demands in sections]) for title, summary, sections in chapters]
    imported = import_text(end.join(lines))
    assert shape(imported.chapters) == expected
    ids = [demand.id for chapter in imported.chapters for demand in chapter.demands]
    assert len(set(ids)) == len(ids)


LINES = st.sampled_from(
    [
        "",
        "Wald",
        "Wiese",
        "MEHR INFOS",
        "- eins",
        "- zwei",
        "* drei",
        "• vier",
        "• fünf • sechs",
        "1. sieben",
        "2. acht",
        "und neun",
        "Ein Satz.",
    ]
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(LINES, max_size=12))
@example(lines=["Wald", "Wald", "und neun", "Wald", "Wald"])
def test_no_demand_is_ever_lost_in_silence(lines: list[str]) -> None:
    imported = import_text("\n".join(lines), source="text.txt")
    written = "\n".join(map(chapter_yaml, imported.chapters))
    told = "\n".join(finding.message for finding in imported.findings)
    for text in ("eins", "zwei", "drei", "vier", "fünf", "sechs", "und neun", "Ein Satz."):
        if any(text in line for line in lines):
            assert text in written or text in told


@given(text=st.text())
def test_any_text_can_be_read(text: str) -> None:
    import_text(text)


# ids


@pytest.mark.parametrize(
    ("demand", "expected"),
    [
        ("Aufstellung einer Solarstrategie", "solarstrategie"),
        ("Marburg bis 2030 klimaneutral machen", "marburg-2030"),
        ("Kohleausstieg bis 2025", "kohleausstieg-2025"),
        ("Ausbau der Nah- und Fernwärmenetze", "fernwaermenetze"),
        ("Schaffung von sicheren Wegen", "sicheren-wegen"),
        ("Förderung für Übungsleiter*innen", "uebungsleiterinnen"),
        ("Einrichtung eines kommunalen Ernährungsrates", "ernaehrungsrat"),
        ("Größere Straßen", "groessere-strassen"),
    ],
)
def test_ids_are_made_of_telling_words(demand: str, expected: str) -> None:
    (chapter,) = import_text(f"Kapitel\nMehr davon\n- {demand}").chapters
    assert chapter.demands[0].id == expected


def test_a_repeated_import_changes_nothing() -> None:
    chapters = import_text(KASSEL.read_text(encoding="utf-8")).chapters
    again = import_text(KASSEL.read_text(encoding="utf-8"), existing=chapters)
    assert again.chapters == chapters


def test_ids_and_ranks_outlive_corrections_moves_and_new_neighbours() -> None:
    first = ranked(import_text(SOURCE).chapters[0], {"linden": 2})
    old = {str(demand.text): demand.id for demand in first.demands}
    changed = (
        SOURCE.replace("tausend Linden", "Tausend Linden und Buchen")
        .replace("- Aussaat von Klee\n", "- Aussaat von Lindensamen\n- Aussaat von Klee\n")
        .replace("Wald und Wiese", "Wälder und Wiesen")
    )
    imported = import_text(changed, existing=(first,), source="text.txt")
    new = {str(demand.text): demand for demand in imported.chapters[0].demands}
    corrected = new["Pflanzung von Tausend Linden und Buchen"]
    assert (corrected.id, corrected.default) == (old["Pflanzung von tausend Linden"], 2)
    assert new["Aussaat von Klee"].id == old["Aussaat von Klee"]
    assert new["Aussaat von Lindensamen"].id not in old.values()
    assert (imported.chapters[0].id, [section.id for section in imported.chapters[0].sections]) == (
        first.id,
        [section.id for section in first.sections],
    )
    assert "importing.corrected" in [finding.code for finding in imported.findings]


def test_what_went_is_reported_and_its_id_is_not_given_again() -> None:
    first = ranked(import_text(SOURCE).chapters[0], {"klee": 1})
    imported = import_text(SOURCE.replace("- Aussaat von Klee", "- Ganz viel frischer Klee für alle Kühe"), existing=(first,))
    removed = [finding for finding in imported.findings if finding.code == "importing.removed-ranked"]
    assert len(removed) == 1
    gone = next(demand.id for demand in first.demands if demand.text == "Aussaat von Klee")
    assert gone in removed[0].message
    assert gone not in [demand.id for chapter in imported.chapters for demand in chapter.demands]


def ranked(chapter: Chapter, ranks: dict[str, int]) -> Chapter:
    """The chapter with ranks for the demands whose text holds these words."""

    def rank(demand: Demand) -> Demand:
        return demand.model_copy(
            update={"default": next((at for word, at in ranks.items() if word in demand.text.lower()), None)}
        )

    sections = tuple(section.model_copy(update={"demands": tuple(map(rank, section.demands))}) for section in chapter.sections)
    return chapter.model_copy(update={"sections": sections})


# files


def test_files_are_in_block_style_with_one_text_a_line() -> None:
    files = import_into(SOURCE, ()).files
    assert list(files) == ["content/manifesto/01-wald.yaml", "content/manifesto/02-wasser.yaml"]
    lines = files["content/manifesto/02-wasser.yaml"].splitlines()
    assert lines == [
        "# yaml-language-server: $schema=../../schemas/chapter.schema.json",
        "id: wasser",
        "title: Wasser",
        "summary:",
        "  - Flüsse brauchen Raum",
        "  - Brunnen brauchen Pflege",
        "sections:",
        "  - id: baeche",
        "    title: Mehr Bäche",
        "    demands:",
        "      - id: muehlbach",
        "        text: Öffnung des Mühlbaches",
    ]


@settings(max_examples=200, deadline=None)
@given(text=st.text(min_size=1).filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)))
def test_any_text_reads_back_from_one_line(text: str) -> None:
    section = Section(id="a", title=Text(text), demands=(Demand(id="b", text=Text(text), default=1),))
    written = chapter_yaml(Chapter(id="c", title=Text(text), summary=(Text(text),), sections=(section,)))
    assert written.count("\n") == 12
    read = yaml.safe_load(written)
    assert (
        read["title"] == read["summary"][0] == read["sections"][0]["title"] == read["sections"][0]["demands"][0]["text"] == text
    )


@pytest.mark.parametrize(
    "text", ["no", "010", "12:30", "- Strich", "Ja: und nein", "# Raute", "„Charta“ der Vielfalt", 'Die "Charta"', "[Ort]", "*"]
)
def test_only_what_yaml_would_misread_is_quoted(text: str) -> None:
    section = Section(id="a", title=Text("A"), demands=(Demand(id="b", text=Text(text)),))
    line = chapter_yaml(Chapter(id="c", title=Text("C"), sections=(section,))).splitlines()[-1].strip()
    assert (line == f"text: {text}") == (text in {"„Charta“ der Vielfalt", 'Die "Charta"'})
    assert yaml.safe_load(line) == {"text": text}


# proof-reading


def proofs(*demands: str) -> list[str]:
    text = "\n".join(["Kapitel", "Mehr davon", *(f"- {demand}" for demand in demands)])
    return [code for code, _ in codes(text)]


@pytest.mark.parametrize(
    ("code", "demand"),
    [
        ("double-article", "Wandel zum einem guten Ort"),
        ("adjective-ending", "Umbau zum großem Platz"),
        ("adjective-pair", "Bauen in hohem technischen Standard"),
        ("plural-ending", "Hilfe für von Krieg vertriebenen Familien"),
        ("dative-plural", "Teilhabe von Kinder und Eltern"),
        ("verb-form", "Intensiviere Betreuung der Kinder"),
        ("open-compound", "Einführung eines Car Sharing-Angebots"),
        ("double-space", "Zwei  Leerzeichen"),
        ("invisible", "Ein\u200bunsichtbares Zeichen"),
        ("punctuation", "Ein Komma , falsch gesetzt"),
        ("doubled-word", "Hilfe für für Kinder"),
        ("unbalanced", "Das Projekt „Morgen"),
        ("straight-quotes", 'Das Projekt "Morgen"'),
        ("long", "Sehr lang " * 13),
    ],
)
def test_a_likely_error_is_reported_and_stays(code: str, demand: str) -> None:
    assert proofs(demand) == [code]
    text = f"Kapitel\nMehr davon\n- {demand}"
    assert import_text(text).chapters[0].demands[0].text == demand.strip()


@pytest.mark.parametrize(
    "demand",
    [
        "Beteiligung von Kindern und Jugendlichen",
        "Wandel zu einem guten Ort",
        "Mit gutem und bezahlbarem Wohnraum",
        "Hilfe für von Krieg vertriebene Familien",
        "Das Projekt „Morgen“",
        "The “Morning” project",
        "Stärkung von Kunden und Händler*innen",
        "In dem schönen alten Haus",
        "Gespräche mit allem guten Willen",
        "Gestaltung des Brüder-Grimm-Platzes",
        "Quartiere entwickeln",
    ],
)
def test_sound_german_is_left_alone(demand: str) -> None:
    assert proofs(demand) == []


def test_demands_that_say_the_same_are_reported() -> None:
    assert proofs("Ausbau des Datenportals der Stadt Kassel", "Weiterer Ausbau des Datenportals in Kassel") == ["alike"]
    assert proofs("Schutz der Eichen", "Schutz der Eichen") == ["twice"]


def test_a_slip_in_a_compound_is_found_where_the_text_knows_the_right_word() -> None:
    assert proofs("Erlass einer Grünsatzung", "Platz für den Platz", "Überarbeitung der Stellplattsatzung") == ["compound"]


def test_kassels_slips_are_found_and_named_with_their_lines() -> None:
    found = import_text(KASSEL.read_text(encoding="utf-8"), source="kassel.txt").findings
    warned = {
        (finding.code.removeprefix("importing."), finding.place.line)
        for finding in found
        if finding.place and finding.severity is Severity.WARNING
    }
    assert warned == {
        ("adjective-pair", 13),  # hohem energetischen Standard
        ("compound", 36),  # Stellplattsatzung
        ("plural-ending", 68),  # für von Gewalt betroffenen Frauen
        ("verb-form", 152),  # Aktiviere Einbringung
        ("dative-plural", 155),  # von Kinder und Jugendlichen
        ("double-article", 176),  # zum einem
        ("adjective-ending", 185),  # zum verkehrsberuhigtem
    }
    assert {finding.code.removeprefix("importing.") for finding in found if finding.severity is Severity.INFO} == {
        "long",
        "alike",
        "open-compound",
        "spelling",
    }
