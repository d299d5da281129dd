"""Who is this?"""

from stakeholders.ui.directory import ask_search, show_finds, show_list
from stakeholders.ui.frame import open_page
from stakeholders.ui.profile import chosen_profile, show_profile

page = open_page("Who is this?")
organisation = chosen_profile()

if organisation:
    show_profile(page, organisation)
else:
    search = ask_search(page)
    show_finds(page, search)
    show_list(page, search)
