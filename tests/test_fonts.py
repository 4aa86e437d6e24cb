"""What the fonts in fonts/ promise: letters, licences, static outlines, kerning and marks that work."""

from __future__ import annotations

import math
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from programm_print.errors import ContentError
from programm_print.layout.fonts import coverage, load_fonts, missing_letters, read_fonts_file
from programm_print.models.font import FontRole

ROOT = Path(__file__).parents[1]
ROLES = ["display", "head", "label", "labellight", "text", "textstrong", "textitalic", "textrev", "lead"]
BASIC = "abcdefghijklmnopqrstuvwxyz"

#: Lower-case letters; capitals are added where they are one character.
ALPHABETS = {
    "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "Croatian": BASIC + "čćđšž",
    "Czech": BASIC + "áčďéěíňóřšťúůýž",
    "Danish": BASIC + "æøåé",
    "Dutch": BASIC + "áéèëïíóöúüĳ",
    "English": BASIC,
    "Estonian": BASIC + "äõöüšž",
    "Finnish": BASIC + "åäöšž",
    "French": BASIC + "àâæçéèêëîïôœùûüÿ",
    "German": BASIC + "äöüßẞ",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ΄΅",
    "Hungarian": BASIC + "áéíóöőúüű",
    "Irish": BASIC + "áéíóú",
    "Italian": BASIC + "àèéìíîòóùú",
    "Latvian": BASIC + "āčēģīķļņšūž",
    "Lithuanian": BASIC + "ąčęėįšųūž",
    "Maltese": BASIC + "ċġħżàèìòù",
    "Polish": BASIC + "ąćęłńóśźż",
    "Portuguese": BASIC + "áâãàçéêíóôõúüªº",
    "Romanian": BASIC + "ăâîșțşţ",
    "Slovak": BASIC + "áäčďéíĺľňóôŕšťúýž",
    "Slovene": BASIC + "čšž",
    "Spanish": BASIC + "áéíñóúüªº¿¡",
    "Swedish": BASIC + "åäöéàü",
    "Turkish": BASIC + "çğıİöşüâîû",
}
SIGNS = {
    "digits": "0123456789₀₁₂₃₄₅₆₇₈₉½¼¾",
    "punctuation": ".,:;!?-–—…·•*/()[]&%+=#@'\"„“”‚‘’»«›‹§€°′″×−†",
    "spaces and hyphens": " \u00a0\u202f\u2009\u2060\u00ad\u2010\u2011",
    "combining marks": "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0326\u0327\u0328",
}
#: Not promised, but said in fonts/README.md.
BEYOND = {
    "Ukrainian": "ґєії",
    "Serbian": "ђјљњћџ",
    "Vietnamese": "ăâđêôơưạảấầẩẫậ",
    "Irish, old spelling": "ḃċḋḟġṁṗṡṫ",
    "Croatian digraphs": "ǆǉǌ",
}
SCRIPTS = {"Greek": "greek", "Bulgarian": "cyrillic", "Ukrainian": "cyrillic", "Serbian": "cyrillic"}  # the others: latin


def read(path: str) -> bytes:
    return (ROOT / path).read_bytes()


@cache
def roles() -> dict[str, FontRole]:
    return load_fonts(read)


def both_cases(letters: str) -> str:
    return letters + "".join(letter.upper() for letter in letters if len(letter.upper()) == 1)


def wanted() -> dict[str, str]:
    return {language: both_cases(letters) for language, letters in ALPHABETS.items()} | SIGNS


@cache
def hb_font(role: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(read(roles()[role].files[0])))


def shape(role: str, text: str, *, kern: bool = True) -> list[uharfbuzz.GlyphPosition]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(hb_font(role), buffer, {"kern": kern})
    assert all(info.codepoint for info in buffer.glyph_infos), f"a glyph is missing in {text}"
    return list(buffer.glyph_positions)


