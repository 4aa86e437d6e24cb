"""Reading what pages paint: operator after operator, within bounds of time, whatever the file holds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from programm_print.inspect.colouring import COLOURING
from programm_print.inspect.drawing import DRAWING
from programm_print.inspect.machine import Machine
from programm_print.inspect.objects import MALFORMED
from programm_print.inspect.placing import PLACING
from programm_print.inspect.writing import WRITING
from programm_print.models.inspection import Painted

OPERATORS: dict[bytes, Callable[[Machine, list[Any]], None]] = {**COLOURING, **DRAWING, **PLACING, **WRITING}
_CLOCK_EVERY = 512


@dataclass
class Budget:
    """Seconds of a processor that may be spent on one page, and on all of them; `spent` counts what was."""

    page: float
    document: float
    spent: float = 0.0


def painted(machine: Machine, budget: Budget) -> Iterator[Painted]:
    """The marks of the content that the machine has begun with; equal marks in a row once.

    Where time is up, the rest is left out and `machine.unfinished` says so. The clock stands still while a mark is looked at.
    """
    spent = 0.0
    last: Painted | None = None
    while machine.frames:
        start = time.thread_time()
        _run(machine)
        batch, machine.marks = machine.marks, []
        spent += time.thread_time() - start
        for mark in batch:
            # Most differ in place: comparing that first spares comparing all the rest.
            if last is None or mark.box_mm != last.box_mm or mark != last:
                yield mark
                last = mark
        if machine.frames and (spent > budget.page or budget.spent + spent > budget.document):
            machine.unfinished = True
            while machine.frames:
                machine.leave()
    budget.spent += spent


def _run(machine: Machine) -> None:
    """Read on: some hundred operators, or fewer that took long, or until a content within the content begins or ends."""
    frame = machine.frame
    if frame.queue:
        _guarded(machine, frame.queue.pop(0))
        return
    left = _CLOCK_EVERY
    shelf = machine.shelf
    shelf.laboured = False
    for operator, operands in frame.content:
        action = OPERATORS.get(operator)
        if action is None:
            machine.damaged = True
        else:
            try:
                action(machine, operands)
            except MALFORMED:
                machine.damaged = True
        left -= 1
        if not left or shelf.laboured or machine.frames[-1] is not frame or frame.queue:
            return
    machine.leave()


def _guarded(machine: Machine, entering: Callable[[], object]) -> None:
    try:
        entering()
    except MALFORMED:
        machine.damaged = True
