"""Reading a content stream token by token."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from programm_print.inspect.tokens import operations

_NUMBERS = ["0", "12", "-3.5", "+.25", "7.", "999999999999", "--5", "1.2.3", "-", ".", "3-4"]
_STRINGS = ["<0048>", "<ABC>", "<>", "(plain)", "(a\\(b)", "/Name", "true"]
_ARRAYS = ["[<0048> 14 <00fa> 0<01> -.5 ]", "[1 2[3]4]", "[<00 48> (x) .5]", "[1 --2 <01>]", "[<01> 2", "[]"]
_OPERATORS = ["c", "re", "TJ", "Tf", "f*", "gs", "Q", "sh2", "'", "Do"]


@given(st.lists(st.sampled_from([*_NUMBERS, *_STRINGS, *_ARRAYS, *_OPERATORS]), max_size=30))
def test_plain_operations_and_arrays_are_read_at_once_as_they_are_token_by_token(tokens: list[str]) -> None:
    """A comment is never passed over at once."""
    at_once = " ".join(tokens).encode()
    one_by_one = " %\n".join(tokens).replace("[", "[%\n").encode()
    assert list(operations(at_once)) == list(operations(one_by_one))


def test_a_path_and_a_line_of_text() -> None:
    read = list(operations(b"1 0 0 1 72.5 -3 cm\n0 0 m 1 2 3 4 5 6 c f* [<0048> -14.5 <00FA>] TJ"))
    assert read == [
        (b"cm", [1, 0, 0, 1, 72.5, -3]),
        (b"m", [0, 0]),
        (b"c", [1, 2, 3, 4, 5, 6]),
        (b"f*", []),
        (b"TJ", [[b"\0H", -14.5, b"\0\xfa"]]),
    ]
