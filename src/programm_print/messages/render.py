from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "render.refused": (
        'Die Adresse "{url}" wird nicht geladen: Layouts lesen nur Dateien des Projekts. '
        "Legen Sie die Datei ins Projekt, und nennen Sie ihren Pfad.",
        'the address "{url}" is not loaded: layouts read only the project\'s own files. '
        "Put the file into the project and give its path.",
    ),
    "render.picture": (
        'Das Bild "{path}" lässt sich nicht lesen ({reason}). Speichern Sie es neu als PNG, JPEG oder SVG.',
        'the picture "{path}" cannot be read ({reason}). Save it again as PNG, JPEG or SVG.',
    ),
    "render.drawing": (
        'Die Zeichnung in "{path}" lässt sich nicht setzen ({reason}). Vereinfachen Sie das SVG.',
        'the drawing in "{path}" cannot be drawn ({reason}). Simplify the SVG.',
    ),
    "render.font-file": (
        'Die Schriftdatei für "{family}" lässt sich nicht laden. Prüfen Sie "src" in @font-face: '
        "gebraucht wird eine TTF-, OTF- oder WOFF2-Datei.",
        'the font file for "{family}" cannot be loaded. Check "src" in @font-face: it takes a TTF, OTF or WOFF2 file.',
    ),
    "render.declaration": (
        'Die Angabe "{declaration}" wirkt nicht ({reason}). Berichtigen oder entfernen Sie sie.',
        'the declaration "{declaration}" has no effect ({reason}). Correct or remove it.',
    ),
    "render.declaration-solved": (
        'Die Angabe "{declaration}" wirkt nicht: sie ergibt "{solved}" ({reason}). Berichtigen oder entfernen Sie sie.',
        'the declaration "{declaration}" has no effect: it gives "{solved}" ({reason}). Correct or remove it.',
    ),
    "render.undefined": (
        'Die Angabe "{declaration}" wirkt nicht wie gemeint: {names} gibt es nicht. Längen stehen in product.yaml, Farben in '
        "layouts/palette.yaml, Schriften in fonts/fonts.yaml: berichtigen Sie den Namen, oder tragen Sie ihn dort ein.",
        'the declaration "{declaration}" does not do what it says: there is no {names}. Lengths stand in product.yaml, colours in '
        "layouts/palette.yaml, fonts in fonts/fonts.yaml: correct the name, or declare it there.",
    ),
    # Reasons, put between the brackets of the sentences above.
    "render.stop-current": (
        "currentcolor wäre hier Schwarz: schreiben Sie die Farbe der Palette hin",
        "currentcolor would be black here: write the colour of the palette",
    ),
    "render.stop-spot": (
        "eine Sonderfarbe kann nicht in eine andere Farbe übergehen: nehmen Sie Prozessfarben",
        "a spot colour cannot blend into another colour: use process colours",
    ),
    "render.stop-space": (
        "ein Verlauf kann von dieser Farbe nicht ausgehen: nehmen Sie eine der Palette",
        "a gradient cannot start from this colour: use one of the palette",
    ),
    "render.turned-picture": (
        "Bilder stehen, wie sie gespeichert sind: speichern Sie es gedreht, oder nehmen Sie transform",
        "pictures stand as they are saved: save it turned, or use transform",
    ),
    "render.shaded-style": (
        "Licht und Schatten dieses Randes wären RGB: nehmen Sie solid, double, dashed oder dotted",
        "the light and shade of this border would be RGB: use solid, double, dashed or dotted",
    ),
    "render.selector": (
        "Die Regel für {selector} wirkt nicht: diesen Selektor kennt der Satz nicht. Schreiben Sie ihn anders.",
        "the rule for {selector} has no effect: the layout engine does not know this selector. Write it another way.",
    ),
    "render.anchor": (
        'Der Verweis auf "#{anchor}" führt ins Leere. Geben Sie dem Ziel diese id, oder entfernen Sie den Verweis.',
        'the link to "#{anchor}" leads nowhere. Give its target this id, or remove the link.',
    ),
    "render.anchor-twice": (
        'Die id "{anchor}" steht zweimal auf diesem Blatt. Jede id darf nur einmal vorkommen.',
        'the id "{anchor}" stands twice on this sheet. Each id may stand only once.',
    ),
    "render.attachment": (
        'Die Datei "{url}" soll an das PDF angehängt werden; ein Druck-PDF darf keine Anhänge haben. '
        'Entfernen Sie rel="attachment".',
        'the file "{url}" would be attached to the PDF; a press PDF may hold no attachments. Remove rel="attachment".',
    ),
    "render.glyph": (
        'Das Zeichen "{character}" ({code}) fehlt der Schrift "{family}". '
        "Ersetzen Sie es, oder wählen Sie eine Schrift, die es hat.",
        'the font "{family}" lacks the character "{character}" ({code}). Replace it, or choose a font that has it.',
    ),
    "render.family": (
        'Die Schrift "{family}" ist mit keinem @font-face angegeben. Gedruckt wird nur mit den Schriften des Projekts.',
        'the font "{family}" is not declared by any @font-face. Only the project\'s own fonts are printed.',
    ),
    "render.engine": (
        'Der Satz meldet: "{words}". Beheben Sie das im Layout.',
        'the layout engine says: "{words}". Mend this in the layout.',
    ),
    "render.endless": (
        "Der Satz hört nicht auf: Nach {pages} Seiten ist immer noch Inhalt übrig. Nehmen Sie die letzte Änderung am Layout zurück, "
        "und prüfen Sie deren CSS: Ein Kasten mit `position: absolute` in einer Fußnote kann die Ursache sein.",
        "the layout does not end: after {pages} pages there is still content left. Take back the last change to the layout and check "
        "its CSS: a box with `position: absolute` within a footnote may be the cause.",
    ),
    "render.crash": (
        "Der Satz bricht ab ({reason}). Nehmen Sie die letzte Änderung am Layout zurück, und prüfen Sie deren CSS.",
        "the layout engine breaks off ({reason}). Take back the last change to the layout and check its CSS.",
    ),
}
