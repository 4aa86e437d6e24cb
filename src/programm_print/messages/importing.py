"""Sentences of the import."""

from __future__ import annotations

_CHECK = ("Bitte prüfen; der Import ändert nichts.", "Please check; the import changes nothing.")
_PLACE = (
    "Gehört die Zeile ins Programm, tragen Sie sie von Hand ein.",
    "If the line belongs to the manifesto, enter it by hand.",
)

SENTENCES: dict[str, tuple[str, str]] = {
    "importing.nothing": ("Der Text enthält keine Forderungen.", "The text holds no demands."),
    "importing.nothing.hint": (
        "Jede Forderung steht auf einer eigenen Zeile mit einem Aufzählungszeichen (-, •, *, 1.), darüber die Überschrift.",
        "Each demand stands on its own line behind a bullet (-, •, *, 1.), with a heading above.",
    ),
    "importing.unplaced": ("Diese Zeile hat keinen Platz gefunden: „{text}“.", 'This line found no place: "{text}".'),
    "importing.unplaced.hint": _PLACE,
    "importing.empty-chapter": (
        "Das Kapitel „{title}“ hat keine Forderungen und fehlt deshalb.",
        'The chapter "{title}" has no demands and is left out.',
    ),
    "importing.empty-chapter.hint": _PLACE,
    "importing.chapter-missing": (
        "Über „{title}“ steht kein Kapitel; der Abschnitt gibt dem Kapitel seinen Titel.",
        'No chapter stands above "{title}"; the section gives the chapter its title.',
    ),
    "importing.chapter-missing.hint": (
        "Setzen Sie den Titel des Kapitels in der Vorlage über den Abschnitt, oder ändern Sie ihn in der Datei.",
        "Put the chapter's title above the section in the source, or change it in the file.",
    ),
    "importing.section-missing": (
        "Forderungen ohne Überschrift im Kapitel „{title}“; der Abschnitt heißt wie das Kapitel.",
        'Demands without a heading in the chapter "{title}"; the section is called like the chapter.',
    ),
    "importing.section-missing.hint": (
        "Setzen Sie in der Vorlage eine Überschrift darüber, oder ändern Sie den Titel in der Datei.",
        "Put a heading above them in the source, or change the title in the file.",
    ),
    "importing.summary": (
        "„{text}“ steht nun in der Zusammenfassung von „{title}“.",
        '"{text}" now stands in the summary of "{title}".',
    ),
    "importing.summary.hint": _CHECK,
    "importing.marker": (
        "Die Zeile „{text}“ ist eine Schaltfläche der Webseite und fällt weg.",
        'The line "{text}" is a button of the web page and is left out.',
    ),
    "importing.marker.hint": (
        "Ist sie eine Überschrift, ändern Sie sie in der Vorlage, etwa mit einem weiteren Wort.",
        "If it is a heading, change it in the source, for example by one more word.",
    ),
    "importing.copies-differ": (
        "Die beiden Fassungen dieses Abschnitts (Zeilen {first} und {second}) unterscheiden sich: oben „{before}“, unten „{after}“.",
        'The two copies of this passage (lines {first} and {second}) differ: above "{before}", below "{after}".',
    ),
    "importing.copies-differ.hint": (
        "Übernommen ist die untere Fassung; bitte prüfen.",
        "The lower copy was taken; please check.",
    ),
    "importing.joined": (
        "Eine umbrochene Zeile ist wieder Teil ihrer Forderung: „{text}“.",
        'A wrapped line is part of its demand again: "{text}".',
    ),
    "importing.joined.hint": _CHECK,
    "importing.corrected": (
        "Die Forderung „{id}“ ist geändert: „{old}“ heißt nun „{new}“.",
        'The demand "{id}" has changed: "{old}" is now "{new}".',
    ),
    "importing.corrected.hint": (
        "Sie behält ihre Kennung; ist es eine andere Forderung, geben Sie ihr in der Datei eine neue.",
        "It keeps its id; if it is another demand, give it a new one in the file.",
    ),
    "importing.removed": (
        "Die Forderung „{id}“ steht nicht mehr im Text: „{text}“.",
        'The demand "{id}" is no longer in the text: "{text}".',
    ),
    "importing.removed.hint": (
        "Hat ein Ortsbezirk sie gewählt, wählen Sie dort eine andere.",
        "If a district chose it, choose another one there.",
    ),
    "importing.removed-ranked": (
        "Die Forderung „{id}“ mit Rang {rank} steht nicht mehr im Text: „{text}“.",
        'The demand "{id}" of rank {rank} is no longer in the text: "{text}".',
    ),
    "importing.removed-ranked.hint": (
        "Geben Sie den Rang (default) in der Kapiteldatei einer anderen Forderung.",
        "Give its rank (default) to another demand in the chapter's file.",
    ),
    "importing.removed-chapter": (
        "Das Kapitel „{title}“ steht nicht mehr im Text.",
        'The chapter "{title}" is no longer in the text.',
    ),
    "importing.removed-chapter.hint": (
        "Löschen Sie seine Datei in content/manifesto/, wenn es entfallen soll.",
        "Delete its file in content/manifesto/ if it shall go.",
    ),
    "importing.twice": (
        "„{text}“ steht zweimal im Text, zuerst in Zeile {first}.",
        '"{text}" stands twice in the text, first in line {first}.',
    ),
    "importing.twice.hint": _CHECK,
    "importing.alike": (
        "„{text}“ sagt fast dasselbe wie „{other}“ in Zeile {first}.",
        '"{text}" says nearly the same as "{other}" in line {first}.',
    ),
    "importing.alike.hint": _CHECK,
    "importing.long": (
        "Die Forderung hat {length} Zeichen, mehr als {limit}: „{text}“.",
        'The demand has {length} characters, more than {limit}: "{text}".',
    ),
    "importing.long.hint": ("Auf Flyer gehört eine kürzere.", "Choose a shorter one for flyers."),
    "importing.double-space": ("Zwei Leerzeichen hintereinander: „{text}“.", 'Two spaces in a row: "{text}".'),
    "importing.double-space.hint": _CHECK,
    "importing.invisible": (
        "Ein unsichtbares Zeichen ({character}) steht in „{text}“.",
        'An invisible character ({character}) stands in "{text}".',
    ),
    "importing.invisible.hint": _CHECK,
    "importing.punctuation": (
        "Satzzeichen und Leerzeichen passen nicht zusammen: „{place}“ in „{text}“.",
        'Punctuation and spaces do not fit: "{place}" in "{text}".',
    ),
    "importing.punctuation.hint": _CHECK,
    "importing.doubled-word": ("„{word}“ steht doppelt in „{text}“.", '"{word}" stands twice in a row in "{text}".'),
    "importing.doubled-word.hint": _CHECK,
    "importing.unbalanced": (
        "Eine Klammer oder ein Anführungszeichen ist nicht geschlossen: „{text}“.",
        'A bracket or quotation mark is not closed: "{text}".',
    ),
    "importing.unbalanced.hint": _CHECK,
    "importing.straight-quotes": (
        "Gerade Anführungszeichen oder Apostrophe in „{text}“.",
        'Straight quotes or apostrophes in "{text}".',
    ),
    "importing.straight-quotes.hint": (
        "Der Satz setzt typografische Zeichen; der Text bleibt, wie er ist.",
        "Typesetting puts curly ones; the text stays as it is.",
    ),
    "importing.double-article": (
        "„{words}“ enthält den Artikel zweimal: „{text}“.",
        '"{words}" holds the article twice: "{text}".',
    ),
    "importing.double-article.hint": _CHECK,
    "importing.adjective-ending": (
        "Nach einem Artikel im Dativ endet das Adjektiv auf -en: „{words}“ in „{text}“.",
        'After an article in the dative the adjective ends in -en: "{words}" in "{text}".',
    ),
    "importing.adjective-ending.hint": _CHECK,
    "importing.adjective-pair": (
        "Ohne Artikel enden beide Adjektive auf -em: „{words}“ in „{text}“.",
        'Without an article both adjectives end in -em: "{words}" in "{text}".',
    ),
    "importing.adjective-pair.hint": _CHECK,
    "importing.plural-ending": (
        "Der Kasus passt wohl nicht: „{words}“ in „{text}“.",
        'The case looks wrong: "{words}" in "{text}".',
    ),
    "importing.plural-ending.hint": _CHECK,
    "importing.dative-plural": (
        "Der Dativ Plural hat wohl ein n zu wenig: „{words}“ in „{text}“.",
        'The dative plural seems to lack an n: "{words}" in "{text}".',
    ),
    "importing.dative-plural.hint": _CHECK,
    "importing.verb-form": (
        "Am Anfang steht eine Befehlsform, wohl ein Tippfehler: „{words}“ in „{text}“.",
        'It begins with an imperative, perhaps a slip: "{words}" in "{text}".',
    ),
    "importing.verb-form.hint": _CHECK,
    "importing.open-compound": (
        "In „{words}“ fehlt wohl ein Bindestrich: „{text}“.",
        '"{words}" seems to lack a hyphen: "{text}".',
    ),
    "importing.open-compound.hint": _CHECK,
    "importing.spelling": (
        "„{word}“ steht in Zeile {first} als „{other}“: „{text}“.",
        '"{word}" is written "{other}" in line {first}: "{text}".',
    ),
    "importing.spelling.hint": _CHECK,
    "importing.compound": (
        "„{part}“ in „{word}“ ist vielleicht „{meant}“: „{text}“.",
        '"{part}" in "{word}" may be meant as "{meant}": "{text}".',
    ),
    "importing.compound.hint": _CHECK,
    "importing.written": ("Dateien geschrieben: {count}.", "Files written: {count}."),
    "importing.unchanged": (
        "Nichts zu ändern: die Kapiteldateien entsprechen dem Text.",
        "Nothing to change: the chapter files say what the text says.",
    ),
    "importing.would-replace": (
        "{path} ist anders als der eingelesene Text. Mit --force wird die Datei ersetzt (Kennungen und Rangfolge bleiben, Kommentare nicht).",
        "{path} differs from the text read. With --force the file is replaced (ids and ranks stay, comments do not).",
    ),
    "importing.no-such-text": (
        "{path}: Die Datei gibt es nicht. Kopieren Sie den Text der Webseite in eine Datei, und nennen Sie ihren Namen.",
        "{path}: there is no such file. Copy the web page's text into a file and give its name.",
    ),
    "importing.not-utf8": (
        "{path}: Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie im Editor neu, mit der Zeichenkodierung UTF-8.",
        "{path}: the file is not saved in UTF-8. Save it anew in the editor with the encoding UTF-8.",
    ),
}
