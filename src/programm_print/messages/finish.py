from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "finish.page-size": (
        "Seite {page} misst {found}, mit Beschnitt müssten es {wanted} sein. Prüfen Sie `size` und `bleed` in @page.",
        "page {page} measures {found}, but with its bleed it must be {wanted}. Check `size` and `bleed` in @page.",
    ),
    "finish.profile": (
        "Das Farbprofil für {condition} ist kein CMYK-Druckprofil. Geben Sie eine ICC-Datei für den Druck an.",
        "the colour profile for {condition} is not a CMYK printer profile. Name an ICC file made for printing.",
    ),
    "finish.rgb": (
        "Auf Seite {page} steht die RGB-Farbe {measured}. Geben Sie dem Element eine Farbe der Palette, in einer "
        "SVG-Zeichnung colour(…); Links, <hr> und Knöpfe ohne eigene Farbe sind sonst RGB.",
        "page {page} has the RGB colour {measured}. Give the element a colour of the palette, in an SVG drawing "
        "colour(…); links, <hr> and buttons without a colour of their own are RGB otherwise.",
    ),
    "finish.colour-space": (
        "Seite {page} verwendet den Farbraum {space}. Im Druck gehen nur CMYK und Grau: nehmen Sie eine Farbe der Palette.",
        "page {page} uses the colour space {space}. Press takes CMYK and gray alone: use a colour of the palette.",
    ),
    "finish.spot": (
        "Seite {page} verwendet die Sonderfarbe {name}, die niemand bestellt hat. Tragen Sie sie mit `spot` in "
        "layouts/palette.yaml ein, oder nehmen Sie eine andere Farbe der Palette.",
        "page {page} uses the spot colour {name}, which nobody ordered. Declare it with `spot` in layouts/palette.yaml, or use "
        "another colour of the palette.",
    ),
    "finish.gradient": (
        "Seite {page} hat einen Verlauf, dessen Farben nicht in CMYK sind. Geben Sie ihm Farben der Palette.",
        "page {page} has a gradient whose colours are not in CMYK. Give it colours of the palette.",
    ),
    "finish.image": (
        "Seite {page} hat ein Bild, das nicht gedruckt werden kann ({what}). Speichern Sie es als PNG, JPEG oder TIFF in RGB, "
        "Graustufen oder CMYK.",
        "page {page} has an image that cannot go to press ({what}). Save it as PNG, JPEG or TIFF in RGB, gray or CMYK.",
    ),
    "finish.construct": (
        "Seite {page} enthält {construct}, was PDF/X-4 nicht erlaubt. Entfernen Sie es aus dem Layout.",
        "page {page} holds {construct}, which PDF/X-4 does not allow. Remove it from the layout.",
    ),
    "finish.font-embedded": (
        "Die Schrift {font} auf Seite {page} ist nicht eingebettet. Verwenden Sie eine Schrift aus fonts/.",
        "the font {font} on page {page} is not embedded. Use a font from fonts/.",
    ),
    "finish.font-subset": (
        "Die Schrift {font} auf Seite {page} ist ganz statt nur mit den benutzten Zeichen eingebettet. Lassen Sie WeasyPrint "
        "sie verkleinern (ohne `full_fonts`).",
        "the font {font} on page {page} is embedded whole, not only with the characters used. Let WeasyPrint subset it "
        "(without `full_fonts`).",
    ),
    "finish.font-bitmap": (
        "Die Schrift {font} auf Seite {page} besteht aus Pixeln. Verwenden Sie eine Schrift mit Umrissen aus fonts/.",
        "the font {font} on page {page} is made of pixels. Use an outline font from fonts/.",
    ),
}
