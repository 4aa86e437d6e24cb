"""YAML files with marks: bytes, a file's name and a model in; the model or every finding with its line out.

What makes nodes of another kind of file has them read in the same way.
"""

from __future__ import annotations

from programm_print.yaml_source.encoding import decode
from programm_print.yaml_source.fields import columns_of, describe_field
from programm_print.yaml_source.nodes import ListNode, MapNode, Node, ScalarNode, walk
from programm_print.yaml_source.problems import excerpt, problem
from programm_print.yaml_source.reading import Reading, read_list, read_model, read_nodes

__all__ = [
    "ListNode",
    "MapNode",
    "Node",
    "Reading",
    "ScalarNode",
    "columns_of",
    "decode",
    "describe_field",
    "excerpt",
    "problem",
    "read_list",
    "read_model",
    "read_nodes",
    "walk",
]
