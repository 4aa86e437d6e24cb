from __future__ import annotations

from programm_print.fit.wording import shortened


def test_a_quotation_keeps_whole_words_and_of_an_endless_word_its_letters() -> None:
    assert shortened("Kurz  und\ngut") == "Kurz und gut"
    assert shortened("Wort " * 20) == "Wort " * 11 + "…"
    assert shortened("Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung") == (
        "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsv …"
    )
