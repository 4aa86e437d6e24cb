"""Districts in one file: a YAML list or a CSV table gives the same districts and the same findings as a folder does."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from town import FILES, MITTE, Town

from programm_print.content.loading import load_content
from programm_print.content.tables import table_nodes
from programm_print.models.district import District
from programm_print.yaml_source import MapNode

LIST, TABLE = "content/districts.yaml", "content/districts.csv"
ROWS = """\
id;name;demands;contact.name;meetings.1.when;meetings.1.where;meetings.2.when;meetings.2.where
mitte;Mitte;solarstrategie mietspiegel;;12:30;no;;
nord;"Nord; ""die"" Stadt";"waermeplan, mietspiegel";Anna;;;Mi;Haus
"""
ENTRIES = """\
- id: mitte
  name: Mitte
  demands: [solarstrategie, mietspiegel]
  meetings:
    - {when: 12:30, where: no}
- id: nord
  name: 'Nord; "die" Stadt'
  demands: [waermeplan, mietspiegel]
  contact: {name: Anna}
  meetings:
    - {when: Mi, where: Haus}
"""


@pytest.fixture
def town(tmp_path: Path) -> Town:
    made = Town(tmp_path.resolve())
    made.delete(MITTE)
    return made


def folder(town: Town) -> None:
    town.write(MITTE, FILES[MITTE])
    nord = ENTRIES[ENTRIES.index("- id: nord\n") + len("- id: nord\n") :]
    town.write("content/districts/nord.yaml", "".join(line[2:] for line in nord.splitlines(keepends=True)))


def test_folder_list_and_table_give_the_same_districts(town: Town) -> None:
    found = []
    tabs = ROWS.replace(";", "\t").replace("Nord\t", "Nord;")
    for path, text in (("", ""), (LIST, ENTRIES), (TABLE, ROWS), (TABLE, tabs), (TABLE, "\ufeff" + ROWS)):
        if path:
            town.write(path, text)
        else:
            folder(town)
        content = load_content(town.files)
        assert content.findings == ()
        found.append(content.districts)
        for file in (LIST, TABLE, MITTE, "content/districts/nord.yaml"):
            (town.root / file).unlink(missing_ok=True)
    assert len(found[0]) == 2
    assert all(districts == found[0] for districts in found)
    assert [repr(district) for districts in found for district in districts] == [repr(each) for each in found[0]] * len(found)
    assert {meeting.when.at for meeting in found[3][1].meetings} == {"districts/nord/meetings/0/when"}


def test_texts_of_one_file_know_their_lines_and_columns(town: Town) -> None:
    town.write(TABLE, ROWS.replace("Haus", '"Haus\nam Markt"') + "sued;  Süd\n")
    content = load_content(town.files)
    at = {place.at: str(content.places[place.at]) for place in (content.districts[1].name, content.districts[1].demands[1])}
    assert at == {"districts/nord/name": f"{TABLE}:3:7", "districts/nord/demands/1": f"{TABLE}:3:41"}
    assert content.districts[1].meetings[0].where == "Haus\nam Markt"
    assert str(content.places["districts/sued/name"]) == f"{TABLE}:5:8"


@pytest.mark.parametrize(
    ("path", "text", "sentences"),
    [
        pytest.param(
            TABLE,
            "id;name;demands\nmitte;Mitte;solarstartegie\nmitte;Nord;mietspiegel mietspiegel\nWest Stadt;West\nost\n",
            [
                f'{TABLE}:2:13: Demand "solarstartegie" does not exist. Did you mean "solarstrategie"?',
                f'{TABLE}:3:1: The id "mitte" is already used, in {TABLE}:2:1. Give one of the two another.',
                f'{TABLE}:3:24: Demand "mietspiegel" is already chosen in line 3. Delete this line, or choose another.',
                f'{TABLE}:4:1: The id "West Stadt" may only have the letters a to z, digits and single hyphens. '
                "Write: west-stadt",
                f'{TABLE}:5:1: The field "name" is missing. Add a line "name: …" (The district\'s name).',
            ],
            id="what a folder is told",
        ),
        pytest.param(
            TABLE,
            "id,nmae,id\nmitte,Mitte\n",
            [
                f'{TABLE}:1:4: There is no field "nmae" here. Did you mean "name"?',
                f'{TABLE}:1:9: "id" stands here a second time, first in line 1. Keep one of the two.',
            ],
            id="a first line that is wrong is told once",
        ),
        pytest.param(
            TABLE,
            "id;name\nmitte;Mitte;Nord\n",
            [
                f'{TABLE}:2:13: In the first line no field is named above "Nord". Name it; or this line has a '
                "separator too many: then put the text that it belongs to in straight quotation marks."
            ],
            id="a cell too many",
        ),
        pytest.param(
            TABLE,
            'id;name\nmitte;"Mitte\nnord;Nord\n',
            [
                f"{TABLE}:2:7: The quotation mark that opens here is never closed. Put the same mark at the end of the text.",
                f'{TABLE}:2:1: The field "name" is missing. Add a line "name: …" (The district\'s name).',
            ],
            id="a quote that is not closed",
        ),
        pytest.param(TABLE, ";;\n;;\n", [f"{TABLE}:1:1: The file is empty. Fill it or delete it."], id="an empty table"),
        pytest.param(
            LIST,
            "- id: mitte\n  nmae: Mitte\n- id: mitte\n  name: Nord\n- Süd\n-\n",
            [
                f'{LIST}:2:3: There is no field "nmae" here. Did you mean "name"?',
                f'{LIST}:3:7: The id "mitte" is already used, in {LIST}:1:7. Give one of the two another.',
                f'{LIST}:5:3: The entry must consist of fields, but here is the text "Süd". Write each field indented on a line '
                "of its own (contact, demands, id, image, lead, meetings, name, url).",
                f"{LIST}:6:2: This entry of the list is empty. Fill it in, or delete the line.",
            ],
            id="entries that are wrong",
        ),
        pytest.param(
            LIST,
            "mitte:\n  name: Mitte\n",
            [
                f'{LIST}:1:1: The file must be a list, with "- " before each entry; here is a group of fields. '
                'Begin a line of its own with "- " for each entry.'
            ],
            id="no list",
        ),
    ],
)
def test_what_is_wrong_in_one_file_is_told_at_its_line_and_column(town: Town, path: str, text: str, sentences: list[str]) -> None:
    town.write(path, text)
    assert sorted(town.sentences()) == sorted(sentences)


def test_districts_stand_in_one_place(town: Town) -> None:
    folder(town)
    town.write(TABLE, ROWS)
    town.write(LIST, ENTRIES)
    hint = "Districts stand here and in content/districts, too. Keep one of the two; content/districts was read."
    assert town.sentences() == [f"{TABLE}: {hint}", f"{LIST}: {hint}"]


def test_a_table_of_another_encoding_is_told(town: Town) -> None:
    town.write(TABLE, "id;name\nsued;Süd\n".encode("cp1252"))
    assert town.sentences() == [
        f'{TABLE}:2:7: The file is not saved as UTF-8; it first shows here: "sued;Süd". '
        "Save it in your editor with the encoding UTF-8."
    ]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1
)


@given(
    st.lists(st.lists(st.tuples(WORDS, WORDS).map("\n".join) | WORDS | st.just(""), min_size=2, max_size=2)),
    st.sampled_from(";,\t"),
)
def test_a_table_is_read_as_a_spreadsheet_wrote_it(rows: list[list[str]], separator: str) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([["name", "lead"], *rows])
    nodes, findings = table_nodes(file.getvalue(), TABLE, District)
    assert findings == []
    read = [tuple(node.entries[key].text if key in node.entries else "" for key in ("name", "lead")) for node in nodes]  # type: ignore[union-attr]
    assert read == [tuple(row) for row in rows if any(row)]
    assert all(isinstance(node, MapNode) for node in nodes)


@pytest.mark.long
def test_a_country_is_planned_with_all_its_municipalities(town: Town) -> None:
    count = 10_800
    lines = [f"ort-{number};Ort {number};solarstrategie mietspiegel" for number in range(count)]
    town.write(TABLE, "\n".join(["id;name;demands", *lines, "ort-7;Ort;quatsch", ""]))
    assert town.sentences() == [
        f'{TABLE}:{count + 2}:1: The id "ort-7" is already used, in {TABLE}:9:1. Give one of the two another.',
        f'{TABLE}:{count + 2}:11: Demand "quatsch" does not exist. The ids stand in content/manifesto/ at "id:".',
    ]
