"""What explains a number is written down, and every measure has its paragraph."""

import pytest

from stakeholders.reading import manual
from stakeholders.reading.manual import method_sections
from stakeholders.ui import methods

WORDS_OF = {  # what a measure or a proposal is called in the document
    "ei_index": "E-I index",
    "ei_permutation": "Permutation test",
    "assortativity": "Assortativity",
    "matrix": "Mixing matrix",
    "expected": "stub matching",
    "pairs": "Gaps between groups",
    "bridge_width": "width of a bridge",
    "benjamini_hochberg": "Benjamini",
    "rewired": "rewiring",
    "curveball": "Curveball",
    "constraint": "*Constraint*",
    "effective_size": "*Effective size*",
    "roles": "*coordinator*",
    "communities": "Leiden",
    "betweenness": "Betweenness",
    "find_gaps": "Severity",
    "suggest": "*Benefit*",
}


@pytest.mark.parametrize("sections", [methods.GAPS, methods.INTRODUCTIONS, methods.MIXING, methods.BROKERS])
def test_every_section_that_a_page_offers_is_written(sections):
    assert [heading for heading in sections if not method_sections().get(heading)] == []


@pytest.mark.parametrize("name", WORDS_OF)
def test_every_measure_has_its_paragraph(root, name):
    assert WORDS_OF[name] in (root / "docs/methods.md").read_text("utf-8")


def test_without_the_document_nothing_is_offered(tmp_path, monkeypatch):
    monkeypatch.setattr(manual, "METHODS", tmp_path / "methods.md")
    method_sections.cache_clear()
    assert method_sections() == {}
    method_sections.cache_clear()