def width(role: str, text: str, *, kern: bool = True) -> int:
    return sum(position.x_advance for position in shape(role, text, kern=kern))


def clearance(role: str, pair: str) -> float:
    """How far the second letter's dots are from the first letter, in thousandths of an em: what stands above the x-height."""
    file = roles()[role].files[0]
    x_height = TTFont(BytesIO(read(file)), lazy=True)["OS/2"].sxHeight
    cut = ImageFont.truetype(BytesIO(read(file)), 1000, layout_engine=ImageFont.Layout.BASIC)
    advance = shape(role, pair)[0].x_advance

    def above(letter: str) -> NDArray[np.int_]:
        image = Image.new("1", (3000, 1200))
        ImageDraw.Draw(image).text((1000, 1200), letter, font=cut, fill=1, anchor="ls")
        return np.argwhere(np.array(image)[: 1200 - x_height - 25])

    first, second = above(pair[0]), np.add(above(pair[1]), (0, advance))
    ends = {int(y): int(first[first[:, 0] == y, 1].max()) for y in set(first[:, 0])}
    starts = {int(y): int(second[second[:, 0] == y, 1].min()) for y in set(second[:, 0])}
    near = ((y, other) for y in ends for other in range(y - 60, y + 61) if other in starts)
    return min(math.hypot(max(0, starts[other] - ends[y]), other - y) for y, other in near)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_holds_the_letters_of_all_eu_languages_and_turkish(role: str) -> None:
    lacking = {language: missing_letters(roles()[role], letters, read) for language, letters in wanted().items()}
    assert {language: letters for language, letters in lacking.items() if letters} == {}


def test_what_no_font_holds_is_reported_once_and_in_order() -> None:
    assert missing_letters(roles()["text"], "a漢b字漢\n", read) == ("漢", "字")


def test_the_readme_says_what_each_family_lacks() -> None:
    readme = (ROOT / "fonts/README.md").read_text("utf-8")
    declared = read_fonts_file(read)
    rows = []
    for name, source in declared.sources.items():
        cuts = [file for file, cut in declared.cuts.items() if cut.source == name]
        held = frozenset.intersection(*(coverage(read(f"fonts/{file}")) for file in cuts))
        gaps = []
        for language, letters in (wanted() | {name: both_cases(letters) for name, letters in BEYOND.items()}).items():
            lacking = [letter for letter in dict.fromkeys(letters) if ord(letter) not in held]
            if lacking and SCRIPTS.get(language, "latin") in source.scripts:
                gaps.append(f"{language}: {' '.join(lacking)}")
        rows.append(f"| `{name}` | {', '.join(source.scripts)} | {'; '.join(gaps) or 'nothing'} |")
    assert [row for row in rows if row not in readme.splitlines()] == [], "fonts/README.md needs these rows"


def test_all_cuts_are_static_embeddable_and_as_declared() -> None:
    declared = read_fonts_file(read)
    assert {f"fonts/{file}" for file in declared.cuts} == {str(path.relative_to(ROOT)) for path in (ROOT / "fonts").glob("*.ttf")}
    for file, cut in declared.cuts.items():
        font = TTFont(BytesIO(read(f"fonts/{file}")))
        assert not {"fvar", "gvar", "HVAR", "MVAR", "avar", "STAT", "cvar"} & set(font.keys()), file
        assert font["OS/2"].fsType == 0, file  # installable embedding: no restriction
        place = ", ".join(f"{tag} {value:g}" for tag, value in cut.axes.items())
        assert font["name"].getDebugName(3) == f"{cut.family}; {place}", "run scripts/make_fonts.py"
        assert font["name"].getDebugName(1) == cut.family


def test_each_family_has_its_licence_and_no_reserved_name() -> None:
    declared = read_fonts_file(read)
    for source in declared.sources.values():
        assert "SIL OPEN FONT LICENSE Version 1.1" in (ROOT / "fonts" / source.licence).read_text("utf-8")
    for file, cut in declared.cuts.items():
        notice = TTFont(BytesIO(read(f"fonts/{file}")))["name"].getDebugName(0)
        assert "Copyright" in notice or "©" in notice
        if "Reserved Font Name" in notice:
            reserved = notice.split("Reserved Font Name")[1].strip(" ‘’'.\"")
            assert reserved not in cut.family


