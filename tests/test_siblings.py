from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from programm_print.siblings import lengths_in_frames, longest_of_each_frame


def test_each_fitted_element_counts_its_own_text() -> None:
    html = (
        "<style>.a { color: red }</style><h1>Mitte</h1>"
        '<ul data-frame="list" data-fit="demands wide"><li>zwölf<br>Zeichen</li>'
        '<li><svg><path d="M0 0"/></svg> fünf&nbsp;</li></ul>'
        '<p data-fit="other">nicht gezählt</p><div data-fit="demands"></div><p>danach</p>'
    )
    assert lengths_in_frames(html, {"demands"}) == (len("zwölf") + len("Zeichen") + len("fünf"), 0)


def test_a_fitted_element_inside_another_belongs_to_it() -> None:
    assert lengths_in_frames('<div data-fit="a"><p data-fit="a">eins</p>zwei</div><p data-fit="a">drei</p>', {"a"}) == (8, 4)


def test_those_are_measured_whose_text_is_the_longest_in_a_frame() -> None:
    lengths = {"short": (5, 5), "left": (9, 1), "right": (2, 20), "both": (8, 19)}
    assert longest_of_each_frame(lengths) == ("right", "left")


@given(st.dictionaries(st.text(min_size=1), st.lists(st.integers(0, 99), max_size=4), max_size=8))
def test_no_frame_has_a_longer_text_than_those_that_are_measured(lengths: dict[str, list[int]]) -> None:
    chosen = longest_of_each_frame(lengths)
    for frame in range(max(map(len, lengths.values()), default=0)):
        longest = max(texts[frame] for texts in lengths.values() if frame < len(texts))
        assert longest in [lengths[name][frame] for name in chosen if frame < len(lengths[name])]
