"""The map on a page: what a click chose, with zoom and position kept from run to run."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from stakeholders.codes import NORDIC
from stakeholders.language import Words
from stakeholders.places.areas import LEVELS
from stakeholders.ui.assets import asset_url
from stakeholders.ui.choices import get_choice, set_choice
from stakeholders.views.map_picture import MapPicture

CHOSEN: Final = "place"  # in the link: area:NO060 or stakeholder:midsec
_KEY: Final = "stakeholders.map"
_MEMORY: Final = "stakeholders.map.memory"
_FRAME: Final = "../../"  # from the component's frame to the app's own address, whatever that is
_CLICK: Final = "last_object_clicked_popup"  # of what streamlit-folium can return; map.js puts the code there


@dataclass
class _Memory:
    """What this session's map was told, and what it said."""

    picture: int = 0  # which one it draws
    told: str = ""  # what it draws as chosen, beside what was clicked on it
    clicked: str = ""  # what was clicked last
    answer: str = ""  # the same with the number of the click, so that each click counts once


def show_map(picture: MapPicture, words: Words, *, height: int = 800) -> bool:
    """Show the map; what is clicked on it becomes the choice ``place`` in the link.

    The map is built once in the browser. A rerun sends the picture only when it has changed, and a click is not sent
    back to where it came from, so that nothing is drawn twice. ``height`` is in pixels, legend included.

    Returns
    -------
    bool
        Whether something was clicked since the last run.
    """
    from streamlit_folium import st_folium

    from stakeholders.views.map_folium import layers_of, local_map

    memory: _Memory = st.session_state.setdefault(_MEMORY, _Memory())
    scripts = [_FRAME + asset_url(name) for name in ("leaflet.js", "map.js")]
    styles = [_FRAME + asset_url(name) for name in ("leaflet.css", "map.css")]
    answer = st_folium(
        local_map(_borders(), scripts, styles, words),
        key=_KEY,
        height=height,
        use_container_width=True,
        returned_objects=[_CLICK],
        feature_group_to_add=layers_of(picture, words, chosen=_to_tell(memory, picture)),
    )
    return _take_click(memory, str((answer or {}).get(_CLICK) or ""))


def _borders() -> dict[str, list[str]]:
    """Return the addresses of the border files."""
    names: dict[str, list[str]] = {level: [f"{country}_{level}.json" for country in NORDIC] for level in LEVELS}
    names["countries"] = ["countries.json"]
    return {what: [_FRAME + asset_url(name) for name in files] for what, files in names.items()}


def _take_click(memory: _Memory, answer: str) -> bool:
    if answer == memory.answer:
        return False
    memory.answer = answer
    if not answer:  # a map that was just made has nothing to say
        return False
    memory.clicked = answer.rpartition("#")[0]
    set_choice(CHOSEN, memory.clicked)
    return True


def _to_tell(memory: _Memory, picture: MapPicture) -> str:
    """Return what the map should draw as chosen: what it chose itself it knows, unless it draws something else now."""
    chosen = get_choice(CHOSEN)
    if memory.picture != id(picture) or chosen != memory.clicked:
        memory.told = chosen
    memory.picture = id(picture)
    return memory.told
