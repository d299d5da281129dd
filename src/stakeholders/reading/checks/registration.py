"""Organisation numbers of the four countries, and the personal numbers that are sometimes given in their place.

Formats and check digits: METHODS 10.3; the arithmetic is python-stdnum's.
"""

import re
from typing import Final

from stdnum import luhn
from stdnum.dk import cpr, cvr
from stdnum.fi import hetu, ytunnus
from stdnum.no import fodselsnummer
from stdnum.no import orgnr as no_orgnr
from stdnum.se import orgnr as se_orgnr
from stdnum.se import personnummer

_CENTURY: Final = re.compile(r"(?:18|19|20)(?=\d{10}$)")
_DANISH_PERSON: Final = re.compile(r"\d{6}-\d{4}")  # ten digits without the hyphen are the number of a site
_MAY_BE_PERSONAL: Final = re.compile(r"\D*(?:\d\D*){10,12}")


def is_organisation(number: str, country: str) -> bool | None:
    """Tell whether a number is one of an organisation of the country; None for countries whose numbers we don't know.

    Examples
    --------
    >>> is_organisation("988 077 917", "NO"), is_organisation("556000-4616", "SE"), is_organisation("1", "DE")
    (True, False, None)
    """
    digits = _digits(number)
    match country:
        case "NO":
            digits = digits.removeprefix("NO").removesuffix("MVA")
            return bool(no_orgnr.is_valid(digits)) and digits[0] in "89"
        case "SE":
            digits = digits.removeprefix("16") if len(digits) == 12 else digits  # the tax agency's long form
            return bool(se_orgnr.is_valid(digits)) and digits[2] >= "2"
        case "FI":
            digits = digits.removeprefix("FI")
            return bool(ytunnus.is_valid(digits.zfill(8) if len(digits) == 7 else digits))
        case "DK":
            return bool(cvr.is_valid(digits.removeprefix("DK")))
    return None


def is_personal(number: str, country: str) -> bool:
    """Tell whether a number is a person's: one that only says so by its form, or, for Sweden, by its third digit.

    Examples
    --------
    >>> is_personal("811228-9874", "SE"), is_personal("198112289874", ""), is_personal("556000-4615", "SE")
    (True, True, False)
    """
    typed = number.strip()
    if len(typed) < 9:
        return False
    digits = _CENTURY.sub("", _digits(typed))
    if len(digits) == 10 and digits.isascii() and digits.isdigit() and digits[2] < "2" and luhn.is_valid(digits):
        return country == "SE" or bool(personnummer.is_valid(f"{digits[:6]}-{digits[6:]}"))
    if _DANISH_PERSON.fullmatch(typed):
        return bool(cpr.is_valid(typed))
    return len(digits) in (10, 11) and bool(hetu.is_valid(typed) or fodselsnummer.is_valid(digits))


def may_be_personal(number: str) -> bool:
    """Tell whether a number that is no organisation's is so long that it may be a person's, mistyped."""
    return bool(_MAY_BE_PERSONAL.fullmatch(number))


def _digits(number: str) -> str:
    return re.sub(r"[\s.+-]|[\u2010-\u2015]", "", number).upper()
