"""Towns in which fictional organisations are placed: every municipality of the belt, some of the other regions.

Names and coordinates (WGS84 degrees, two decimals) are those of the main town, from GeoNames (CC BY 4.0).
"""

from collections.abc import Collection
from typing import Final, NamedTuple

_BELT_SHARE: Final = {"NO060": 0.24, "SE322": 0.19, "SE321": 0.19, "FI19A": 0.08}  # the rest share what is left
_BY_REGION: Final = {
    "DK011": "København 55.68 12.57; Frederiksberg 55.68 12.53",
    "DK012": "Hvidovre 55.64 12.48; Rødovre 55.68 12.45",
    "DK013": "Hørsholm 55.88 12.50; Hillerød 55.93 12.30",
    "DK014": "Bornholm 55.10 14.71",
    "DK021": "Roskilde 55.64 12.08; Greve 55.58 12.30",
    "DK022": "Næstved 55.20 11.60; Slagelse 55.40 11.35",
    "DK031": "Odense 55.40 10.39; Svendborg 55.06 10.61",
    "DK032": "Esbjerg 55.47 8.45; Kolding 55.49 9.47",
    "DK041": "Herning 56.14 8.98; Viborg 56.45 9.40",
    "DK042": "Aarhus 56.16 10.21; Randers 56.46 10.04",
    "DK050": "Aalborg 57.05 9.92; Hjørring 57.46 9.98",
    "FI196": "Pori 61.48 21.79; Rauma 61.13 21.51",
    "FI198": "Jyväskylä 62.24 25.72; Jämsä 61.86 25.19",
    "FI199": "Seinäjoki 62.79 22.83; Kurikka 62.62 22.42",
    "FI19A": (
        "Vaasa 63.10 21.62; Pietarsaari 63.67 22.70; Mustasaari 63.11 21.68; Närpiö 62.47 21.34; Laihia 62.98 22.01; "
        "Uusikaarlepyy 63.52 22.53; Kruunupyy 63.73 23.03; Vöyri 63.14 22.25"
    ),
    "FI19B": "Tampere 61.50 23.79; Nokia 61.47 23.50",
    "FI1B1": "Helsinki 60.17 24.94; Espoo 60.21 24.65",
    "FI1C1": "Turku 60.45 22.27; Salo 60.38 23.13",
    "FI1C2": "Hämeenlinna 61.00 24.46; Riihimäki 60.74 24.78",
    "FI1C5": "Lappeenranta 61.06 28.19; Imatra 61.17 28.75",
    "FI1C6": "Lahti 60.98 25.66; Hollola 61.00 25.50",
    "FI1C7": "Kouvola 60.87 26.70; Kotka 60.47 26.95",
    "FI1D5": "Kokkola 63.84 23.13; Kannus 63.90 23.90",
    "FI1D7": "Rovaniemi 66.50 25.69; Tornio 65.85 24.15",
    "FI1D8": "Kajaani 64.23 27.73; Sotkamo 64.13 28.42",
    "FI1D9": "Oulu 65.01 25.47; Raahe 64.68 24.48",
    "FI1DA": "Mikkeli 61.69 27.27; Savonlinna 61.87 28.88",
    "FI1DB": "Kuopio 62.89 27.68; Siilinjärvi 63.08 27.67",
    "FI1DC": "Joensuu 62.60 29.76; Kontiolahti 62.76 29.85",
    "FI200": "Mariehamn 60.10 19.93; Jomala 60.17 20.02",
    "NO020": "Hamar 60.79 11.07; Lillehammer 61.12 10.47",
    "NO060": (
        "Trondheim 63.43 10.40; Levanger 63.75 11.30; Stjørdal 63.47 10.93; Steinkjer 64.01 11.50; "
        "Namsos 64.47 11.50; Verdal 63.79 11.48; Orkland 63.31 9.85; Malvik 63.43 10.68; Melhus 63.29 10.28; "
        "Røros 62.57 11.38; Oppdal 62.59 9.69; Nærøysund 64.86 11.24; Frosta 63.59 10.74; Heim 63.29 9.09; "
        "Ørland 63.69 9.67; Skaun 63.25 10.05; Inderøy 63.87 11.30; Åfjord 63.96 10.22; Grong 64.46 12.32; "
        "Meråker 63.41 11.74; Rennebu 62.82 10.01; Frøya 63.73 8.83; Snåsa 64.25 12.38; Rindal 63.06 9.21; "
        "Overhalla 64.47 11.76; Hitra 63.61 8.97; Flatanger 64.50 10.89; Røyrvik 64.88 13.56; Lierne 64.46 13.59; "
        "Namsskogan 64.93 13.16; Leka 65.10 11.70; Tydal 63.05 11.65; Holtålen 62.84 11.30; Indre Fosen 63.58 9.96; "
        "Osen 64.30 10.51; Midtre Gauldal 63.04 10.29; Selbu 63.23 11.03; Høylandet 64.63 12.30"
    ),
    "NO071": "Bodø 67.28 14.38; Rana 66.31 14.14",
    "NO072": "Tromsø 69.65 18.96; Harstad 68.80 16.54",
    "NO073": "Alta 69.97 23.27; Hammerfest 70.66 23.68",
    "NO081": "Oslo 59.91 10.75",
    "NO083": "Fredrikstad 59.22 10.93; Sarpsborg 59.28 11.11",
    "NO084": "Lillestrøm 59.96 11.05; Asker 59.83 10.44",
    "NO085": "Drammen 59.74 10.20; Kongsberg 59.67 9.65",
    "NO092": "Kristiansand 58.15 8.00; Arendal 58.46 8.77",
    "NO093": "Sandefjord 59.13 10.22; Tønsberg 59.27 10.41",
    "NO094": "Skien 59.21 9.61; Porsgrunn 59.14 9.66",
    "NO0A1": "Stavanger 58.97 5.73; Sandnes 58.85 5.74",
    "NO0A2": "Bergen 60.39 5.32; Stord 59.78 5.50",
    "NO0A3": "Ålesund 62.47 6.15; Kristiansund 63.11 7.73",
    "SE110": "Stockholm 59.33 18.07; Sollentuna 59.43 17.95",
    "SE121": "Uppsala 59.86 17.64; Enköping 59.64 17.08",
    "SE122": "Eskilstuna 59.37 16.51; Nyköping 58.75 17.01",
    "SE123": "Linköping 58.41 15.62; Norrköping 58.59 16.18",
    "SE124": "Örebro 59.27 15.21; Karlskoga 59.33 14.52",
    "SE125": "Västerås 59.62 16.55; Köping 59.51 15.99",
    "SE211": "Jönköping 57.78 14.16; Värnamo 57.19 14.04",
    "SE212": "Växjö 56.88 14.81; Ljungby 56.83 13.94",
    "SE213": "Kalmar 56.66 16.36; Västervik 57.76 16.64",
    "SE214": "Gotland 57.64 18.30",
    "SE221": "Karlskrona 56.16 15.59; Karlshamn 56.17 14.86",
    "SE224": "Malmö 55.61 13.00; Helsingborg 56.05 12.69",
    "SE231": "Halmstad 56.67 12.86; Varberg 57.11 12.25",
    "SE232": "Göteborg 57.71 11.97; Borås 57.72 12.94",
    "SE311": "Karlstad 59.38 13.50; Kristinehamn 59.31 14.11",
    "SE312": "Borlänge 60.49 15.44; Falun 60.60 15.63",
    "SE313": "Gävle 60.67 17.14; Sandviken 60.62 16.77",
    "SE321": (
        "Sundsvall 62.39 17.31; Örnsköldsvik 63.29 18.72; Härnösand 62.63 17.94; Timrå 62.49 17.33; "
        "Sollefteå 63.17 17.27; Kramfors 62.93 17.78; Ånge 62.52 15.66"
    ),
    "SE322": (
        "Östersund 63.18 14.64; Strömsund 63.85 15.56; Åre 63.40 13.08; Härjedalen 62.03 14.37; Krokom 63.33 14.45; "
        "Bräcke 62.75 15.42; Ragunda 63.11 16.35; Berg 62.77 14.44"
    ),
    "SE331": "Umeå 63.83 20.26; Skellefteå 64.75 20.95",
    "SE332": "Luleå 65.58 22.15; Piteå 65.32 21.48",
}


class Town(NamedTuple):
    """A town: its region (NUTS 3), its municipality, its point in degrees, and its share of all organisations."""

    region: str
    municipality: str
    latitude: str
    longitude: str
    share: float


def towns(regions: Collection[str] | None = None) -> tuple[Town, ...]:
    """Return all towns, or those of some regions; of one region next to each other, with shares that add up to 1."""
    elsewhere = (1 - sum(_BELT_SHARE.values())) / (len(_BY_REGION) - len(_BELT_SHARE))
    found = []
    for region, text in _BY_REGION.items():
        size = [1 / (place + 1) for place in range(text.count(";") + 1)]  # towns come by size, and sizes follow Zipf
        share = _BELT_SHARE.get(region, elsewhere) / sum(size)
        for town, each in zip(text.split("; "), size, strict=True):
            municipality, latitude, longitude = town.rsplit(" ", 2)
            found.append(Town(region, municipality, latitude, longitude, share * each))
    if regions is None:
        return tuple(found)
    kept = [town for town in found if town.region in regions]
    whole = sum(town.share for town in kept)
    return tuple(town._replace(share=town.share / whole) for town in kept)
