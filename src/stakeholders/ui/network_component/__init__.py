"""The network picture on a page: vis-network, as pyvis carries it, in a component of ours.

The script and style of the component and vis-network itself are static files that the browser keeps. The
picture goes to a browser once: it says which version it holds, and from then on a rerun sends a few hundred
bytes. What comes back is the node that the reader selected.
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from stakeholders.language import Words
from stakeholders.schema import Marking
from stakeholders.ui.assets import asset_url
from stakeholders.ui.marking import COLOUR
from stakeholders.views.colours import CROSS_BORDER, OUTLINES_OF_SHAPES, TIE, Shade, look_of, outline_of
from stakeholders.views.network_picture import (
    BORDER_WIDTH,
    DASHES,
    PLAIN_WIDTH,
    SAME_ACTOR,
    SAME_WIDTH,
    Item,
    NetworkPicture,
)

Json = dict[str, Any]  # Any: what JSON can hold

# All that goes along with every rerun; the rest of the component is files that the browser keeps. All that it needs
# is asked for at once: one file after the other would take as many ways there and back.
_START: Final = """
export default function (component) {
  const { script, style, library, ahead = [] } = component.data;
  const at = (name) => new URL(name, document.baseURI).href;
  const add = (tag, given) => document.head.append(Object.assign(document.createElement(tag), given));
  if (ahead.length && !document.querySelector(`script[src="${at(library)}"]`)) {
    add("script", { src: at(library), onerror: (event) => event.target.remove() });
    add("link", { rel: "preload", as: "style", href: at(style) });
    for (const name of ahead) add("link", { rel: "modulepreload", href: at(name) });
  }
  let end = () => {}, over = false;
  import(at(script)).then((module) => { const done = module.show(component); if (over) done(); else end = done; });
  return () => { over = true; end(); };
}
"""


def show_network_picture(
    packed: Json,
    *,
    key: str,
    selected: str = "",
    nodes: Collection[str] = (),
    ties: Iterable[tuple[str, str]] = (),
    saved: Json | None = None,
    height: int = 860,
) -> None:
    """Show a picture made by ``packed_picture``.

    Parameters
    ----------
    selected
        The node that is selected now, empty for none.
    nodes, ties
        What to mark, such as the ways between two.
    saved
        The ``file`` name of the picture that a reader saves, the ``text`` under it, and what ``asked_to_save`` returned
        once it was ``logged``: before that the browser saves nothing.
    height
        In pixels, with controls and legend, at most; less where the window is low, so that the legend is in it.
    """
    state = st.session_state.get(key) or {}
    held = state.get("held") or ""
    version = packed["version"]
    data: Json = {
        "script": asset_url("network.js"),
        "style": asset_url("network.css"),
        "library": asset_url("vis-network.js"),
        "version": version,
        "held": held,
        "selected": selected,
        "highlight": {"nodes": sorted(nodes), "ties": sorted(ties)},
        "saved": saved or {"file": "network.png", "text": "", "logged": 0},
        "height": height,
    }
    if held != version:
        data["picture"] = packed["picture"]
        data["ahead"] = _modules()
    _component()(
        key=key,
        data=data,
        on_selected_change=_nothing,
        on_held_change=_nothing,
        on_save_change=_nothing,
        default={"selected": selected, "held": "", "save": 0},
    )


def asked_to_save(key: str) -> int:
    """Return what tells one wish to save the picture from another; 0 where the reader has not asked yet."""
    return int((st.session_state.get(key) or {}).get("save") or 0)


def newly_selected(key: str) -> str | None:
    """Return the node that the reader selected since this was last asked, empty for none of them; else None."""
    now = (st.session_state.get(key) or {}).get("selected")
    if now is None or now == st.session_state.get(f"{key}:seen"):
        return None
    st.session_state[f"{key}:seen"] = now
    return str(now)


def packed_picture(picture: NetworkPicture, words: Words, *, title: str, marking: Marking) -> Json:
    """Return the picture as the component takes it, in columns, with a version that tells it from any other.

    Parameters
    ----------
    title, marking
        What stands on the picture that a reader saves.
    """
    countries = [entry.code for entry in picture.legend if entry.shows == "country"]
    kinds = [entry.code for entry in picture.legend if entry.shows == "kind"]
    place = {node["id"]: i for i, node in enumerate(picture.nodes)}
    styles: list[Json] = []
    packed = {
        "nodes": {
            "id": [node["id"] for node in picture.nodes],
            "label": [node["label"] for node in picture.nodes],
            "name": [_unless(node["label"], node["title"].split("\n")[0]) for node in picture.nodes],
            "x": [round(node["x"]) for node in picture.nodes],
            "y": [round(node["y"]) for node in picture.nodes],
            "size": _once([node["size"] for node in picture.nodes]),
            "kind": [kinds.index(node["group"]) for node in picture.nodes],
            "country": [countries.index(node["country"]) for node in picture.nodes],
            "dashed": [i for i, node in enumerate(picture.nodes) if node["shapeProperties"]["borderDashes"]],
        },
        "edges": {
            "from": [place[edge["from"]] for edge in picture.edges],
            "to": [place[edge["to"]] for edge in picture.edges],
            "style": [_place_of(_style(edge), styles) for edge in picture.edges],
        },
        "styles": styles,
        "looks": [_look(kind) for kind in kinds],
        "outlines": [_shade(outline_of(country)) for country in countries],
        "lines": _lines(),
        "legend": [
            {"shows": entry.shows, "code": entry.code, "label": entry.label, "count": words.number(entry.count)}
            for entry in picture.legend
        ],
        "options": picture.options,
        "text": picture.text,
        "title": title,
        "marking": {"text": marking.text, "colour": COLOUR[marking]},
        "strings": _strings(words),
    }
    content = json.dumps(packed, sort_keys=True).encode()
    return {"version": hashlib.sha256(content).hexdigest()[:16], "picture": packed}


def _unless(label: str, name: str) -> str:
    """Return the name, empty where the label says the same."""
    return "" if label == name else name


def _once(sizes: list[float]) -> list[float] | float:
    """Return one number where all are the same."""
    return sizes[0] if len(set(sizes)) == 1 else sizes


def _place_of(style: Json, styles: list[Json]) -> int:
    if style not in styles:
        styles.append(style)
    return styles.index(style)


def _style(edge: Item) -> Json:
    shade = SAME_ACTOR if edge["same_actor"] else CROSS_BORDER if edge["cross_border"] else TIE
    return {"width": edge["width"], "dashes": edge["dashes"], **_shade(shade)}


def _lines() -> dict[str, Json]:
    return {
        "plain": {"width": PLAIN_WIDTH, "dashes": False, **_shade(TIE)},
        "cross_border": {"width": BORDER_WIDTH, "dashes": False, **_shade(CROSS_BORDER)},
        "same_actor": {"width": SAME_WIDTH, "dashes": False, **_shade(SAME_ACTOR)},
        **{status: {"width": 2, "dashes": dashes, **_shade(TIE)} for status, dashes in DASHES.items()},
    }


def _look(kind: str) -> Json:
    look = look_of(kind)
    corners = [[round(x, 2), round(y, 2)] for x, y in OUTLINES_OF_SHAPES[look.shape]]
    return {"fill": look.fill, "hollow": look.hollow, "corners": corners}


def _shade(shade: Shade) -> Json:
    return {"light": shade.light, "dark": shade.dark}


def _strings(words: Words) -> dict[str, str]:
    """Return what the component itself says."""
    return {
        "controls": words.say("Controls of the picture"),
        "find": words.say("Find in the picture"),
        "nothing": words.say("Nothing found"),
        "fit": words.say("Fit"),
        "closer": words.say("Zoom in"),
        "farther": words.say("Zoom out"),
        "full": words.say("Full screen"),
        "save": words.say("Save picture"),
        "legend": words.say("Legend"),
        "ties": words.say("Ties"),
    }


def _nothing() -> None:
    """Stand for a callback: Streamlit gives states their attribute only where one is named."""


def _modules() -> list[str]:
    """Return the addresses of the scripts of this component."""
    return [asset_url(path.name) for path in sorted(Path(__file__).parent.glob("*.js"))]


@lru_cache(maxsize=1)
def _component() -> ComponentRenderer:
    return st.components.v2.component("network_picture", js=_START, html="<span></span>", isolate_styles=False)
