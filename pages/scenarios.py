"""What if they joined?"""

from stakeholders.ui.building import show_builder
from stakeholders.ui.comparison import show_comparison
from stakeholders.ui.corridor import show_corridor
from stakeholders.ui.frame import open_page
from stakeholders.ui.growth import show_growth
from stakeholders.ui.methods import CORRIDOR, SCENARIOS, offer_method
from stakeholders.ui.newcomers import show_newcomers
from stakeholders.ui.sections import SCENARIOS as PARTS
from stakeholders.ui.sections import ask_section, results_of_scenarios

page = open_page("What if they joined?", "resilience", of_part=results_of_scenarios)

section = ask_section(PARTS, page.words)
if section == "compare":
    show_comparison(page)
    offer_method(page.words, SCENARIOS, key="compare")
if section == "newcomers":
    show_newcomers(page)
    offer_method(page.words, SCENARIOS, key="newcomers")
if section == "corridor":
    show_corridor(page)
    offer_method(page.words, CORRIDOR, key="corridor")
if section == "build":
    show_builder(page)
if section == "time":
    show_growth(page)
