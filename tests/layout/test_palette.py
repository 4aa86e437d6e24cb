"""What the palette promises: inks a press can hold, sRGB twins that match the profiles, text that can be read on both papers."""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from programm_print.errors import ContentError
from programm_print.layout.palette import Paper, load_palette
from programm_print.models.colour import Palette

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "layouts/palette.yaml").read_text("utf-8")
DISPLAY, SMALL = 3.0, 4.5  # WCAG 2.2, 1.4.3: least contrast of large text and of text

#: Beyond the chapters' schemes: foreground, ground, least contrast.
PAIRS = [
    ("ink", "paper", 7.0),
    ("ink", "sand", 6.5),
    ("ink", "leaf2", SMALL),
    ("ink", "sun2", SMALL),
    ("ink", "clay2", SMALL),
    ("forest", "sand", SMALL),
    ("forest", "paper", SMALL),
    ("paper", "forest", SMALL),
    ("sand", "forest", SMALL),
    ("sun", "forest", DISPLAY),
    ("leaf2", "forest", DISPLAY),
    ("river", "paper", SMALL),
    ("plum", "paper", SMALL),
]


@cache
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts/make_palette.py"))


def load(text: str = TEXT, paper: Paper = "coated") -> Palette:
    return load_palette(lambda _: text.encode(), paper)


@cache
def luminance(name: str, paper: Paper) -> float:
    """As printed: without black point compensation, so that the weak black of uncoated paper counts."""
    profile = ROOT / script()["PROFILES"]["" if paper == "coated" else "_uncoated"]
    values = script()["twin"](load(paper=paper).colours[name].cmyk, profile, black_point_compensation=False)
    linear = [v / 255 / 12.92 if v / 255 <= 0.04045 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in values]
    return float(sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True)))


def contrast(one: str, other: str, paper: Paper) -> float:
    dark, light = sorted((luminance(one, paper), luminance(other, paper)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("paper", ["coated", "uncoated"])
@pytest.mark.parametrize("number", range(1, 7))
def test_a_chapters_text_can_be_read_on_its_field(number: int, paper: Paper) -> None:
    scheme = load().chapter_scheme(number)
    assert contrast(scheme.text, scheme.field, paper) >= DISPLAY
    assert contrast(scheme.small, scheme.field, paper) >= SMALL
    assert contrast(scheme.mark, scheme.field, paper) >= DISPLAY


@pytest.mark.parametrize("paper", ["coated", "uncoated"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_pairs_that_layouts_use_can_be_read(text: str, ground: str, least: float, paper: Paper) -> None:
    assert contrast(text, ground, paper) >= least


def test_srgb_twins_match_the_profiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert script()["with_twins"](TEXT) == TEXT, "run scripts/make_palette.py"
    assert script()["with_twins"](TEXT.replace('srgb: "#89BE46"', 'srgb: "#000000"')) == TEXT


def test_a_chapters_small_signs_take_at_most_two_inks() -> None:
    palette = load()
    for scheme in palette.chapters:
        assert sum(ink > 0 for ink in palette.colours[scheme.mark].cmyk) <= 2


def test_six_chapters_wear_six_fields() -> None:
    assert len({load().chapter_scheme(number).field for number in range(1, 7)}) == 6


def test_css_speaks_inks_to_the_press_and_srgb_to_the_screen() -> None:
    palette = load()
    assert palette.css("leaf", "press") == "device-cmyk(0.54 0 0.88 0)"
    assert palette.css("leaf", "screen") == "#89BE46"
    assert palette.css("ink", "press") == "device-cmyk(0 0 0 1)"
    assert load(paper="uncoated").css("leaf", "press") == "device-cmyk(0.4 0 0.8 0)"
    with pytest.raises(KeyError):
        palette.css("mauve", "press")


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        (("[5, 6, 16, 0]", "[4, 6, 16, 0]"), "layout.faint-tint", "4 %"),
        (("[92, 45, 82, 58]", "[92, 75, 82, 58]"), "layout.too-much-ink", "307 %"),
        (("[88, 5, 80, 65]", "[88, 10, 80, 65]"), "layout.too-much-ink", "243 %"),
        (("{field: clay,", "{field: brick,"), "layout.not-declared", "brick"),
    ],
)
def test_a_colour_that_cannot_be_printed_is_named_with_its_line(change: tuple[str, str], code: str, word: str) -> None:
    text = TEXT.replace(*change)
    with pytest.raises(ContentError) as caught:
        load(text)
    (finding,) = caught.value.findings
    assert (finding.code, word in finding.message) == (code, True)
    assert finding.place is not None
    assert change[1] in text.splitlines()[(finding.place.line or 0) - 1]


SIGNAL = """\
  signal:
    cmyk: [0, 80, 90, 0]
    srgb: "#F05A28"
    cmyk_uncoated: [0, 70, 80, 0]
    srgb_uncoated: "#F36E45"
"""


def with_colour(entry: str) -> str:
    return TEXT.replace("colours:\n", f"colours:\n{entry}", 1)


def codes(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(ContentError) as error:
        load(text)
    return [(finding.code, finding.place.line if finding.place else None) for finding in error.value.findings]


def test_a_spot_colour_is_asked_for_by_its_own_colour_space() -> None:
    palette = load(with_colour(SIGNAL + "    spot: HKS 8 K\n    overprint: true\n"))
    assert palette.spots == ("signal",)
    assert palette.css("signal", "press") == "color(--signal 1)"
    assert palette.css("signal", "screen") == "#F05A28"
    assert palette.colours["signal"].overprint is True
    assert palette.css("leaf", "press") == "device-cmyk(0.54 0 0.88 0)"


def test_a_plate_has_a_name_of_its_own_and_one_colour() -> None:
    line = TEXT[: TEXT.index("colours:\n")].count("\n") + 1
    assert codes(with_colour(SIGNAL + "    spot: Black\n")) == [("layout.plate-taken", line + 6)]
    twice = SIGNAL + "    spot: HKS 8 K\n" + SIGNAL.replace("signal", "again") + "    spot: hks 8 K\n"
    assert codes(with_colour(twice)) == [("layout.plate-twice", line + 12)]


def test_white_never_overprints() -> None:
    assert [code for code, _ in codes(TEXT.replace("  paper:\n", "  paper:\n    overprint: true\n"))] == [
        "layout.white-overprints"
    ] * 2


def test_colours_that_a_pdf_cannot_tell_apart_are_used_alike() -> None:
    twin = SIGNAL + SIGNAL.replace("signal", "again") + "    areas_only: true\n"
    assert {code for code, _ in codes(with_colour(twin))} == {"layout.same-inks"}


def test_a_chapters_text_is_no_colour_for_areas_alone() -> None:
    assert {code for code, _ in codes(TEXT.replace("  ink:\n", "  ink:\n    areas_only: true\n"))} == {"layout.areas-only"}


def test_colours_for_areas_alone_are_told_by_their_css_value() -> None:
    rich = SIGNAL.replace("signal", "night").replace("[0, 80, 90, 0]", "[60, 40, 40, 100]") + "    areas_only: true\n"
    assert load(with_colour(rich)).areas_only("press") == {"device-cmyk(0.6 0.4 0.4 1)": "night"}
