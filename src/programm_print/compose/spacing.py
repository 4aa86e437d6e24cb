"""Spaces and dashes inside a text. Each function returns as many signs as it was given, so that offsets stay valid."""

from __future__ import annotations

import re

NBSP = "\u00a0"
THIN = "\u202f"

WIDEST_BOUND = 20  # signs of words bound to one another; a column of 55 mm at 10 pt holds about 32
WIDEST_BOUND_HEADING = 14
SHORT_LAST = 7  # letters of a last word that may not stand alone
SHORT_LAST_HEADING = 5
LONGEST_BEFORE_NUMBER = 10
LEAST_NOUN = 4  # a shorter word after a number is rather a conjunction than what is counted, if it is not a unit

ABBREVIATION = re.compile(r"(?<![\w.])([^\W\d_]\.) (?=[^\W\d_]{1,2}\.(?!\w))")
FIGURES = re.compile(r"\d+(?: \d+)+")
COUNTED = re.compile(r"(?<![\w.,])(\d[\d.,\u00a0]*) (?=([^\s\d]+))")
ORDINAL = re.compile(r"(?<![\w.,])(\d{1,2}\.) (?=([^\W\d_]+))")
NUMBERED = re.compile(r"(?<!\w)([^\W\d_][\w.-]*) (?=(\d[\d.]*+)(?!\w)(?!\u00a0))")
YEAR = re.compile(r"(?:19|20)\d\d")
UNIT = re.compile(r"[%€$°‰]\w?|[mck]?m[²³]?|ha|[km]?g|t|m?l|min|[sh]|[kMGT]?Wh?|Ct|ct|dB|pt")


def dashes(text: str) -> str:
    """A hyphen between two spaces is meant as a dash."""
    return re.sub(r"(?<=\S) - (?=\S)", " – ", text)


def fixed_spaces(text: str) -> str:
    """Spaces that must not break, in place of ordinary ones: z. B., § 6, 5 Jahren, 14. März, Agenda 21, before a dash."""
    text = re.sub(r"(?<=\S) (?=[–—]\s)", NBSP, text)
    text = ABBREVIATION.sub(rf"\1{THIN}", text)
    text = re.sub(r"(?<=§) (?=\d)", NBSP, text)
    text = FIGURES.sub(lambda found: found[0].replace(" ", NBSP) if len(found[0]) <= WIDEST_BOUND else found[0], text)
    text = COUNTED.sub(lambda found: _bound(found, _is_counted(found[1], found[2])), text)
    text = ORDINAL.sub(lambda found: _bound(found, found[2][0].isupper()), text)
    return NUMBERED.sub(lambda found: _bound(found, len(found[1]) <= LONGEST_BEFORE_NUMBER), text)


def bind_end(text: str, *, narrow: bool = False) -> str:
    """The last word bound to the one before while the last line could be one short word; `narrow`: for headings."""
    widest, short = (WIDEST_BOUND_HEADING, SHORT_LAST_HEADING) if narrow else (WIDEST_BOUND, SHORT_LAST)
    end = len(text.rstrip())
    space = text.rfind(" ", 0, end)
    while space > 0 and len(text[space + 1 : end].strip(".,;:!?…“”‘’\"')")) <= short:
        before = text.rfind(" ", 0, space)
        if end - before - 1 > widest:
            break
        text = f"{text[:space]}{NBSP}{text[space + 1 :]}"
        space = before
    return text


def _bound(found: re.Match[str], together: bool) -> str:
    if together and len(found[0]) + len(found[2]) <= WIDEST_BOUND:
        return found[0][:-1] + NBSP
    return found[0]


def _is_counted(number: str, word: str) -> bool:
    if UNIT.fullmatch(word.rstrip(".,;:!?)")):
        return True
    return not YEAR.fullmatch(number) and word[0].isalpha() and (word[0].isupper() or len(word) >= LEAST_NOUN)
