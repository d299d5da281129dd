"""The ground of the printed map: sea, land, areas by count, borders, the belt. Light colours only, for paper."""

from typing import TYPE_CHECKING, Final

import geopandas as gpd
import pandas as pd
import shapely

from stakeholders.codes import BELT
from stakeholders.places import DEGREES, METRES, countries
from stakeholders.places.areas import Level, areas_in_metres
from stakeholders.views.map_colours import GROUND, STEPS, bounds_of_steps, step_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NEAR: Final = frozenset({"NO", "SE", "FI", "DK", "AX"})  # their land comes with the counties, their lakes show through
STEP_DEGREES: Final = 40  # corners along each side of the box, which is curved in metres


def light(name: str) -> str:
    """Return a colour of the ground on paper."""
    return GROUND[name].light


def frame_of(axes: "Axes", box: tuple[float, float, float, float]) -> None:
    """Set the axes so that they show a box in degrees, drawn in metres, and fill them with sea."""
    edge = gpd.GeoSeries([shapely.segmentize(shapely.box(*box), (box[2] - box[0]) / STEP_DEGREES)], crs=DEGREES)
    west, south, east, north = edge.to_crs(METRES).total_bounds
    room = axes.get_window_extent()
    wide = max(east - west, (north - south) * room.width / room.height)
    high = wide * room.height / room.width
    axes.set_xlim((west + east - wide) / 2, (west + east + wide) / 2)
    axes.set_ylim((south + north - high) / 2, (south + north + high) / 2)
    axes.set_facecolor(light("sea"))
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_visible(False)


def draw_ground(axes: "Axes", counted: pd.DataFrame, level: Level, *, coloured: bool) -> None:
    """Draw land, areas and borders.

    Parameters
    ----------
    coloured
        Whether areas get the colour of their count.
    """
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    land = countries().to_crs(METRES).cx[west:east, south:north]
    land.plot(ax=axes, color=[light("sea" if code in NEAR else "abroad") for code in land["code"]], zorder=1)
    drawn = areas_in_metres(level).cx[west:east, south:north]
    drawn.plot(ax=axes, color=_fills(drawn, counted, coloured=coloured), zorder=2)
    if level == "municipality":
        drawn.boundary.plot(ax=axes, color=light("municipality"), linewidth=0.2, zorder=3)
    borders = areas_in_metres("county").cx[west:east, south:north]
    borders.boundary.plot(ax=axes, color=light("county"), linewidth=0.4, zorder=4)
    land.boundary.plot(ax=axes, color=light("country"), linewidth=0.5, zorder=5)
    belt = borders[borders["area"].isin(BELT)]
    if len(belt):
        belt.boundary.plot(ax=axes, color=light("belt_line"), linewidth=1.2, zorder=6)


def _fills(drawn: gpd.GeoDataFrame, counted: pd.DataFrame, *, coloured: bool) -> list[str]:
    bounds = bounds_of_steps(int(counted["count"].max()) if len(counted) else 0)
    count = counted.set_index("area")["count"].to_dict() if coloured else {}
    ground = [light("belt" if county in BELT else "land") for county in drawn["county"]]
    steps = [step_of(count.get(area, 0), bounds) for area in drawn["area"]]
    return [STEPS[step].light if step >= 0 else plain for step, plain in zip(steps, ground, strict=True)]
