"""What each column means and how it is filled in, for templates and explanations in every language."""

from types import MappingProxyType
from typing import Final

from stakeholders.language import N_
from stakeholders.schema.tables import TABLES

NOTE: Final = "_"  # a worksheet whose name begins so is a note to readers and no table

TABLE_MEANINGS: Final = MappingProxyType(
    {
        "stakeholders": N_("Organisations, one row each. No natural persons."),
        "initiatives": N_("Projects, programmes, events, strategies and studies, one row each."),
        "memberships": N_("Who is part of which group or initiative, one row for each role."),
        "relations": N_("Direct ties between two organisations: source does type to target."),
        "capabilities": N_("What an organisation can do, as coarse tags that it has consented to."),
        "indicators": N_("Numbers that the documents state about initiatives."),
        "sources": N_("The documents that everything rests on, one row each."),
    }
)

_SHARED: Final = {
    "id": N_("A short key of your own that never changes, without | and unique over stakeholders and initiatives."),
    "description": N_("One sentence on what it is."),
    "tlp": N_("How far the row may be shared; empty means AMBER. Classified information does not belong here."),
    "shared_with": N_("Ids of the groups that may see the row, separated by |; empty: as far as the marking allows."),
    "source": N_("Id of the document in sources.csv that says so."),
    "as_of": N_("Date of which the row was true: YYYY, YYYY-MM or YYYY-MM-DD."),
    "lat": N_("Latitude in decimal degrees, with point or comma; town level is enough."),
    "lon": N_("Longitude in decimal degrees, with point or comma."),
    "since": N_("Date from which it holds: YYYY, YYYY-MM or YYYY-MM-DD."),
    "until": N_("Date until which it holds; empty: it goes on."),
    "status": N_("Whether it exists or is only planned; empty means confirmed."),
    "evidence": N_("The sentence of the document, word for word, without names of persons."),
    "website": N_("Official web address, beginning with https://."),
    "url": N_("Web address of the document."),
    "stakeholder_id": N_("Id of the stakeholder."),
    "initiative_id": N_("Id of the initiative."),
}

_OWN: Final = {
    ("stakeholders", "name"): N_("Official name in the organisation's own language."),
    ("stakeholders", "short_name"): N_("Common abbreviation, shown in pictures."),
    ("stakeholders", "aliases"): N_("Other names and spellings, separated by |; the search knows them."),
    ("stakeholders", "kind"): N_("What kind of organisation it is."),
    ("stakeholders", "level"): N_("How far the organisation reaches."),
    ("stakeholders", "country"): N_("Country of the seat as two capital letters: NO, SE, FI, DK; empty if unknown."),
    ("stakeholders", "region"): N_("NUTS 3 code of 2024, such as NO060, SE322, SE321 or FI19A."),
    ("stakeholders", "municipality"): N_("Name of the municipality, without the word for municipality."),
    ("stakeholders", "location_precision"): N_("How exact latitude and longitude are."),
    ("stakeholders", "sectors"): N_("Sectors it works in, separated by |."),
    ("stakeholders", "registration_number"): N_("Organisation number; never a personal identity number."),
    ("initiatives", "name"): N_("Official name."),
    ("initiatives", "kind"): N_("What kind of initiative it is."),
    ("initiatives", "start"): N_("Date of its beginning: YYYY, YYYY-MM or YYYY-MM-DD."),
    ("initiatives", "end"): N_("Date of its end; empty: a project goes on, an event is over after its start."),
    ("initiatives", "scale"): N_("For events: small where everybody met everybody; empty means large."),
    ("initiatives", "place"): N_("Where it takes place."),
    ("initiatives", "country"): N_("Country as two capital letters; NO|SE where it spans both."),
    ("initiatives", "budget"): N_("Amount in whole units of the currency."),
    ("initiatives", "currency"): N_("Currency of the budget, such as NOK, SEK or EUR."),
    ("memberships", "member_id"): N_("Id of the stakeholder that takes part."),
    ("memberships", "group_id"): N_("Id of the cluster, association or initiative that it is part of."),
    ("memberships", "role"): N_("Its role; empty means participant. Invited and interested are no contact."),
    ("relations", "source_id"): N_("Id of the stakeholder from which the tie goes out."),
    ("relations", "target_id"): N_("Id of the stakeholder to which the tie leads."),
    ("relations", "type"): N_("What the one does to the other."),
    ("capabilities", "capability"): N_("A coarse tag; no machine lists and no capacity figures."),
    ("capabilities", "certification"): N_("Certificate or standard it holds."),
    ("capabilities", "dual_use"): N_("Whether it serves both civil and military ends: yes or no."),
    ("capabilities", "consent_by"): N_(
        "Role that consented, such as managing director; never a person's name or address."
    ),
    ("capabilities", "consent_date"): N_("Date of the consent."),
    ("capabilities", "valid_until"): N_("Last day of the consent; empty: until it is withdrawn."),
    ("indicators", "indicator"): N_("What was counted."),
    ("indicators", "value"): N_("The number."),
    ("indicators", "unit"): N_("What it is counted in."),
    ("indicators", "comment"): N_("The sentence of the document, and remarks."),
    ("sources", "id"): N_("A short key of your own that never changes."),
    ("sources", "title"): N_("Title of the document."),
    ("sources", "publisher"): N_("Who published it."),
    ("sources", "language"): N_("Language of the document, such as sv or nb."),
    ("sources", "published"): N_("Date of publication: YYYY, YYYY-MM or YYYY-MM-DD."),
    ("sources", "kind"): N_("What kind of document it is."),
}

MEANINGS: Final = MappingProxyType(
    {
        (table.name, column): _OWN.get((table.name, column)) or _SHARED[column]
        for table in TABLES.values()
        for column in table.names
    }
)
