"""The PostScript calculator of functions of type 4: a closed set of operators without loops, files or names (7.10.5)."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

Block = tuple["Step", ...]
Step = float | str | tuple[Block, ...]

_TOKEN = re.compile(rb"[{}]|[^\s{}\x00]+")
_MOST_TOKENS = 20_000
_MOST_ON_STACK = 100
_DEEPEST = 32

_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": lambda a, b: a / b if b else 0.0,
    "idiv": lambda a, b: int(a / b) if b else 0,
    "mod": lambda a, b: math.fmod(a, b) if b else 0.0,
    "exp": lambda a, b: float(a) ** b if a > 0 or (b == int(b) and a) else 0.0,
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
    "and": lambda a, b: a and b if isinstance(a, bool) else int(a) & int(b),
    "or": lambda a, b: a or b if isinstance(a, bool) else int(a) | int(b),
    "xor": lambda a, b: a != b if isinstance(a, bool) else int(a) ^ int(b),
    "bitshift": lambda a, b: int(a) << int(b) if 0 <= b < 64 else int(a) >> min(int(-b), 64),
}
_ONE: dict[str, Callable[[Any], Any]] = {
    "abs": abs,
    "neg": operator.neg,
    "ceiling": math.ceil,
    "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5),
    "truncate": math.trunc,
    "cvi": math.trunc,
    "cvr": float,
    "sqrt": lambda a: math.sqrt(max(a, 0.0)),
    "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)),
    "ln": lambda a: math.log(a) if a > 0 else 0.0,
    "log": lambda a: math.log10(a) if a > 0 else 0.0,
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}
_STACK = frozenset(("pop", "exch", "dup", "copy", "index", "roll"))
_WORDS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Program:
    steps: Block

    def run(self, values: Sequence[float]) -> list[float]:
        """What is left on the stack. What fails leaves what was there before it: a colour that is off, not a crash."""
        stack: list[Any] = list(values)
        with suppress(IndexError, ArithmeticError, ValueError, TypeError):
            _run(self.steps, stack)
        return [float(value) if -1e9 < value < 1e9 else 0.0 for value in stack]


def parsed(data: bytes) -> Program | None:
    """The program in a stream; None where it is no calculator function."""
    tokens = _TOKEN.findall(re.sub(rb"%[^\r\n]*", b"", data))
    if not tokens or tokens[0] != b"{" or len(tokens) > _MOST_TOKENS:
        return None
    open_blocks: list[list[Any]] = [[]]
    for token in tokens:
        if token == b"{":
            if len(open_blocks) > _DEEPEST:
                return None
            open_blocks.append([])
        elif token == b"}":
            if len(open_blocks) < 2:
                return None
            block = tuple(open_blocks.pop())
            open_blocks[-1].append((block,))
        elif not _step(token, open_blocks[-1]):
            return None
    outermost = open_blocks[0]
    if len(open_blocks) != 1 or len(outermost) != 1 or not isinstance(outermost[0], tuple):
        return None
    return Program(outermost[0][0])


def _step(token: bytes, block: list[Any]) -> bool:
    """Add one step to a block; False for a word that no calculator knows."""
    word = token.decode("latin-1")
    if word in ("if", "ifelse"):
        count = 1 if word == "if" else 2
        arms = block[-count:]
        if len(arms) < count or not all(isinstance(arm, tuple) for arm in arms):
            return False
        block[-count:] = [tuple(arm[0] for arm in arms) if count == 2 else (arms[0][0], ())]
        return True
    if word in _WORDS:
        block.append(_WORDS[word])
        return True
    if word in _ONE or word in _TWO or word in _STACK:
        block.append(word)
        return True
    try:
        value = float(word) if any(sign in word for sign in ".eE") else int(word)
    except ValueError:
        return False
    block.append(value if -1e9 < value < 1e9 else 0)
    return True


def _run(block: Block, stack: list[Any]) -> None:
    for step in block:
        if isinstance(step, tuple):
            chosen = step[0] if stack.pop() else step[1]
            _run(chosen, stack)
        elif not isinstance(step, str):
            stack.append(step)
        elif step in _TWO:
            second, first = stack.pop(), stack.pop()
            stack.append(_bounded(_TWO[step](first, second)))
        elif step in _ONE:
            stack.append(_bounded(_ONE[step](stack.pop())))
        else:
            _shuffle(step, stack)
        if len(stack) > _MOST_ON_STACK:
            raise IndexError


def _bounded(value: Any) -> Any:
    """Whole numbers do not grow without end here."""
    return value if -1e18 < value < 1e18 else 0


def _shuffle(word: str, stack: list[Any]) -> None:
    if word == "exch":
        stack[-1], stack[-2] = stack[-2], stack[-1]
        return
    if word == "dup":
        stack.append(stack[-1])
        return
    count = int(stack.pop())
    match word:
        case "copy" if 0 < count <= len(stack):
            stack.extend(stack[-count:])
        case "index":
            stack.append(stack[-1 - max(count, 0)])
        case "roll":
            size = int(stack.pop())
            if 0 < size <= len(stack):
                turn = count % size
                part = stack[-size:]
                stack[-size:] = part[size - turn :] + part[: size - turn]
