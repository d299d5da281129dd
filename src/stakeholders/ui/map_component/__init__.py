"""The map on a page: what a click chose, with zoom and position kept from run to run."""

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
_TOLD: Final = "stakeholders.map.told"
_FRAME: Final = "../../"  # from the component's frame to the app's own address, whatever that is
_CLICK: Final = "last_object_clicked_popup"  # of what streamlit-folium can return; map.js puts the code there


def show_map(picture: MapPicture, words: Words, *, height: int = 800) -> None:
    """Show the map; what is clicked on it becomes the choice ``place`` in the link.

    The map is built once in the browser. A rerun sends the picture only when it has changed, and a click is not sent
    back to where it came from, so that nothing is drawn twice. ``height`` is in pixels, legend included.
    """
    from streamlit_folium import st_folium

    from stakeholders.views.map_folium import layers_of, local_map

    scripts = [_FRAME + asset_url(name) for name in ("leaflet.js", "map.js")]
    styles = [_FRAME + asset_url(name) for name in ("leaflet.css", "map.css")]
    st_folium(
        local_map(_borders(), scripts, styles, words),
        key=_KEY,
        height=height,
        use_container_width=True,
        returned_objects=[_CLICK],
        feature_group_to_add=layers_of(picture, words, chosen=_to_tell(picture)),
        on_change=_take_click,
    )


def _borders() -> dict[str, list[str]]:
    """Return the addresses of the border files."""
    found: dict[str, list[str]] = {
        level: [_FRAME + asset_url(f"{country}_{level}.json") for country in NORDIC] for level in LEVELS
    }
    return {**found, "countries": [_FRAME + asset_url("countries.json")]}


def _take_click() -> None:
    code = str((st.session_state.get(_KEY) or {}).get(_CLICK) or "").rpartition("#")[0]
    st.session_state[_TOLD] = (*st.session_state.get(_TOLD, (0, ""))[:2], code)
    set_choice(CHOSEN, code)


def _to_tell(picture: MapPicture) -> str:
    """Return what the map should draw as chosen: what it chose itself it knows, unless it draws something else now."""
    chosen = get_choice(CHOSEN)
    drawn, told, clicked = (*st.session_state.get(_TOLD, ()), 0, "", "")[:3]
    if drawn != id(picture) or chosen != clicked:
        told = chosen
    st.session_state[_TOLD] = (id(picture), told, clicked)
    return str(told)
