"""What looks like an error in the source. It is reported and never changed: the manifesto is printed as it was decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from programm_print.content.importing.language import AGREEMENT, GENERIC_NOUNS, INFLECTION, STOP_WORDS
from programm_print.content.importing.structure import SourceChapter, SourceText, finding
from programm_print.findings import Finding, Severity

#: Characters; a bullet is read at a glance, and a flyer's column holds about 35 in a line.
_LONG = 120
_INVISIBLE = re.compile(r"[\u00a0\u00ad\u200b-\u200f\u2028\u2029\u202f\u2060\ufeff\x00-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W\d_]+(?:[*-][^\W\d_]+)*")


def proofread(chapters: Sequence[SourceChapter], source: str) -> tuple[Finding, ...]:
    demands = [demand for chapter in chapters for demand in chapter.demands]
    texts = [text for chapter in chapters for text in _texts(chapter)]
    findings = [found for text in texts for found in _single(text, source)]
    findings += [found for text in demands if (found := _too_long(text, source))]
    findings += _alike(demands, source)
    findings += _spellings(texts, source)
    findings += _odd_compounds(texts, source)
    return tuple(findings)


def _texts(chapter: SourceChapter) -> Iterator[SourceText]:
    yield chapter.title
    yield from chapter.summary
    for section in chapter.sections:
        yield section.title
        yield from section.demands


def _single(text: SourceText, source: str) -> Iterator[Finding]:
    """What one text shows alone."""

    def warn(name: str, severity: Severity = Severity.WARNING, **values: object) -> Finding:
        return finding(source, name, severity, text.line, text=text.text, **values)

    if "  " in text.text:
        yield warn("double-space")
    if match := _INVISIBLE.search(text.text):
        yield warn("invisible", Severity.INFO, character=f"U+{ord(match[0]):04X}")
    if match := re.search(r"\s[,;:!?.](?=\s|$)|(?<=[^\W\d_])[,;](?=[^\W\d_])", text.text):
        yield warn("punctuation", place=text.text[max(0, match.start() - 12) : match.end() + 12])
    if match := re.search(r"\b([^\W\d_]{2,}) \1\b", text.text):
        yield warn("doubled-word", word=match[1])
    if _unbalanced(text.text):
        yield warn("unbalanced")
    if re.search(r"[\"']", text.text):
        yield warn("straight-quotes", Severity.INFO)
    for name, pattern in AGREEMENT:
        for match in pattern.finditer(text.text):
            yield warn(name, Severity.INFO if name == "open-compound" else Severity.WARNING, words=match[0])


def _unbalanced(text: str) -> bool:
    """“ closes a German quotation („…“) and opens an English one (“…”)."""
    count = text.count
    german = count("„") == count("“") + count("”")
    english = not count("„") and count("“") == count("”")
    pairs = all(count(one) == count(other) for one, other in ("()", "[]", "»«"))
    return not (pairs and (german or english) and count('"') % 2 == 0)


def _too_long(text: SourceText, source: str) -> Finding | None:
    if len(text.text) <= _LONG:
        return None
    return finding(source, "long", Severity.INFO, text.line, text=text.text, length=len(text.text), limit=_LONG)


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(INFLECTION.sub("", word) for word in words if word not in STOP_WORDS and word not in GENERIC_NOUNS)


def _alike(demands: Sequence[SourceText], source: str) -> Iterator[Finding]:
    """Demands that say the same: equal, or the telling words of one are all in the other (two at least)."""
    stems = [_stems(demand.text) for demand in demands]
    for index, later in enumerate(demands):
        for at in range(index):
            earlier = demands[at]
            fewer, more = sorted((stems[at], stems[index]), key=len)
            if earlier.text == later.text:
                yield finding(source, "twice", Severity.WARNING, later.line, text=later.text, first=earlier.line)
            elif len(fewer) >= 2 and fewer <= more and len(more) <= 2 * len(fewer):
                yield finding(source, "alike", Severity.INFO, later.line, text=later.text, other=earlier.text, first=earlier.line)


def _spellings(texts: Sequence[SourceText], source: str) -> Iterator[Finding]:
    """A hyphenated word, or the end of one, that is written with other capitals elsewhere."""
    seen: dict[str, tuple[str, int]] = {}
    for text in texts:
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", text.text):
            parts = word.split("-")
            for first in range(len(parts) - 1):
                tail = "-".join(parts[first:])
                known = seen.setdefault(tail.casefold(), (tail, text.line))
                if known[0] != tail:
                    yield finding(
                        source, "spelling", Severity.INFO, text.line, text=text.text, word=tail, other=known[0], first=known[1]
                    )


def _odd_compounds(texts: Sequence[SourceText], source: str) -> Iterator[Finding]:
    """A part of a compound that is a noun of this text save for one letter, and itself occurs nowhere else in it.

    Needs no list of words: the manifesto is its own. It finds a slip only where the right word and the compound's end occur too.
    """
    seen: dict[str, tuple[str, SourceText]] = {}
    nouns: set[str] = set()
    for text in texts:
        for match in re.finditer(r"[^\W\d_]{4,}", text.text):
            seen.setdefault(match[0].casefold(), (match[0], text))
            if match.start() and match[0][0].isupper() and len(match[0]) > 4:
                nouns.add(match[0].casefold())
    ends = Counter(word[cut:] for word in seen for cut in range(len(word) - 4))
    for key, (word, text) in seen.items():
        explained = any(
            ends[key[cut:]] > 1 and any(other != key and key[:cut] in other for other in seen) for cut in range(4, len(key) - 3)
        )
        slip = None if explained else next(_slips(key, nouns, seen, ends), None)
        if slip:
            yield finding(source, "compound", Severity.WARNING, text.line, text=text.text, word=word, part=slip[0], meant=slip[1])


def _slips(word: str, nouns: Collection[str], words: Collection[str], ends: Counter[str]) -> Iterator[tuple[str, str]]:
    for end in range(8, len(word) - 4):
        if ends[word[end:]] < 2:  # the rest must end another word, too
            continue
        for meant in nouns:
            part = word[max(0, end - len(meant)) : end]
            one_letter = len(part) == len(meant) and sum(a != b for a, b in zip(part, meant, strict=True)) == 1
            if one_letter and not any(part in other for other in words if other != word):
                yield part, meant
