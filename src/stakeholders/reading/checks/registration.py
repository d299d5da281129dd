"""Organisation numbers of the four countries, and the personal numbers that are sometimes given in their place.

Formats and check digits: METHODS 10.3; the arithmetic is python-stdnum's.
"""

import re
from typing import Final

from stdnum.dk import cpr, cvr
from stdnum.fi import hetu, ytunnus
from stdnum.no import fodselsnummer
from stdnum.no import orgnr as no_orgnr
from stdnum.se import orgnr as se_orgnr
from stdnum.se import personnummer

_WEIGHTS: Final = {  # of all digits, the check digit's own being 1; and how the first digit may be
    "NO": ((3, 2, 7, 6, 5, 4, 3, 2, 1), "89"),
    "FI": ((7, 9, 10, 5, 8, 4, 2, 1), "0123456789"),
    "DK": ((2, 7, 6, 5, 4, 3, 2, 1), "123456789"),
}
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)  # twice a digit, its own digits added
_BEGINS_LIKE_A_DATE: Final = re.compile(  # two digits and the first of a month (40 more in some Norwegian numbers)
    r"[\s.+-]*(?:(?:18|19|20)(?:[\s.+-]*\d){2}[\s.+-]*[01]|\d[\s.+-]*\d[\s.+-]*[0145])"
)
_CENTURY: Final = re.compile(r"(?:18|19|20)(?=\d{10}$)")
_DANISH_PERSON: Final = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d-\d{4}"
)  # ten digits without the hyphen are the number of a site
_MAY_BE_PERSONAL: Final = re.compile(r"\D*(?:\d\D*){10,12}")


def is_organisation(number: str, country: str) -> bool | None:
    """Tell whether a number is one of an organisation of the country; None for countries whose numbers we don't know.

    Examples
    --------
    >>> is_organisation("988 077 917", "NO"), is_organisation("556000-4616", "SE"), is_organisation("1", "DE")
    (True, False, None)
    """
    digits = _digits(number)
    if _adds_up(digits, country):
        return True
    match country:
        case "NO":
            digits = digits.removeprefix("NO").removesuffix("MVA")
            return digits[:1] in {"8", "9"} and bool(no_orgnr.is_valid(digits))
        case "SE":
            digits = digits.removeprefix("16") if len(digits) == 12 else digits  # the tax agency's long form
            return digits[2:3] >= "2" and bool(se_orgnr.is_valid(digits))
        case "FI":
            digits = digits.removeprefix("FI")
            return bool(ytunnus.is_valid(digits.zfill(8) if len(digits) == 7 else digits))
        case "DK":
            return bool(cvr.is_valid(digits.removeprefix("DK")))
    return None


def _adds_up(digits: str, country: str) -> bool:
    """Tell whether plainly written digits have the right check digit: what stdnum says, in a twentieth of its time."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    if country == "SE":
        return len(digits) == 10 and digits[2] >= "2" and _luhn(digits)
    weights, first = _WEIGHTS.get(country, ((), ""))
    if len(digits) != len(weights) or digits[0] not in first:
        return False
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def is_personal(number: str, country: str) -> bool:
    """Tell whether a number is a person's: one that only says so by its form, or, for Sweden, by its third digit.

    Examples
    --------
    >>> is_personal("811228-9874", "SE"), is_personal("198112289874", ""), is_personal("556000-4615", "SE")
    (True, True, False)
    """
    if not _BEGINS_LIKE_A_DATE.match(number):
        return False
    typed = number.strip()
    digits = _CENTURY.sub("", _digits(typed))
    if len(digits) not in (10, 11) or (len(digits) == 10 and digits[2] > "1"):  # no month begins like that
        return False
    if len(digits) == 10 and _luhn(digits):
        return country == "SE" or bool(personnummer.is_valid(f"{digits[:6]}-{digits[6:]}"))
    if _DANISH_PERSON.fullmatch(typed):
        return bool(cpr.is_valid(typed))
    return bool(hetu.is_valid(typed) or fodselsnummer.is_valid(digits))


def may_be_personal(number: str) -> bool:
    """Tell whether a number that is no organisation's is so long that it may be a person's, mistyped."""
    return bool(_MAY_BE_PERSONAL.fullmatch(number))


def _luhn(digits: str) -> bool:
    """Tell whether ten digits add up by Luhn's rule: every other one doubled, and the sum a multiple of ten."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    return (sum(map(int, digits[1::2])) + sum(_DOUBLED[int(digit)] for digit in digits[::2])) % 10 == 0


def _digits(number: str) -> str:
    plain = number.replace("-", "", 1)
    if plain.isdecimal():
        return plain
    return re.sub(r"[\s.+-]|[\u2010-\u2015]", "", number).upper()
