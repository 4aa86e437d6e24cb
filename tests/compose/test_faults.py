"""What is wrong with a template is told with the name, what there is instead, and the line that is to be corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from programm_print.compose.composing import Composer
from programm_print.errors import ContentError
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.models.job import Job
from programm_print.models.sheet import Sizes
from programm_print.opening import open_project
from programm_print.project import ProjectFiles

FILES = ProjectFiles(Path(__file__).parents[2])
PROJECT = open_project(FILES)
TEMPLATE, COMPONENTS = "layouts/flyer-a6/template.html", "layouts/_shared/components.html"
HEAD = """{% import "_shared/components.html" as ui with context %}

"""


def complaint(body: str, components: str = "") -> str:
    """What composing a flyer says whose template is `body` from line 3 on; `components` are added to the shared ones."""

    def read(path: str) -> bytes:
        if path == TEMPLATE:
            return (HEAD + body).encode()
        return FILES.read(path) + (components.encode() if path == COMPONENTS else b"")

    composer = Composer(PROJECT.content.campaign, load_palette(read), load_fonts(read), read)
    with pytest.raises(ContentError) as caught:
        composer.compose(Job(PROJECT.products["flyer-a6"], "mitte"), PROJECT.content, Sizes())
    (finding,) = caught.value.findings
    return finding.sentence()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('{{ colour("sunn") }}', 'there is no colour "sunn" in layouts/palette.yaml. Did you mean "sun"?'),
        (
            '{{ ui.drawing(artwork.landscape("front", "x", ("forrest",) * 9)) }}',
            'there is no colour "forrest" in layouts/palette.yaml. Did you mean "forest"?',
        ),
        (
            '{{ mm["baddge"] }}',
            'there is no length "baddge" in layouts/flyer-a6/product.yaml (lengths_mm). Did you mean "badge"?',
        ),
        (
            "{{ ui.qr(web_address, mm.qrr) }}",
            'there is no length "qrr" in layouts/flyer-a6/product.yaml (lengths_mm). Did you mean "qr"?',
        ),
        (
            '{{ headline("front-nam", district.name) }}',
            'there is no fit "front-nam" in layouts/flyer-a6/product.yaml. Did you mean "front-name"?',
        ),
        (
            '{{ artwork.chapter("frnt", 1, ("sun",)) }}',
            'there is no place "frnt" in layouts/flyer-a6/product.yaml (ornaments). Did you mean "front"?',
        ),
        (
            '{{ even_lines("a" | text, "texxt", 10, 80) }}',
            'there is no font "texxt" in fonts/fonts.yaml (roles). Did you mean "text"?',
        ),
        (
            "{{ captions.mor_for }}",
            'there is no caption "mor_for" in content/campaign.yaml (captions). Did you mean "more_for"?',
        ),
        (
            "{{ captions.vote | fill(dat=1) }}",
            'the template cannot be carried out: the text has {date}, and "fill" is given nothing for it; write fill(date=…).',
        ),
        ("{{ district.nmae }}", 'there is no "nmae" here. Did you mean "name"?'),
        ('{{ ui.drawin("x") }}', 'there is no "drawin" here. Did you mean "drawing"?'),
        ("{{ captins.vote }}", 'the template knows no "captins". Did you mean "captions"?'),
        ("{{ zebra }}", 'the template knows no "zebra". What a template knows stands in docs/designers.md.'),
        ('{{ "x" | haeding }}', "the template cannot be carried out: No filter named 'haeding'."),
        ("{{ [] | first }}", "the template cannot be carried out: No first item, sequence was empty."),
        ("{% endblok %}", "the template cannot be carried out: Encountered unknown tag 'endblok'."),
        ('{% include "_shared/no.html" %}', "layouts/_shared/no.html: there is no such file. Check the name, or add the file."),
    ],
)
def test_a_name_that_does_not_exist_is_told_at_the_line_that_writes_it(body: str, sentence: str) -> None:
    assert complaint(f"<p></p>\n{body}\n") == f"{TEMPLATE}:4: {sentence}"


def test_without_a_near_name_all_are_told() -> None:
    assert complaint('{{ colour("moon") }}').startswith(
        f'{TEMPLATE}:3: there is no colour "moon" in layouts/palette.yaml. There are: forest, '
    )


def test_a_fault_of_a_shared_file_is_told_there() -> None:
    lines = FILES.read(COMPONENTS).decode().count("\n")
    macro = '{% macro moon() %}\n{{ colour("moon") }}\n{% endmacro %}\n'
    assert complaint("{{ ui.moon() }}", macro).startswith(f'{COMPONENTS}:{lines + 2}: there is no colour "moon"')


def test_a_code_that_is_too_small_stands_at_its_address_or_else_in_the_template() -> None:
    assert complaint("{{ ui.qr(web_address, 5) }}").startswith("the QR code for https://kassel.example/mitte has modules")
    assert complaint('{{ ui.qr("https://web.example", 5) }}').startswith(f"{TEMPLATE}:3: the QR code for https://web.example has")
