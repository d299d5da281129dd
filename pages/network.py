"""Who is connected to whom?"""

import streamlit as st

from stakeholders.ui.frame import open_page
from stakeholders.ui.memory import remembered
from stakeholders.ui.network_choices import ask_network
from stakeholders.ui.network_panel import show_network, show_ways
from stakeholders.ui.network_shown import network_shown, nodes_listed
from stakeholders.ui.table import show_table
from stakeholders.views.network_tables import ties_table
from stakeholders.views.network_words import remarks

page = open_page("Who is connected to whom?")
words = page.words

choice = ask_network(page.register, words)
with st.spinner(words.say("Drawing the network …")):
    shown = network_shown(page.register, choice, words, title=page.title, marking=page.marking)

for remark in remarks(shown.network, shown.drawn, words, around=choice.around):
    st.info(remark)
show_ways(shown, choice.one, choice.other, words)
show_network(shown, words, page.marking)

stakeholders, ties = st.tabs(
    [words.say("Stakeholders and initiatives"), words.say("Ties")], on_change="rerun", key="network_tables"
)
if stakeholders.open:
    with stakeholders:
        listed = remembered(nodes_listed, page.register, choice, words)
        show_table(listed, words, name="network_stakeholders", marking=page.marking)
if ties.open:
    with ties:
        show_table(ties_table(shown.drawn, words), words, name="network_ties", marking=page.marking)
st.caption(
    words.say(
        "A missing tie means that the documents do not mention one, not that there is none. "
        "Two organisations that took part in the same small meeting or project count as being in contact; "
        "belonging to the same cluster does not."
    )
)
