from __future__ import annotations

import html
import re
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
import weasyprint
from hypothesis import example, given, settings
from hypothesis import strategies as st

from programm_print.compose.typesetting import Typesetter

FONT = Path(__file__).parents[2] / "fonts" / "programm-serif-text.ttf"
GERMAN = Typesetter("de", ("Sport|stätten|bau",))

PLAIN_SIGNS = st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"], exclude_characters="*_[]\\\"'&₂\u00a0\u202f")
ANY_SIGNS = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs"])),
    st.lists(
        st.sampled_from([
            "*", "**", "_", "[", "](", ")", "](https://a.example)", "\\", "-", "/", " ", "CO2", "CO₂", "5", "Klimaschutzgesetz",
            "UN", "\u00ad", "&shy;", "<b>", '"', "'", "Bürger*innen", "[Name]", " - ", "z. B.", "und", "!",
        ])
    ).map("".join),
)  # fmt: skip


def shown(markup: str) -> str:
    """Readable: `|` soft hyphen, `~` fixed space, `^` thin fixed space, `{…}` kept together."""
    text = re.sub(r'<span class="nowrap">(.*?)</span>', r"{\1}", markup.replace('<span class="sub">2</span>', "₂"))
    return text.replace("\u00ad", "|").replace("\u00a0", "~").replace("\u202f", "^")


def copied(markup: str) -> str:
    """The text a reader copies: without tags and invisible signs, with ordinary spaces."""
    text = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return text.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ")


def set_text(value: str) -> str:
    return shown(GERMAN.text(value))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Bestellung eines kommunalen Tierschutzbeauftragten", "Bestellung eines kommunalen Tierschutz|beauftragten"),
        ("Prostituierten am Holländischen Platz", "Prostituierten am Holländischen~Platz"),
        ("Nachhaltiger Sportstättenbau, Sportstättenbetrieb hier", "Nachhaltiger Sport|stätten|bau, Sportstätten|betrieb hier"),
        ("zu Sorgeassistent*innen", "zu Sorge|assistent*innen"),
        ("Ur\u00adinstinktgesetz", "Ur|instinktgesetz"),
        ("Klima\u00adschutzgesetz", "Klima|schutzgesetz"),
    ],
)
def test_running_text_is_hyphenated(typed: str, expected: str) -> None:
    assert set_text(typed) == expected


def test_a_heading_is_broken_only_where_it_was_typed() -> None:
    assert shown(GERMAN.heading("Klimaschutzgesetz und Klima&shy;politik")) == "Klimaschutzgesetz und Klima|politik"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CO2", "{CO₂}"),
        ("CO₂ und CO2-neutral", "{CO₂} und {CO₂-neutral}"),
        ("ACO2 CO2e", "ACO2 CO2e"),
        ("der UN-Behindertenrechtskonvention", "der {UN-Behindertenrechts}|konvention"),
        ("IT-Start-ups, Start-Ups", "{IT-Start-ups}, {Start-Ups}"),
        ("E-Mail-Adresse", "{E-Mail}-Adresse"),
        ("Brüder-Grimm-Platz", "Brüder-Grimm-Platz"),
        ("100-prozentige", "{100-prozentige}"),
        ("Aufenthalts- und Verweilqualität", "Aufenthalts- und Verweil|qualität"),
        ("Radwege und -straßen", "Radwege und {-straßen}"),
        ("Konfliktverhinderung/-behebung", "Konflikt|verhinderung/<wbr>{-behebung}"),
        ("jede/n und/oder Bürger/innen", "{jede/n} {und/oder} {Bürger/innen}"),
        ("Veranstaltungen/Institutionen", "Veranstaltungen/Institutionen"),
        ("klimaschutz@bürgerbeteiligung.example", "klimaschutz@bürgerbeteiligung.example"),
        ("Kontakt [Bürgerbeteiligung UN-Amt]", 'Kontakt <span class="placeholder">[Bürgerbeteiligung UN-Amt]</span>'),
    ],
)
def test_what_belongs_together_stays_together(typed: str, expected: str) -> None:
    assert set_text(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1000 neuen", "1000~neuen"),
        ("15 % und 3 km sowie in 5 Jahren", "15~% und 3~km sowie in 5~Jahren"),
        ("34 117 Menschen", "34~117~Menschen"),
        ("§ 6 und Art. 5", "§~6 und Art.~5"),
        ("bis 2030 sowie", "bis~2030 sowie"),
        ("Agenda 21", "Agenda~21"),
        ("am 14. März 2027", "am 14.~März~2027"),
        ("z. B. hier", "z.^B. hier"),
        ("V. i. S. d. P.:", "V.^i.^S.^d.^P.:"),
        ("i. d. R. so", "i.^d.^R. so"),
        ("Rad - und mehr", "Rad~– und mehr"),
        ("drei ... Punkte", "drei ... Punkte"),
    ],
)
def test_fixed_spaces_and_dashes(typed: str, expected: str) -> None:
    assert set_text(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Umsetzung der Charta in Kassel", "Umsetzung der Charta in~Kassel"),
        ("Zeit für uns und auch für die in Ulm", "Zeit für uns und auch für die~in~Ulm"),
        ("Gute Luft in den Wohnungsgesellschaften hier", "Gute Luft in den Wohnungs|gesellschaften hier"),
        ("Mehr Ruhe hier", "Mehr Ruhe hier"),
        ("Verhinderung von Gewalt im Wohnungsmarkt", "Verhinderung von Gewalt im Wohnungsmarkt"),
    ],
)
def test_the_last_line_is_never_one_short_word_nor_its_end(typed: str, expected: str) -> None:
    assert set_text(typed) == expected


