"""The markup that campaigners type: emphasis, links, soft hyphens and placeholders inside one line of text.

`*x*` and `_x_` emphasise, `**x**` stresses; `[text](https://…)` is a link; `[Vorname Nachname]` is a placeholder;
U+00AD or `&shy;` is a soft hyphen; a backslash takes a sign's meaning away (`\\*`). Nothing else is markup: `# `, `- `, `1. `,
HTML and entities stay what was typed, and so does the star in `Bürger*innen`.

A link is set as its text: the printed sheet cannot be clicked, PDF/X-4 allows no annotations, and an address a reader
should type belongs into the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

STAR = re.compile(r"(?<=\w)(?<!\*)\*(?!\*)(?=\w)")
PLACEHOLDER = re.compile(r"\[[^\[\]]+\](?!\()")
QUOTES = {"de": "„“‚‘", "en": "“”‘’"}


def inline_tokens(value: str, language: str) -> list[Token]:
    """`value` as markdown-it's inline tokens: `text`, and pairs of tags around it.

    Straight quotes in pairs become those of the language and `'` in a word an apostrophe; quotes of a language that
    `QUOTES` does not know stay as typed.
    """
    root = _parser(QUOTES.get(language[:2])).parseInline(value.replace("&shy;", "\u00ad"))
    return [token for block in root for token in block.children or ()]


def render(tokens: Sequence[Token]) -> str:
    """Tokens as HTML, all text escaped."""
    parser = _parser(None)
    return str(parser.renderer.render(tokens, parser.options, {}))


def span(name: str) -> tuple[Token, Token]:
    """The two tokens of `<span class="name">…</span>`."""
    return Token(f"{name}_open", "span", 1, attrs={"class": name}), Token(f"{name}_close", "span", -1)


@cache
def _parser(quotes: str | None) -> MarkdownIt:
    parser = MarkdownIt("zero", {"typographer": quotes is not None, "quotes": quotes or "", "html": False})
    parser.enable(["emphasis", "escape", "link", "smartquotes"])
    parser.inline.ruler.before("emphasis", "gender_star", _star)
    parser.inline.ruler.before("link", "placeholder", _placeholder)
    parser.core.ruler.push("print_links", _print_links)
    return parser


def _star(state: StateInline, silent: bool) -> bool:
    if not STAR.match(state.src, state.pos):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _placeholder(state: StateInline, silent: bool) -> bool:
    found = PLACEHOLDER.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("placeholder_open", "span", 1).attrs = {"class": "placeholder"}
        state.push("text", "", 0).content = found[0]
        state.push("placeholder_close", "span", -1)
    state.pos = found.end()
    return True


def _print_links(state: StateCore) -> None:
    for block in state.tokens:
        for token in block.children or ():
            if token.type in ("link_open", "link_close"):
                token.tag = "span"
                token.attrs = {"class": "link"} if token.nesting == 1 else {}