def test_a_fallback_cut_keeps_the_line_metrics_of_its_main_cut() -> None:
    for role in roles().values():
        heights = set()
        for file in role.files:
            font = TTFont(BytesIO(read(file)), lazy=True)
            heights.add(tuple(round(value / font["head"].unitsPerEm, 3) for value in (font["hhea"].ascent, font["hhea"].descent)))
        assert len(heights) == 1, role.name


@pytest.mark.parametrize("role", ROLES)
def test_kerning_works_and_the_unbreakable_hyphen_is_kerned_like_the_hyphen(role: str) -> None:
    assert width(role, "AVA") < width(role, "AVA", kern=False)
    assert width(role, "Tö") < width(role, "Tö", kern=False)
    assert width(role, "T\u2011T") == width(role, "T-T") != width(role, "T-T", kern=False)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("pair", ["fä", "fë", "fï", "fö", "fü", "Tä", "Tö", "Tü", "Wä"])
def test_dots_stay_clear_of_the_letter_before(role: str, pair: str) -> None:
    assert clearance(role, pair) >= 45


def test_the_cuts_own_kerning_is_as_declared_in_a_lookup_after_the_source_s() -> None:
    for file, cut in read_fonts_file(read).cuts.items():
        if cut.kerning:
            font = TTFont(BytesIO(read(f"fonts/{file}")))
            table, characters = font["GPOS"].table, font.getBestCmap()
            last = table.LookupList.Lookup[-1]
            found = {
                (first, record.SecondGlyph): record.Value1.XAdvance
                for pairs in (getattr(part, "ExtSubTable", part) for part in last.SubTable)
                for first, following in zip(pairs.Coverage.glyphs, pairs.PairSet, strict=True)
                for record in following.PairValueRecord
            }
            assert found == {tuple(characters[ord(letter)] for letter in pair): by for pair, by in cut.kerning.items()}, file
            kerns = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"]
            assert all(feature.LookupListIndex[-1] == len(table.LookupList.Lookup) - 1 for feature in kerns), file


@pytest.mark.parametrize("role", ["display", "text", "textitalic"])
def test_marks_stand_on_their_letters(role: str) -> None:
    assert width(role, "fu\u0308") == width(role, "fü")  # composed to one letter
    letter, mark = shape(role, "q\u0301")  # has no letter of its own: the mark is placed
    assert mark.x_advance == 0
    assert mark.x_offset != 0
    assert letter.x_advance == width(role, "q")


@pytest.mark.parametrize("role", ["display", "text"])
def test_the_word_joiner_takes_no_room(role: str) -> None:
    assert width(role, "a\u2060b") == width(role, "ab")


def test_spaces_between_fallback_words_are_in_the_fallback_cut() -> None:
    """Pango sets a space in the font of the letter before it, without asking whether the font has one."""
    for file in {file for role in roles().values() for file in role.files}:
        assert {0x20, 0xA0, 0x2009, 0x202F, 0x2060, 0xAD} <= coverage(read(file)), file


def test_a_role_with_an_undeclared_cut_says_where() -> None:
    text = read("fonts/fonts.yaml").decode().replace("  lead: [programm-serif-lead.ttf]", "  lead: [programm-serif-led.ttf]")
    with pytest.raises(ContentError) as caught:
        load_fonts(lambda _: text.encode())
    (finding,) = caught.value.findings
    assert finding.code == "layout.not-declared"
    assert finding.place is not None
    assert text.splitlines()[(finding.place.line or 0) - 1].strip() == "lead: [programm-serif-led.ttf]"
    assert "programm-serif-led.ttf" in finding.message
