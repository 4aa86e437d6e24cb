from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "compose.pick-left-out": (
        'Die Forderung "{demand}", die {district} gewählt hat, steht nicht auf {product}: dort ist Platz für {count}. '
        "Die ersten in der Liste werden gedruckt; ändern Sie die Reihenfolge, wenn sie dazugehören soll.",
        'the demand "{demand}" that {district} chose is not on {product}: there is room for {count}. '
        "The first in the list are printed; change the order if it should be among them.",
    ),
    "compose.empty-slots": (
        "{product} hat Platz für {count} Forderungen und bekommt nur {filled}. Geben Sie weiteren Forderungen in content/manifesto/ "
        'einen Rang ("default: 1", "default: 2" …).',
        "{product} has room for {count} demands and gets only {filled}. Give more demands in content/manifesto/ "
        'a rank ("default: 1", "default: 2" …).',
    ),
    "compose.headline-too-long": (
        '"{text}" ist zu lang für {product}: auch mit {size} pt, der kleinsten erlaubten Größe, passt die Zeile nicht '
        "(höchstens {lines} Zeilen). Kürzen Sie den Text.",
        '"{text}" is too long for {product}: even at {size} pt, the smallest allowed, it does not fit in {lines} line(s). Shorten the text.',
    ),
    "compose.template": (
        "Die Vorlage lässt sich nicht ausführen: {reason}.",
        "the template cannot be carried out: {reason}.",
    ),
    "compose.no-colour": (
        "Die Farbe „{name}“ gibt es in layouts/palette.yaml nicht.",
        'there is no colour "{name}" in layouts/palette.yaml.',
    ),
    "compose.no-length": (
        "Die Länge „{name}“ gibt es in {folder}/product.yaml (lengths_mm) nicht.",
        'there is no length "{name}" in {folder}/product.yaml (lengths_mm).',
    ),
    "compose.no-fit": (
        "Eine Einpassung (fit) „{name}“ gibt es in {folder}/product.yaml nicht.",
        'there is no fit "{name}" in {folder}/product.yaml.',
    ),
    "compose.no-ornament": (
        "Einen Platz „{name}“ für Ornamente gibt es in {folder}/product.yaml (ornaments) nicht.",
        'there is no place "{name}" in {folder}/product.yaml (ornaments).',
    ),
    "compose.no-font": (
        "Die Schrift „{name}“ gibt es in fonts/fonts.yaml (roles) nicht.",
        'there is no font "{name}" in fonts/fonts.yaml (roles).',
    ),
    "compose.no-caption": (
        "Die Beschriftung „{name}“ gibt es in content/campaign.yaml (captions) nicht.",
        'there is no caption "{name}" in content/campaign.yaml (captions).',
    ),
    "compose.not-filled": (
        "Der Text hat {{{name}}}, und „fill“ bekommt nichts dafür; schreiben Sie fill({name}=…)",
        'the text has {{{name}}}, and "fill" is given nothing for it; write fill({name}=…)',
    ),
    "compose.no-field": ("„{name}“ gibt es hier nicht.", 'there is no "{name}" here.'),
    "compose.no-name": ("„{name}“ kennt die Vorlage nicht.", 'the template knows no "{name}".'),
    "compose.did-you-mean": ("Meinen Sie „{near}“?", 'Did you mean "{near}"?'),
    "compose.known-names": ("Es gibt: {known}.", "There are: {known}."),
    "compose.see-names": (
        "Was eine Vorlage kennt, steht in docs/designers.md.",
        "What a template knows stands in docs/designers.md.",
    ),
    "compose.qr-too-small": (
        "Der QR-Code für {url} hat bei {size} mm Breite Module unter 0,5 mm, die Telefone schlecht lesen.",
        "the QR code for {url} has modules under 0.5 mm at a width of {size} mm, which telephones read badly.",
    ),
    "compose.qr-too-small-hint": (
        "Kürzen Sie die Adresse oder geben Sie dem Code mindestens {least} mm.",
        "Shorten the address, or give the code at least {least} mm.",
    ),
    "compose.qr-too-long": (
        "Eine Adresse mit {length} Zeichen passt in keinen QR-Code.",
        "an address of {length} characters fits into no QR code.",
    ),
    "compose.qr-too-long-hint": (
        "Kürzen Sie die Adresse auf höchstens {most} Zeichen.",
        "Shorten the address to at most {most} characters.",
    ),
}
