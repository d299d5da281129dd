"""The map with the card of what is chosen, and what the map page computes once for each choice."""

from dataclasses import asdict, dataclass

import geopandas as gpd
import pandas as pd
import streamlit as st

from stakeholders.language import Words
from stakeholders.measures.crossings import Crossings, crossings, few_enough
from stakeholders.places import locate, sources
from stakeholders.places.areas import Level
from stakeholders.places.counts import counts
from stakeholders.register import Register
from stakeholders.ui.choices import choose_one, get_choice
from stakeholders.ui.figures import show_points
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.map_component import CHOSEN, show_map
from stakeholders.ui.memory import remembered
from stakeholders.ui.sign_in import draw_anew_if_changed
from stakeholders.views.map_cards import MapCard, card_of, chosen_label
from stakeholders.views.map_legend import gaps
from stakeholders.views.map_picture import MapPicture, map_picture
from stakeholders.views.map_tables import stakeholders_table


@dataclass(frozen=True, slots=True)
class OnMap:
    """What the map page shows, computed once: nobody changes it."""

    placed: gpd.GeoDataFrame
    counted: pd.DataFrame
    crossings: Crossings
    picture: MapPicture
    level: Level

    @property
    def unplaced(self) -> gpd.GeoDataFrame:
        """Who has no known place."""
        return self.placed[self.placed.geometry.isna()]


def on_map(
    register: Register, words: Words, level: Level, layers: tuple[str, ...], large_events: bool, focus: str = ""
) -> OnMap:
    """Return what the map shows of a register; locating and tying are remembered apart from the picture."""
    placed = remembered(locate, register)
    crossing = remembered(crossings, register, large_events)
    counted = counts(placed, level)
    picture = map_picture(
        placed,
        counted,
        few_enough(crossing.between),
        words,
        level=level,
        layers=layers,
        undrawn=crossing.undrawn,
        all_ties=int(crossing.between["number"].sum()),
        focus=focus,
    )
    return OnMap(placed, counted, crossing, picture, level)


def placed_listed(register: Register, words: Words) -> pd.DataFrame:
    """Return the table of who is where."""
    return stakeholders_table(remembered(locate, register), words)


@st.fragment
def show_map_with_card(
    register: Register, words: Words, level: Level, layers: tuple[str, ...], large_events: bool
) -> None:
    """Show the map and, beside it, who is in the place that the reader chose; a click runs this part alone."""
    draw_anew_if_changed()
    with st.spinner(words.say("Drawing the map …")):
        shown = remembered(on_map, register, words, level, layers, large_events, "")
        if shown.picture.gathered:
            focus = get_choice(CHOSEN).removeprefix("area:")
            shown = remembered(on_map, register, words, level, layers, large_events, focus)
    here, beside = st.columns([7, 3], gap="medium")
    with here:
        clicked = show_map(shown.picture, words)
        if clicked and shown.picture.gathered:
            st.rerun(scope="fragment")  # those of the chosen area are drawn one by one
    with beside:
        _ask_place(shown, words)
        _show_card(card_of(shown.placed, shown.crossings.pairs, get_choice(CHOSEN), words), words)
    st.text(shown.picture.text)
    for sentence in shown.picture.left_out:
        st.caption(plain(sentence))


def show_credits(words: Words) -> None:
    """Say where borders and names come from, and what is known to be wrong with them."""
    credit = st.expander(
        words.say("Where the borders come from, and their known gaps"), on_change="rerun", key="border_credits"
    )
    if credit.open:
        with credit:
            show_points(gaps(words))
            st.dataframe(
                pd.DataFrame([asdict(source) for source in sources()]),
                hide_index=True,
                column_config={
                    "file": words.label("column", "file"),
                    "source": words.label("column", "source"),
                    "licence": words.say("Licence"),
                },
                alt=words.say("Sources of the borders"),
            )


def _ask_place(shown: OnMap, words: Words) -> None:
    """Ask for an area by name: what a click on the map does, for keyboard and screen reader."""
    areas = sorted((f"area:{code}" for code in shown.counted["area"]), key=lambda code: _order(code, shown, words))
    chosen = get_choice(CHOSEN)
    known = chosen and chosen not in areas and card_of(shown.placed, shown.crossings.pairs, chosen, words) is not None
    choose_one(
        words.say("Place"),
        ["", *areas, *([chosen] if known else [])],
        key=CHOSEN,
        label_of=lambda code: chosen_label(code, shown.placed, words) if code else words.say("Choose a place"),
        help=words.say("Or click an area or a marker on the map."),
    )


def _order(code: str, shown: OnMap, words: Words) -> tuple[str, ...]:
    return words.order(chosen_label(code, shown.placed, words))


def _show_card(card: MapCard | None, words: Words) -> None:
    if card is None:
        st.caption(words.say("Click an area or a marker on the map, or choose a place, to see who is there."))
        return
    st.subheader(plain(card.title), anchor=False)
    for fact in card.facts:
        st.text(fact)
    if card.organisation:
        link_to("directory", words.say("Open the profile"), icon=":material/badge:", organisation=card.organisation)
    if card.names:
        st.caption(plain(card.names_title))
        with st.container(height=320 if len(card.names) > 8 else "content", border=False):
            for some_id, name in card.names:
                link_to("directory", name, organisation=some_id)
