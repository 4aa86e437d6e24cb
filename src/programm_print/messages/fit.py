from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "fit.character": ("1 Zeichen", "1 character"),
    "fit.characters": ("{count} Zeichen", "{count} characters"),
    "fit.one-page": ("1 Seite", "1 page"),
    "fit.number-of-pages": ("{count} Seiten", "{count} pages"),
    "fit.page": ("(S. {page})", "(p. {page})"),
    "fit.panel": ("(S. {page}, Feld {panel})", "(p. {page}, panel {panel})"),
    "fit.size": ("bei {size} pt", "at {size} pt"),
    "fit.size-least": ("bei {size} pt, der kleinsten erlaubten Größe", "at {size} pt, the smallest allowed"),
    "fit.seen": ('; letzte sichtbare Wörter "…{words}"', '; last visible words "…{words}"'),
    "fit.too-long": (
        "{characters} zu lang für {sheet}{seen}.",
        "{characters} too long for {sheet}{seen}.",
    ),
    "fit.lost": (
        'Text steht nirgends auf {sheet}: "{text}".',
        'text stands nowhere on {sheet}: "{text}".',
    ),
    "fit.lost-texts": (
        '{count} Texte von "{frame}" stehen nirgends auf {sheet}; der erste ist "{text}".',
        '{count} texts of "{frame}" stand nowhere on {sheet}; the first is "{text}".',
    ),
    "fit.cut": (
        'Text ist abgeschnitten auf {sheet}: "{text}" ragt {mm} mm über "{frame}" hinaus.',
        'text is cut off on {sheet}: "{text}" leaves "{frame}" by {mm} mm.',
    ),
    "fit.overflow": (
        'Text passt nicht auf {sheet}: "{text}" ragt {mm} mm über "{frame}" hinaus.',
        'text does not fit on {sheet}: "{text}" leaves "{frame}" by {mm} mm.',
    ),
    "fit.spill": (
        'Text läuft auf eine weitere Seite, auf {sheet}: "{text}" steht hinter dem Ende von "{frame}".',
        'text runs on to another page, on {sheet}: "{text}" stands beyond the end of "{frame}".',
    ),
    "fit.pages": (
        '{sheet} hat {pages} statt {wanted}; zu viel ist "{text}".',
        '{sheet} has {pages} instead of {wanted}; "{text}" is too much.',
    ),
    "fit.pages-multiple": (
        "{sheet} hat {pages}, kein Vielfaches von {wanted}.",
        "{sheet} has {pages}, no multiple of {wanted}.",
    ),
    "fit.few-pages": (
        "{sheet} hat nur {pages} statt {wanted}.",
        "{sheet} has only {pages} instead of {wanted}.",
    ),
    "fit.hint-few-pages": (
        "Lassen Sie die Vorlage template.html so viele Seiten machen, oder ändern Sie `pages` in product.yaml.",
        "Have template.html make as many, or change `pages` in product.yaml.",
    ),
    "fit.trim": (
        'Text ragt {mm} mm über den Rand, auf {sheet}: "{text}".',
        'text leaves the trimmed page by {mm} mm, on {sheet}: "{text}".',
    ),
    "fit.fold": (
        'Text läuft {mm} mm weit über den Falz, auf {sheet}: "{text}".',
        'text crosses a fold by {mm} mm, on {sheet}: "{text}".',
    ),
    "fit.shorten": (
        "Kürzen Sie ihn.",
        "Shorten it.",
    ),
    "fit.shorten-group": (
        "Diesen Text allein zu kürzen genügt nicht: kürzen Sie mehrere, oder nehmen Sie einen heraus.",
        "Shortening this text alone does not help: shorten several, or take one out.",
    ),
    "fit.falls-out": ("Als Erstes fällt heraus: {place}.", "The first to fall out: {place}."),
    "fit.stands-out": ("Auffallend lang ist: {place}.", "Remarkably long is: {place}."),
    "fit.shares": ("Den Platz teilen: {places}.", "These share its room: {places}."),
    "fit.picture": (
        'Das Bild "{text}" ist zu groß für {sheet}: es ragt {mm} mm über "{frame}" hinaus.',
        'the picture "{text}" is too large for {sheet}: it leaves "{frame}" by {mm} mm.',
    ),
    "fit.hint-picture": (
        "Verkleinern Sie es im Layout, oder kürzen Sie den Text daneben.",
        "Make it smaller in the layout, or shorten the text beside it.",
    ),
    "fit.overlap": (
        'Texte liegen übereinander, auf {sheet}: "{text}" und "{other}".',
        'texts lie on each other, on {sheet}: "{text}" and "{other}".',
    ),
    "fit.meets": ("Er liegt auf einem anderen Text: {place}.", "It lies on another text: {place}."),
    "fit.safety": (
        'Text steht zu nah an Rand oder Falz, auf {sheet}: "{text}" hat {mm} mm Abstand statt {limit}.',
        'text stands too near the edge or a fold, on {sheet}: "{text}" has {mm} mm instead of {limit}.',
    ),
    "fit.hint-safety": (
        "Rücken Sie ihn im Layout nach innen.",
        "Move it inwards in the layout.",
    ),
    "fit.heading-at-foot": (
        'Eine Überschrift steht am Fuß, ihr Text erst danach, auf {sheet}: "{text}".',
        'a heading stands at the foot, its text only after the break, on {sheet}: "{text}".',
    ),
    "fit.hint-heading-at-foot": (
        "Kürzen oder verlängern Sie den Text davor.",
        "Shorten or lengthen the text before it.",
    ),
    "fit.last-word": (
        'Die letzte Zeile ist ein einziges kurzes Wort, auf {sheet}: "{text}".',
        'the last line is one short word, on {sheet}: "{text}".',
    ),
    "fit.hint-last-word": (
        "Stellen Sie den Satz um, oder kürzen Sie ihn um ein Wort.",
        "Turn the sentence round, or shorten it by a word.",
    ),
    "fit.hyphens": (
        'Drei Zeilen nacheinander enden mit einem Trennstrich, auf {sheet}: "{text}".',
        'three lines in a row end in a hyphen, on {sheet}: "{text}".',
    ),
    "fit.hint-hyphens": (
        "Stellen Sie den Satz um.",
        "Turn the sentence round.",
    ),
    "fit.split-list": (
        'Eine Liste ist so geteilt, dass ein Punkt allein steht, auf {sheet}: "{text}".',
        'a list is split so that one item stands alone, on {sheet}: "{text}".',
    ),
    "fit.hint-split-list": (
        "Kürzen oder verlängern Sie den Text davor.",
        "Shorten or lengthen the text before it.",
    ),
    "fit.short-column": (
        "Eine Spalte endet {mm} mm über ihren Nachbarn, auf {sheet}.",
        "a column ends {mm} mm above its neighbours, on {sheet}.",
    ),
    "fit.hint-short-column": (
        "Kürzen Sie, was nach ihr nicht mehr hineinpasste, oder verteilen Sie die Texte anders.",
        "Shorten what no longer went into it, or distribute the texts in another way.",
    ),
    "fit.break": (
        'Ein Wort ist gegen die Ausnahmen getrennt, auf {sheet}: "{text}".',
        'a word is broken against the exceptions, on {sheet}: "{text}".',
    ),
    "fit.hint-break": (
        "Entfernen Sie das weiche Trennzeichen im Text, oder ändern Sie die Ausnahme in campaign.yaml.",
        "Remove the soft hyphen in the text, or change the exception in campaign.yaml.",
    ),
    "fit.areas-only": (
        'Text in der Farbe "{colour}", die nur für Flächen ist, auf {sheet} (S. {page}): "{text}".',
        'text in the colour "{colour}", which is for areas alone, on {sheet} (p. {page}): "{text}".',
    ),
    "fit.hint-areas-only": (
        "Geben Sie ihm im Stylesheet eine andere Farbe, oder entfernen Sie areas_only in layouts/palette.yaml.",
        "Give it another colour in the stylesheet, or remove areas_only in layouts/palette.yaml.",
    ),
    "fit.coarse-picture": (
        "Das Bild {file} hat auf {sheet} (S. {page}) nur {ppi} ppi, gebraucht werden {good}.",
        "the picture {file} has only {ppi} ppi on {sheet} (p. {page}), it needs {good}.",
    ),
    "fit.coarse-line-art": (
        "Die Strichzeichnung {file} hat auf {sheet} (S. {page}) nur {ppi} ppi, gebraucht werden {good}.",
        "the line art {file} has only {ppi} ppi on {sheet} (p. {page}), it needs {good}.",
    ),
    "fit.hint-coarse": (
        "Es hat {found} Pixel, nehmen Sie eines mit {needed}, oder drucken Sie es auf {percent} % verkleinert.",
        "It has {found} pixels: take one of {needed}, or print it at {percent} % of this size.",
    ),
}
