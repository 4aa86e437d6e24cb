"""YAML files with marks: bytes, a file's name and a model in; the model or every finding with its line out."""

from __future__ import annotations

from programm_print.yaml_source.fields import describe_field
from programm_print.yaml_source.nodes import ListNode, MapNode, Node, ScalarNode, walk
from programm_print.yaml_source.problems import problem
from programm_print.yaml_source.reading import Reading, read_model

__all__ = ["ListNode", "MapNode", "Node", "Reading", "ScalarNode", "describe_field", "problem", "read_model", "walk"]
