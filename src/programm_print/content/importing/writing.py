"""A chapter as a file that people edit: block style, one text a line, quotes only where YAML asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from programm_print.models.manifesto import Chapter

_SCHEMA = "# yaml-language-server: $schema=../../schemas/chapter.schema.json"


def chapter_file(number: int, chapter: Chapter) -> str:
    """The file's name below `content/manifesto/`; the numbers keep the chapters in order."""
    return f"{number:02}-{chapter.id}.yaml"


def chapter_yaml(chapter: Chapter) -> str:
    lines = [_SCHEMA, f"id: {_scalar(chapter.id)}", f"title: {_scalar(chapter.title)}"]
    if chapter.summary:
        lines.append("summary:")
        lines += [f"  - {_scalar(text)}" for text in chapter.summary]
    lines.append("sections:")
    for section in chapter.sections:
        lines += [f"  - id: {_scalar(section.id)}", f"    title: {_scalar(section.title)}", "    demands:"]
        for demand in section.demands:
            lines += [f"      - id: {_scalar(demand.id)}", f"        text: {_scalar(demand.text)}"]
            if demand.default is not None:
                lines.append(f"        default: {demand.default}")
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """Plain if it reads back as the same string, else in single quotes, else (control characters) in double quotes."""
    text = str(text)
    for written in (text, "'" + text.replace("'", "''") + "'"):
        if _reads_back(written, text):
            return written
    # a width without end: the text stays on its line
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def _reads_back(written: str, text: str) -> bool:
    try:
        return bool(
            yaml.safe_load(f"- key: {written}\n  next: 1\n") == [{"key": text, "next": 1}]
            and yaml.safe_load(f"- {written}\n") == [text]
        )
    except yaml.YAMLError:
        return False
