"""What somebody needs, in words."""

from stakeholders.language import Words
from stakeholders.measures.partners import Need


def need_in_words(need: Need, words: Words) -> str:
    """Return what is needed, where and by when, as a line.

    Examples
    --------
    >>> need_in_words(Need("welding", ("NO060", "SE322")), Words("en"))
    'Welding and sheet-metal work in Trøndelag or Jämtland Härjedalen'
    """
    what = words.label("capability", need.capability)
    if need.dual_use:
        what = words.say("{what} for civil and military use", what=what)
    where = words.listing([words.label("region", one) for one in need.regions], "or")
    day = words.date(need.by.isoformat()) if need.by else ""
    if where and day:
        return words.say("{what} in {where} by {day}", what=what, where=where, day=day)
    if where:
        return words.say("{what} in {where}", what=what, where=where)
    return words.say("{what} by {day}", what=what, day=day) if day else what
