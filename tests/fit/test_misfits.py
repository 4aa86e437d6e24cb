"""Which text of a room is taken for the one too long."""

from __future__ import annotations

from programm_print.fit.misfits import Code, Misfit, Slot


def _outstanding(*flow: tuple[str, int], kin: tuple[tuple[str, int], ...] = ()) -> tuple[str, ...]:
    slots = tuple(Slot(at, characters) for at, characters in flow)
    return Misfit(Code.OVERFLOW, flow[-1][0], flow=slots, kin=tuple(Slot(at, characters) for at, characters in kin)).outstanding


def test_a_text_is_held_against_texts_of_its_kind() -> None:
    # Longer than any other text, the sentence of 70 is no longer than sentences are; a postcode of 40 is.
    address = (("campaign/publisher/postcode", 40), ("campaign/printer/postcode", 5), ("campaign/responsible/postcode", 5))
    assert _outstanding(*address, ("demands/a/text", 70), ("demands/b/text", 60))[0] == "campaign/publisher/postcode"


def test_what_is_alone_of_its_kind_is_held_against_all_others() -> None:
    assert _outstanding(("campaign/party", 90), ("districts/mitte/name", 5), ("campaign/voice", 4)) == ("campaign/party",)


def test_the_texts_of_other_rooms_of_a_fit_count_too() -> None:
    kin = (("demands/b/text", 200), ("demands/c/text", 40))
    assert _outstanding(("demands/a/text", 50), ("demands/d/text", 55), kin=kin) == ("demands/b/text",)


def test_texts_of_like_length_do_not_stand_out_nor_does_a_text_alone() -> None:
    assert _outstanding(("demands/a/text", 70), ("demands/b/text", 60)) == ()
    assert _outstanding(("demands/a/text", 700)) == ()


def test_a_text_beside_empty_ones_stands_out() -> None:
    assert _outstanding(("demands/a/text", 0), ("demands/b/text", 0), ("demands/c/text", 9)) == ("demands/c/text",)
