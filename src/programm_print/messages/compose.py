from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "compose.pick-left-out": (
        'Die Forderung "{demand}", die {district} gewählt hat, steht nicht auf {product}: dort ist Platz für {count}. '
        "Die ersten in der Liste werden gedruckt; ändern Sie die Reihenfolge, wenn sie dazugehören soll.",
        'the demand "{demand}" that {district} chose is not on {product}: there is room for {count}. '
        "The first in the list are printed; change the order if it should be among them.",
    ),
}
