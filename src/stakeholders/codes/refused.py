"""Markings that don't belong in a shared register."""

from typing import Final

# What a marking column may hold that this register refuses: TLP:RED and the national security classes
# of Sweden, Norway, Finland and Denmark. Matched as whole words, in the marking column only.
REFUSED_CLASSES: Final = (
    "RED",
    "HEMLIG",
    "KVALIFICERAT HEMLIG",
    "BEGRÄNSAT HEMLIG",
    "KONFIDENTIELL",
    "HEMMELIG",
    "STRENGT HEMMELIG",
    "KONFIDENSIELT",
    "BEGRENSET",
    "FORTROLIG",
    "STRENGT FORTROLIG",
    "ERITTÄIN SALAINEN",
    "SALAINEN",
    "LUOTTAMUKSELLINEN",
    "KÄYTTÖ RAJOITETTU",
    "TL I",
    "TL II",
    "TL III",
    "TL IV",
    "YDERST HEMMELIGT",
    "HEMMELIGT",
    "FORTROLIGT",
    "TIL TJENESTEBRUG",
    "TOP SECRET",
    "SECRET",
    "CONFIDENTIAL",
    "RESTRICTED",
)
