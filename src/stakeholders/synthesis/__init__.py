"""Fictional datasets of any size, for trials, tests and benchmarks; nothing in them is true."""

from stakeholders.synthesis.dataset import fictional_tables, synthesise

__all__ = ["fictional_tables", "synthesise"]
