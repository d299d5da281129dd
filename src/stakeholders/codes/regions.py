"""NUTS level 3 regions of the four countries, 2024 edition (for Norway the matching statistical regions)."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Region:
    """A NUTS 3 region: its name, its national number as text, and its label point in WGS84 degrees."""

    name: str
    national: str  # fylkesnummer 2024, länskod, maakunta; for Denmark the code of the region
    longitude: float | None
    latitude: float | None


# Codes, names and label points: Eurostat Nuts2json, 2024 edition. Finnish names are the English ones;
# the catalogues give them in Finnish and Swedish.
REGION: Final = MappingProxyType(
    {
        "NO020": Region("Innlandet", "34", 10.43, 61.45),
        "NO060": Region("Trøndelag", "50", 11.24, 63.15),
        "NO071": Region("Nordland", "18", 14.78, 66.69),
        "NO072": Region("Troms", "55", 19.67, 68.93),
        "NO073": Region("Finnmark", "56", 23.66, 69.56),
        "NO081": Region("Oslo", "03", 10.74, 59.98),
        "NO083": Region("Østfold", "31", 11.3, 59.36),
        "NO084": Region("Akershus", "32", 11.16, 60.04),
        "NO085": Region("Buskerud", "33", 9.02, 60.41),
        "NO092": Region("Agder", "42", 7.62, 58.7),
        "NO093": Region("Vestfold", "39", 10.11, 59.32),
        "NO094": Region("Telemark", "40", 8.52, 59.52),
        "NO0A1": Region("Rogaland", "11", 6.22, 58.59),
        "NO0A2": Region("Vestland", "46", 6.54, 60.97),
        "NO0A3": Region("Møre og Romsdal", "15", 8.38, 62.56),
        "NO0B1": Region("Jan Mayen", "22", None, None),
        "NO0B2": Region("Svalbard", "21", None, None),
        "SE110": Region("Stockholm", "01", 18.17, 59.2),
        "SE121": Region("Uppsala", "03", 17.57, 60.05),
        "SE122": Region("Södermanland", "04", 16.69, 59.08),
        "SE123": Region("Östergötland", "05", 15.66, 58.36),
        "SE124": Region("Örebro", "18", 14.97, 59.36),
        "SE125": Region("Västmanland", "19", 16.16, 59.75),
        "SE211": Region("Jönköping", "06", 14.41, 57.53),
        "SE212": Region("Kronoberg", "07", 14.57, 56.79),
        "SE213": Region("Kalmar", "08", 16.05, 57.25),
        "SE214": Region("Gotland", "09", 18.51, 57.49),
        "SE221": Region("Blekinge", "10", 15.19, 56.28),
        "SE224": Region("Skåne", "12", 13.6, 55.95),
        "SE231": Region("Halland", "13", 12.84, 56.96),
        "SE232": Region("Västra Götaland", "14", 12.87, 58.32),
        "SE311": Region("Värmland", "17", 13.15, 59.77),
        "SE312": Region("Dalarna", "20", 14.35, 60.96),
        "SE313": Region("Gävleborg", "21", 16.29, 61.45),
        "SE321": Region("Västernorrland", "22", 17.25, 63.1),
        "SE322": Region("Jämtland Härjedalen", "23", 14.31, 63.26),
        "SE331": Region("Västerbotten", "24", 17.82, 64.87),
        "SE332": Region("Norrbotten", "25", 20.08, 66.96),
        "FI196": Region("Satakunta", "04", 22.15, 61.53),
        "FI198": Region("Central Finland", "13", 25.44, 62.56),
        "FI199": Region("South Ostrobothnia", "14", 23.04, 62.74),
        "FI19A": Region("Ostrobothnia", "15", 23.08, 63.57),
        "FI19B": Region("Pirkanmaa", "06", 23.77, 61.69),
        "FI1B1": Region("Helsinki-Uusimaa", "01", 24.76, 60.37),
        "FI1C1": Region("Southwest Finland", "02", 22.64, 60.63),
        "FI1C2": Region("Kanta-Häme", "05", 24.33, 60.92),
        "FI1C5": Region("South Karelia", "09", 28.38, 61.2),
        "FI1C6": Region("Päijät-Häme", "07", 25.76, 61.18),
        "FI1C7": Region("Kymenlaakso", "08", 26.97, 60.81),
        "FI1D5": Region("Central Ostrobothnia", "16", 24.08, 63.61),
        "FI1D7": Region("Lapland", "19", 26.33, 67.73),
        "FI1D8": Region("Kainuu", "18", 28.71, 64.52),
        "FI1D9": Region("North Ostrobothnia", "17", 26.63, 64.95),
        "FI1DA": Region("South Savo", "10", 27.09, 61.82),
        "FI1DB": Region("North Savo", "11", 27.49, 63.12),
        "FI1DC": Region("North Karelia", "12", 29.87, 62.89),
        "FI200": Region("Åland", "21", 19.8, 60.17),
        "DK011": Region("Byen København", "1084", 12.6, 55.62),
        "DK012": Region("Københavns omegn", "1084", 12.39, 55.69),
        "DK013": Region("Nordsjælland", "1084", 12.28, 55.94),
        "DK014": Region("Bornholm", "1084", 14.91, 55.12),
        "DK021": Region("Østsjælland", "1085", 12.07, 55.51),
        "DK022": Region("Vest- og Sydsjælland", "1085", 11.66, 55.44),
        "DK031": Region("Fyn", "1083", 10.56, 55.24),
        "DK032": Region("Sydjylland", "1083", 9.05, 55.41),
        "DK041": Region("Vestjylland", "1082", 8.87, 56.28),
        "DK042": Region("Østjylland", "1082", 10.03, 56.21),
        "DK050": Region("Nordjylland", "1081", 10.04, 57.33),
    }
)

# Codes of the 2021 edition that were split or renamed, and what may stand in their place.
FORMER_REGION: Final = MappingProxyType(
    {
        "NO074": ("NO072", "NO073"),
        "NO082": ("NO083", "NO084", "NO085"),
        "NO091": ("NO093", "NO094"),
        "FI193": ("FI198",),
        "FI194": ("FI199",),
        "FI195": ("FI19A",),
        "FI197": ("FI19B",),
        "FI1C3": ("FI1C6",),
        "FI1C4": ("FI1C7",),
        "FI1D1": ("FI1DA",),
        "FI1D2": ("FI1DB",),
        "FI1D3": ("FI1DC",),
    }
)

BELT: Final = ("NO060", "SE322", "SE321")  # the Nordic Green Belt, from west to east
CORRIDOR: Final = (*BELT, "FI19A")  # and across Kvarken