def test_bound_words_stay_narrower_than_a_column() -> None:
    numbers = "auf 17 000 000 000 000 000 000 Euro"
    for typed in ("Platz für die 1000 an das und in der am so zu", numbers, "Wohnungsbaugesellschaften in 30 Jahren"):
        assert max(len(group) for group in GERMAN.text(typed).replace("\u00ad", " ").split(" ")) <= 26


def test_plain_text_has_neither_markup_nor_invisible_signs() -> None:
    assert GERMAN.plain('Die **"Charta"** - z. B. CO2, Klima&shy;schutz, [Name], [Seite](https://a.example)') == (
        "Die „Charta“ – z. B. CO2, Klimaschutz, [Name], Seite"
    )


def test_a_word_that_is_partly_emphasised_is_left_alone() -> None:
    assert GERMAN.text("**Klima**schutzgesetz") == "<strong>Klima</strong>schutzgesetz"


def canonical(text: str) -> str:
    return " ".join(text.replace(" – ", " - ").split(" "))


@given(st.text(PLAIN_SIGNS))
@example("Punkt - und – so")
@example("CO2-Budget/-plan 5 km UN-Rat z. B. und/oder")
def test_a_text_without_markup_keeps_every_sign(value: str) -> None:
    for result in (GERMAN.text(value), GERMAN.heading(value)):
        assert canonical(copied(result)) == canonical(value)


@settings(max_examples=300)
@given(ANY_SIGNS)
def test_any_text_gives_well_formed_html_of_the_allowed_tags(value: str) -> None:
    for result in (GERMAN.text(value), GERMAN.heading(value)):
        assert set(re.findall(r"<[^>]*>", result)) <= {
            "<em>", "</em>", "<strong>", "</strong>", "<wbr>", "</span>",
            *(f'<span class="{name}">' for name in ("nowrap", "sub", "placeholder", "link")),
        }  # fmt: skip
        visible = "".join(sign for sign in result.replace("<wbr>", "") if sign.isprintable() or sign in "\u00ad\u00a0\u202f")
        ElementTree.fromstring(f"<p>{visible}</p>")
    assert "\u00ad" not in GERMAN.plain(value)


@pytest.mark.parametrize("width_mm", [45, 55, 92])
def test_set_texts_copy_contiguously_from_a_pdf_at_any_width(width_mm: int) -> None:
    demands = [
        "Errechnung eines CO2-Restbudgets des Klimaschutzrates für die Stadt",
        "Entwicklung eines Aktionsplans zur Umsetzung der UN-Behindertenrechtskonvention und Inklusion",
        "Auflösung der Stigmatisierung von Schwangerschaftskonfliktberatungsstellen",
        "Lösungen für Wohnquartiere, zur Konfliktverhinderung/-behebung",
        "Parks für jede/n Bürger*in, Förderung von IT-Start-ups bis 2030 und 1000 neuen Wohnungen in den nächsten 5 Jahren",
    ]
    style = (
        f"@font-face {{ font-family: Text; src: url('{FONT.as_uri()}') }} @page {{ size: {width_mm}mm 297mm; margin: 0 }}"
        "body { margin: 0; font: 10pt/13pt Text; hyphens: manual; hyphenate-character: '-' } .nowrap { white-space: nowrap }"
        ".sub { font-size: .68em; vertical-align: -.18em; line-height: 0 }"
    )
    body = "".join(f"<p>{GERMAN.text(demand)}</p>" for demand in demands)
    pdf = weasyprint.HTML(string=f"<html lang=de><style>{style}</style><body>{body}").write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    page = document[0].get_textpage()
    # PDFium reports a hyphen at a line's end as U+FFFE where it joins the word.
    text = page.get_text_range().replace("\ufffe", "-").replace("\r\n", "\n")
    joined = re.sub(r"\s+", "", text).replace("-", "")
    for demand in demands:
        assert re.sub(r"\s+", "", demand).replace("-", "") in joined
    for line in text.splitlines():
        assert line.strip() not in {"UN-", "IT-", "CO2-", "-behebung.", "jede/"}
    right_most = max(page.get_charbox(index)[2] for index in range(page.count_chars()))
    assert right_most <= width_mm * 72 / 25.4 + 0.5
