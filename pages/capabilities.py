"""Who can do this, and where is nobody?"""

from stakeholders.ui.capabilities import ask_part, show_coverage, show_suppliers
from stakeholders.ui.cases import show_cases
from stakeholders.ui.frame import open_page
from stakeholders.ui.methods import CAPABILITIES, offer_method
from stakeholders.ui.partners import show_search
from stakeholders.ui.sections import results_of_capabilities

page = open_page("Who can do this, and where is nobody?", of_part=results_of_capabilities)

part = ask_part(page)
if part == "search":
    show_search(page)
if part == "coverage":
    show_coverage(page)
if part == "suppliers":
    show_suppliers(page)
if part == "requests":
    show_cases(page)
offer_method(page.words, CAPABILITIES, key=part)
