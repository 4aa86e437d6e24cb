from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "build.product-unknown": (
        'Das Produkt "{word}" gibt es nicht. "programm-print list" zeigt alle.',
        'the product "{word}" does not exist. "programm-print list" shows all.',
    ),
    "build.product-unknown-near": (
        'Das Produkt "{word}" gibt es nicht. Meinen Sie "{suggestion}"?',
        'the product "{word}" does not exist. Did you mean "{suggestion}"?',
    ),
    "build.product-ambiguous": (
        '"{word}" passt auf mehrere Produkte: {candidates}. Schreiben Sie den Namen aus.',
        '"{word}" fits several products: {candidates}. Write the name in full.',
    ),
    "build.district-unknown": (
        'Den Ortsbezirk "{word}" gibt es nicht. "programm-print list" zeigt alle.',
        'the district "{word}" does not exist. "programm-print list" shows all.',
    ),
    "build.district-unknown-near": (
        'Den Ortsbezirk "{word}" gibt es nicht. Meinen Sie "{suggestion}"?',
        'the district "{word}" does not exist. Did you mean "{suggestion}"?',
    ),
    "build.district-ambiguous": (
        '"{word}" passt auf mehrere Ortsbezirke: {candidates}. Schreiben Sie den Namen aus.',
        '"{word}" fits several districts: {candidates}. Write the name in full.',
    ),
    "build.chapter-unknown": (
        'Das Kapitel "{word}" gibt es nicht. "programm-print list" zeigt alle.',
        'the chapter "{word}" does not exist. "programm-print list" shows all.',
    ),
    "build.chapter-unknown-near": (
        'Das Kapitel "{word}" gibt es nicht. Meinen Sie "{suggestion}"?',
        'the chapter "{word}" does not exist. Did you mean "{suggestion}"?',
    ),
    "build.chapter-ambiguous": (
        '"{word}" passt auf mehrere Kapitel: {candidates}. Schreiben Sie den Namen aus.',
        '"{word}" fits several chapters: {candidates}. Write the name in full.',
    ),
    "build.chapter-count": (
        "{product} ist für {least} bis {most} Kapitel gestaltet; das Programm hat {count}. "
        "Fassen Sie Kapitel zusammen, oder lassen Sie das Produkt weg.",
        "{product} is designed for {least} to {most} chapters; the manifesto has {count}. Join chapters, or leave the product out.",
    ),
    "build.source-date-epoch": (
        'SOURCE_DATE_EPOCH ist "{value}". Erwartet wird eine Zahl: Sekunden seit dem 1. Januar 1970.',
        'SOURCE_DATE_EPOCH is "{value}". It takes a number: seconds since 1 January 1970.',
    ),
    "build.page-count": (
        "{product} bekam {pages} Seiten statt {wanted}: der Text ist zu lang. Kürzen Sie die Texte dieses Blattes.",
        "{product} came out with {pages} pages instead of {wanted}: its text is too long. Shorten the texts of this sheet.",
    ),
    "build.overflow": (
        'Text passt nicht auf {product}: auf Seite {page} ragt er {mm} mm aus dem Rahmen "{frame}". Kürzen Sie den Text.',
        'text does not fit on {product}: on page {page} it leaves the frame "{frame}" by {mm} mm. Shorten the text.',
    ),
    "build.lost-text": (
        'Auf {product} fehlt Text: "{text}". Kürzen Sie die Texte dieses Blattes.',
        'text is missing on {product}: "{text}". Shorten the texts of this sheet.',
    ),
}
