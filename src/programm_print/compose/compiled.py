"""Compiled templates, kept so that the next process need not compile them: that takes as long as composing several sheets."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Code by Jinja's key. Jinja takes none of another Python, of another Jinja, or of another text of the template."""

    def __init__(self, known: Mapping[str, bytes]) -> None:
        self.code = dict(known)

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()
