"""The picture of the map as folium objects: a map without tiles, and one group of layers that changes.

The map itself stays the same whatever is shown, so that a browser keeps its zoom and position; what is shown comes
as a feature group. Names reach the browser only as JSON inside these layers and become text there
(`map_component/map.js`), never part of a template or of HTML.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import folium
from branca.element import MacroElement
from folium.template import Template
from folium.utilities import JsCode

from stakeholders.codes import BELT, CORRIDOR, REGION
from stakeholders.language import Words
from stakeholders.places.areas import CREDITS
from stakeholders.views.colours import CROSS_BORDER, LOOKS, OUTLINES_OF_SHAPES, UNKNOWN_LOOK, Shade, outline_of
from stakeholders.views.map_colours import GROUND, LABEL_AT, STEPS
from stakeholders.views.map_picture import MapPicture

Json = dict[str, Any]  # Any: a JSON object
CLOSEST, FARTHEST = 12, 3  # zooms: the borders are too coarse for more
SCRIPT: Final = "stakeholdersMap"  # the object that map.js puts into the window


class LocalMap(folium.Map):
    """A map that loads its scripts and styles from this installation alone.

    Parameters
    ----------
    scripts, styles
        Addresses of Leaflet and of our own script and style.
    """

    def __init__(self, scripts: Sequence[str], styles: Sequence[str], box: tuple[float, float, float, float]) -> None:
        west, south, east, north = box
        super().__init__(
            location=[(south + north) / 2, (west + east) / 2],
            zoom_start=5,
            tiles=None,
            zoom_control=False,
            prefer_canvas=True,
            max_zoom=CLOSEST,
            min_zoom=FARTHEST,
            zoom_snap=0.25,
            attribution_control=True,
        )
        self.default_js = [(f"script{i}", address) for i, address in enumerate(scripts)]
        self.default_css = [(f"style{i}", address) for i, address in enumerate(styles)]


class Ground(MacroElement):
    """Borders, controls and colours: what is the same whatever is shown."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        f"{SCRIPT}.start({{{{ this._parent.get_name() }}}}, {{{{ this.settings|tojson }}}});"
        "{% endmacro %}"
    )

    def __init__(self, settings: Json) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "Ground"
        self.settings = settings


class Shown(MacroElement):
    """What changes beside the layers: coloured areas, legend, what is chosen."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        f"{SCRIPT}.show({{{{ this._parent.get_name() }}}}, {{{{ this.settings|tojson }}}});"
        "{% endmacro %}"
    )

    def __init__(self, settings: Json) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "Shown"
        self.settings = settings


def local_map(borders: Mapping[str, Any], scripts: Sequence[str], styles: Sequence[str], words: Words) -> LocalMap:
    """Return the map without anything on it.

    Parameters
    ----------
    borders
        Addresses of the border files: ``county`` and ``municipality`` (a list each) and ``countries``.
    scripts, styles
        Addresses of Leaflet and of our own script and style.
    """
    drawn = LocalMap(scripts, styles, (4.0, 54.5, 31.6, 71.2))
    drawn.add_child(Ground(_ground(borders, words)))
    return drawn


def layers_of(picture: MapPicture, words: Words, *, chosen: str = "") -> folium.FeatureGroup:
    """Return what the picture draws as one group of layers, from the ground up.

    Parameters
    ----------
    chosen
        ``area:NO060`` or ``stakeholder:midsec``, drawn as chosen.
    """
    group = folium.FeatureGroup(name="shown")
    group.add_child(Shown(_shown(picture, chosen, words)))
    for name, data in (("corridor", picture.corridor), ("tie", picture.ties), ("point", picture.points)):
        if data["features"]:
            group.add_child(
                folium.GeoJson(
                    data,
                    name=name,
                    point_to_layer=JsCode(f"{SCRIPT}.{name}Marker"),
                    style=JsCode(f"{SCRIPT}.{name}Style"),
                    on_each_feature=JsCode(f"{SCRIPT}.told"),
                )
            )
    return group


def _ground(borders: Mapping[str, Any], words: Words) -> Json:
    return {
        "borders": dict(borders),
        "belt": list(BELT),
        "corridor": list(CORRIDOR),
        "ground": {name: _shade(shade) for name, shade in GROUND.items()},
        "steps": [_shade(shade) for shade in STEPS],
        "crossBorder": _shade(CROSS_BORDER),
        "looks": {kind: _look(kind) for kind in LOOKS} | {"": _look("")},
        "outlines": {code: _shade(outline_of(code)) for code in ("NO", "SE", "FI", "DK", "", "other")},
        "counties": {
            code: [words.label("region", code), *reversed(LABEL_AT.get(code, (region.longitude, region.latitude)))]
            for code, region in REGION.items()
            if region.latitude is not None
        },
        "credits": " | ".join(CREDITS),
        "language": words.tag,
        "words": {
            "map": words.say("Map of stakeholders"),
            "closer": words.say("Zoom in"),
            "farther": words.say("Zoom out"),
            "home": words.say("Show everything"),
            "legend": words.say("Legend"),
            "nobody": words.say("No stakeholder on record"),
        },
    }


def _shown(picture: MapPicture, chosen: str, words: Words) -> Json:
    west, south, east, north = picture.box
    return {
        "areas": picture.areas,
        "box": [[south, west], [north, east]],
        "legend": [asdict(entry) for entry in picture.legend],
        "chosen": chosen,
        "text": picture.text,
        "language": words.tag,
    }


def _look(kind: str) -> Json:
    look = LOOKS.get(kind, UNKNOWN_LOOK)
    return {"fill": look.fill, "corners": [list(corner) for corner in OUTLINES_OF_SHAPES[look.shape]]}


def _shade(shade: Shade) -> list[str]:
    return [shade.light, shade.dark]
