from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "layout.pages": (
        'Unter "pages" muss genau eine Angabe stehen: "exactly" (feste Seitenzahl) oder "multiple" (Vielfaches, zum Beispiel 4).',
        '"pages" takes exactly one of "exactly" (a fixed number of pages) and "multiple" (a multiple, such as 4).',
    ),
    "layout.panel-widths": (
        'Die Felder (panels) der Seite {page} sind zusammen {width} mm breit, das Endformat {trim} mm. Passen Sie "width_mm" an.',
        'the panels of page {page} are {width} mm wide together, the trim is {trim} mm. Adjust their "width_mm".',
    ),
    "layout.unknown-font": (
        'Die Schrift "{font}" in fit "{fit}" gibt es nicht. Bekannt sind: {known}.',
        'the font "{font}" of fit "{fit}" does not exist. Known are: {known}.',
    ),
    "layout.step-direction": (
        'In fit "{fit}" ist "to_pt" größer als "from_pt". Die Schrift wird von "from_pt" aus kleiner: tauschen Sie die Werte.',
        'in fit "{fit}" "to_pt" is larger than "from_pt". Type steps down from "from_pt": swap the two.',
    ),
    "layout.width-direction": (
        'In fit "{fit}" ist "least_pt" größer als "most_pt": tauschen Sie die Werte.',
        'in fit "{fit}" "least_pt" is larger than "most_pt": swap the two.',
    ),
    "layout.depth-direction": (
        'In fit "{fit}" ist "from_mm" größer als "to_mm": tauschen Sie die Werte.',
        'in fit "{fit}" "from_mm" is larger than "to_mm": swap the two.',
    ),
    "layout.not-declared": (
        '"{name}", das unter "{user}" steht, gibt es unter "{table}" nicht. Tragen Sie es dort ein oder berichtigen Sie den Namen.',
        '"{name}", which stands under "{user}", does not exist under "{table}". Declare it there or correct the name.',
    ),
    "layout.faint-tint": (
        'Die Farbe "{colour}" hat unter "{column}" einen Anteil von {tint} %. Anteile unter {least} % drucken nicht sicher: nehmen Sie 0 oder mindestens {least}.',
        'the colour "{colour}" has a tint of {tint} % under "{column}". Tints below {least} % do not print reliably: use 0 or at least {least}.',
    ),
    "layout.too-much-ink": (
        'Die Farbe "{colour}" hat unter "{column}" {total} % Farbauftrag, erlaubt sind {most} %. Nehmen Sie Cyan, Magenta oder Gelb zurück.',
        'the colour "{colour}" has {total} % of ink under "{column}", {most} % are allowed. Take back cyan, magenta or yellow.',
    ),
    "layout.white-overprints": (
        'Die Farbe "{colour}" ist papierweiß und soll überdrucken: sie verschwände. Entfernen Sie "overprint".',
        'the colour "{colour}" is paper white and is to overprint: it would vanish. Remove "overprint".',
    ),
    "layout.same-inks": (
        'Die Farbe "{colour}" hat dieselben Anteile wie "{other}", aber ein anderes "overprint" oder "areas_only": im PDF sind '
        "beide nicht zu unterscheiden. Ändern Sie einen Anteil, oder gleichen Sie die Angaben an.",
        'the colour "{colour}" has the same inks as "{other}" but another "overprint" or "areas_only": nobody can tell them '
        "apart in the PDF. Change an ink, or make the two agree.",
    ),
    "layout.plate-taken": (
        'Die Sonderfarbe darf nicht "{plate}" heißen: so heißt schon eine Druckplatte. Nehmen Sie den Namen aus dem Farbfächer.',
        'the spot colour cannot be called "{plate}": a plate has that name already. Use its name in the swatch book.',
    ),
    "layout.plate-twice": (
        'Die Sonderfarbe "{plate}" steht schon unter "{other}". Jede Platte hat eine Farbe: verwenden Sie diese.',
        'the spot colour "{plate}" stands under "{other}" already. Each plate has one colour: use that one.',
    ),
    "layout.areas-only": (
        'Die Farbe "{colour}" ist nur für Flächen (areas_only), steht hier aber unter "{role}". Nehmen Sie eine andere Farbe.',
        'the colour "{colour}" is for areas alone (areas_only), but stands here under "{role}". Use another colour.',
    ),
}
