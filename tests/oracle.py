"""Lark's own parser of the grammar, made once for all tests of a process, for that takes long."""

from routinekit.parser.grammar import build

LARK = build()
