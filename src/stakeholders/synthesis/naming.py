"""Names that nobody can mistake for a real organisation: the word fictional, in two languages, and a number."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from stakeholders.synthesis.draws import Text

_FICTIONAL: Final = {"NO": "Fiktiv", "SE": "Fiktiv", "FI": "Kuvitteellinen", "DK": "Fiktiv", "": "Fictional"}
_FORM: Final = {"NO": "AS", "SE": "AB", "FI": "Oy", "DK": "A/S", "": "Ltd"}  # of companies

# What an organisation is, by kind; for companies by their first sector. The last word is for an unknown country.
_KIND: Final = {
    "authority": {"NO": "myndighet", "SE": "myndighet", "FI": "viranomainen", "DK": "myndighed", "": "authority"},
    "academia": {"NO": "høyskole", "SE": "högskola", "FI": "korkeakoulu", "DK": "højskole", "": "college"},
    "cluster": {"NO": "klynge", "SE": "klusterorganisation", "FI": "klusteri", "DK": "klynge", "": "cluster"},
    "association": {"NO": "forening", "SE": "förening", "FI": "yhdistys", "DK": "forening", "": "association"},
    "armed_forces": {"NO": "forsvarsenhet", "SE": "försvarsenhet", "FI": "joukko-osasto", "DK": "enhed", "": "unit"},
    "funder": {"NO": "finansiør", "SE": "finansiär", "FI": "rahoittaja", "DK": "fond", "": "funder"},
    "civil_society": {
        "NO": "frivilliglag",
        "SE": "frivilligkår",
        "FI": "järjestö",
        "DK": "frivilligkorps",
        "": "relief",
    },
    "media": {"NO": "avis", "SE": "tidning", "FI": "lehti", "DK": "avis", "": "paper"},
}
_TRADE: Final = {
    "machining": {"NO": "maskinering", "SE": "maskinering", "FI": "koneistamo", "DK": "maskinfabrik", "": "machining"},
    "metal": {"NO": "metall", "SE": "metall", "FI": "metalli", "DK": "metal", "": "metal"},
    "electronics": {"NO": "elektronikk", "SE": "elektronik", "FI": "elektroniikka", "DK": "elektronik", "": "devices"},
    "transport": {"NO": "transport", "SE": "transport", "FI": "kuljetus", "DK": "transport", "": "transport"},
    "energy": {"NO": "energi", "SE": "energi", "FI": "energia", "DK": "energi", "": "energy"},
    "forest": {"NO": "skog", "SE": "skog", "FI": "metsä", "DK": "skov", "": "forestry"},
    "food_supply": {"NO": "mat", "SE": "livsmedel", "FI": "elintarvike", "DK": "fødevarer", "": "food"},
    "ict": {"NO": "data", "SE": "data", "FI": "data", "DK": "data", "": "data"},
    "cyber": {"NO": "cybersikkerhet", "SE": "cybersäkerhet", "FI": "kyberturva", "DK": "cybersikkerhed", "": "cyber"},
}
_OTHER_TRADE: Final = {"NO": "industri", "SE": "industri", "FI": "teollisuus", "DK": "industri", "": "industry"}

INITIATIVE: Final = {
    "project": "Fiktivt prosjekt",
    "programme": "Fiktivt program",
    "event": "Fiktiv konferens",
    "strategy": "Fiktiv strategi",
    "study": "Fiktiivinen selvitys",
}


def organisation_names(kinds: Text, sectors: Text, countries: Text, numbers: Text) -> Text:
    """Return a name for each organisation, in the language of its country.

    Examples
    --------
    >>> one = [np.array([cell], dtype=object) for cell in ("company", "machining|metal", "SE", "00123")]
    >>> organisation_names(*one).tolist()
    ['Fiktiv maskinering 00123 AB (fictional)']
    """
    rows = zip(kinds.tolist(), sectors.tolist(), countries.tolist(), numbers.tolist(), strict=True)
    return np.array([_name(*row) for row in rows], dtype=object)


def _name(kind: str, sectors: str, country: str, number: str) -> str:
    trades = _KIND[kind] if kind in _KIND else _TRADE.get(sectors.partition("|")[0], _OTHER_TRADE)
    words = [_FICTIONAL[country], trades[country], number]
    if kind == "company":
        words.append(_FORM[country])
    return " ".join(words) + " (fictional)"


def initiative_names(kinds: Text, planned: NDArray[np.bool_], numbers: Text) -> Text:
    """Return a name for each initiative; what is only planned says so."""
    rows = zip(kinds.tolist(), planned.tolist(), numbers.tolist(), strict=True)
    return np.array(
        [
            f"{INITIATIVE[kind]} {number} ({'fictional, planned' if later else 'fictional'})"
            for kind, later, number in rows
        ],
        dtype=object,
    )
