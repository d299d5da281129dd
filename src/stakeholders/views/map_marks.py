"""What stands on the printed map: stakeholders by kind and country, ties, the corridor, and the legend."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import pandas as pd

from stakeholders.language import Words
from stakeholders.places import DEGREES, METRES, arcs, corridor, corridor_towns, spread
from stakeholders.views.colours import CROSS_BORDER, OUTLINES_OF_SHAPES, look_of, outline_of
from stakeholders.views.map_colours import LABEL_AT, STEPS
from stakeholders.views.map_ground import light
from stakeholders.views.map_layers import COARSE, MOST_POINTS
from stakeholders.views.map_legend import Entry

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.markers import MarkerStyle
    from matplotlib.path import Path

AREA: Final = 34.0  # of a marker, in square points
APART: Final = 2.2  # the room of one marker, in its own widths


def marker_of(kind: str) -> "MarkerStyle":
    """Return the shape of a kind, the same as on the screen."""
    from matplotlib.markers import MarkerStyle

    corners = OUTLINES_OF_SHAPES[look_of(kind).shape]
    return MarkerStyle(_path(corners)) if corners else MarkerStyle("o")


def draw_points(axes: "Axes", placed: gpd.GeoDataFrame) -> None:
    """Draw stakeholders by kind and country; above ``MOST_POINTS`` one circle for each place, with their number."""
    drawn = placed[placed.geometry.notna()]
    if len(drawn) > MOST_POINTS:
        _draw_gathered(axes, drawn)
        return
    spots = spread(drawn, spacing=_metres_of_marker(axes)).to_crs(METRES)
    x, y = spots.x, spots.y
    coarse = drawn["location_precision"].isin(COARSE)
    supposed = drawn["scenario"] != ""
    for key, rows in drawn.groupby([drawn["kind"], drawn["country"], coarse, supposed]).groups.items():
        kind, country, vague, assumed = tuple(key)  # type: ignore[arg-type, var-annotated]  # pandas says any hashable
        axes.scatter(
            x[rows],
            y[rows],
            s=AREA,
            marker=marker_of(kind),
            c=look_of(kind).fill,
            alpha=0.55 if vague else 1,
            edgecolors=outline_of(country).light,
            linewidths=0.9,
            linestyles="--" if assumed else "-",
            zorder=12,
        )


def _draw_gathered(axes: "Axes", drawn: gpd.GeoDataFrame) -> None:
    place = drawn["municipality_code"].where(drawn["municipality_code"] != "", drawn["county"])
    flat = drawn.geometry.to_crs(METRES)
    spots = pd.DataFrame({"x": flat.x, "y": flat.y, "n": 1}).groupby(place).agg({"x": "mean", "y": "mean", "n": "sum"})
    axes.scatter(
        spots["x"], spots["y"], s=8 + 4 * spots["n"] ** 0.5, c=light("county"), edgecolors=light("country"), zorder=12
    )


def draw_ties(axes: "Axes", between: pd.DataFrame) -> None:
    """Draw cross-border ties as arcs, with their number."""
    starts = gpd.GeoSeries(gpd.points_from_xy(between["from_lon"], between["from_lat"]), crs=DEGREES)
    ends = gpd.GeoSeries(gpd.points_from_xy(between["to_lon"], between["to_lat"]), crs=DEGREES)
    for curve, number, status in zip(
        arcs(starts, ends).to_crs(METRES), between["number"], between["status"], strict=True
    ):
        x, y = zip(*curve.coords, strict=True)
        width = min(1 + number**0.5 / 2, 4)
        dash = "-" if status == "confirmed" else "--"
        axes.plot(x, y, color=CROSS_BORDER.light, linewidth=width, linestyle=dash, zorder=10)
        box = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": CROSS_BORDER.light, "linewidth": 0.8}
        middle = len(x) // 2
        axes.text(
            x[middle], y[middle], str(number), size=6, ha="center", va="center", bbox=box, zorder=14, clip_on=True
        )


def draw_corridor(axes: "Axes") -> None:
    """Draw the corridor straight from town to town."""
    parts = corridor().to_crs(METRES)
    for part, line in zip(parts["part"], parts.geometry, strict=True):
        x, y = zip(*line.coords, strict=True)
        axes.plot(x, y, color=light("corridor"), linewidth=2.2, alpha=0.75, zorder=8, linestyle=_dash(part))
    towns = corridor_towns().to_crs(METRES)
    axes.scatter(
        towns.geometry.x, towns.geometry.y, s=6, c="white", edgecolors=light("corridor"), linewidths=0.7, zorder=9
    )


def _dash(part: str) -> str:
    return ":" if part == "crossing" else "-"


def draw_names(axes: "Axes", words: Words) -> None:
    """Write the names of the regions of the corridor beside it."""
    spots = gpd.GeoSeries(gpd.points_from_xy(*zip(*LABEL_AT.values(), strict=True)), crs=DEGREES).to_crs(METRES)
    for code, x, y in zip(LABEL_AT, spots.x, spots.y, strict=True):
        axes.text(
            *(x, y, words.label("region", code)),
            size=7.5,
            weight="bold",
            color=light("belt_line"),
            ha="center",
            zorder=15,
            clip_on=True,
            parse_math=False,
        )


def draw_legend(axes: "Axes", entries: tuple[Entry, ...], words: Words, columns: int) -> None:
    """Draw the legend of what is on the map into axes of its own."""
    axes.set_axis_off()
    drawn = [(_sign(entry), _wrapped(entry.label)) for entry in entries]
    axes.legend(
        [sign for sign, _ in drawn],
        [label for _, label in drawn],
        title=words.say("Legend"),
        loc="upper left",
        bbox_to_anchor=(0, 1),
        borderaxespad=0,
        fontsize=7,
        title_fontsize=8.5,
        alignment="left",
        ncols=columns,
        frameon=False,
        labelspacing=0.55,
    )


def _wrapped(label: str) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(label, 40)).replace("$", r"\$")


def _sign(entry: Entry) -> Any:  # noqa: ANN401 - artists of several types
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    settings = _SIGNS[entry.shows](entry.code)
    return Patch(**settings) if "facecolor" in settings else Line2D([], [], **settings)


_ROUND: Final = {"linestyle": "", "marker": "o", "markersize": 6}
_SIGNS: Final[Mapping[str, Callable[[str], dict[str, Any]]]] = {  # Any: matplotlib's own settings
    "kind": lambda code: {
        **_ROUND,
        "marker": marker_of(code),
        "color": look_of(code).fill,
        "markeredgecolor": light("country"),
    },
    "country": lambda code: {
        **_ROUND,
        "color": "none",
        "markeredgecolor": outline_of(code).light,
        "markeredgewidth": 1.6,
    },
    "coarse": lambda _: {**_ROUND, "color": light("county"), "markeredgecolor": light("country"), "alpha": 0.6},
    "supposed": lambda _: {"facecolor": light("county"), "edgecolor": light("country"), "linestyle": "--"},
    "gathered": lambda _: {**_ROUND, "color": light("county"), "markeredgecolor": light("country")},
    "heading": lambda _: {"facecolor": "none", "edgecolor": "none"},
    "step": lambda code: {"facecolor": STEPS[int(code)].light, "edgecolor": light("county")},
    "tie": lambda code: {
        "color": CROSS_BORDER.light,
        "linewidth": 2,
        "linestyle": "--" if code == "dashed" else "-",
    },
    "corridor": lambda code: {"color": light("corridor"), "linewidth": 2.2, "linestyle": _dash(code)},
    "belt": lambda _: {"facecolor": light("belt"), "edgecolor": light("belt_line"), "linewidth": 1.4},
}


def _path(corners: tuple[tuple[float, float], ...]) -> "Path":
    from matplotlib.path import Path

    up = [(x, -y) for x, y in corners]  # the screen counts downwards
    return Path([*up, up[0]], closed=True)


def _metres_of_marker(axes: "Axes") -> float:
    """Return how many metres of the map one marker takes with room around it."""
    west, east = axes.get_xlim()
    room = axes.get_window_extent()
    metres = (east - west) / room.width * axes.figure.dpi / 72
    return float(metres * AREA**0.5 * APART / 1.7)
