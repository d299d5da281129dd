"""The rules that data can break: how grave each is, and the sentence that tells what is wrong and how to mend it."""

from dataclasses import dataclass
from typing import Final, Literal

from stakeholders.language import N_

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that data can break: how grave that is, and the sentence that says so."""

    severity: Severity
    sentence: str


def _error(sentence: str) -> Rule:
    return Rule("error", sentence)


def _warning(sentence: str) -> Rule:
    return Rule("warning", sentence)


RULES: Final[dict[str, Rule]] = {
    # files
    "missing_table": _error(N_("The file is missing. A dataset needs stakeholders.csv and memberships.csv.")),
    "empty_file": _error(N_("The file is empty. Its first row must name the columns.")),
    "unreadable": _error(N_("The file can't be read as a table: {reason}. Save it as CSV (UTF-8) and try again.")),
    "too_large": _error(
        N_("The file is larger than {limit}. Split it, or ask whoever runs this app to raise the limit.")
    ),
    "not_utf8": _warning(
        N_("The file isn't UTF-8; it was read as Windows-1252. Check the letters å, ä, ö, ø, and save as CSV UTF-8.")
    ),
    "wrong_delimiter": _error(
        N_("The columns are separated by neither comma nor semicolon. Save the file as CSV with commas or semicolons.")
    ),
    "unknown_table": _warning(N_("No table has this name, so it was left aside. The tables are: {tables}.")),
    "repeated_table": _error(N_("This table was given twice; {used} was used and this one left aside. Join the two.")),
    "refused_archive": _error(N_("The archive can't be opened: {reason}.")),
    "package_unreadable": _warning(N_("datapackage.json can't be read: {reason}. The folder's name serves as title.")),
    # headers and rows
    "missing_column": _error(N_("The column {column} is missing. Add it; the required columns are: {required}.")),
    "repeated_column": _warning(
        N_("The header names {column} twice; the later column was kept as {kept_as}. Rename one.")
    ),
    "reserved_column": _warning(
        N_("The app itself uses the name {column}; your column was kept as {kept_as}. Rename it.")
    ),
    "misspelt_column": _warning(
        N_("No column has this name. Is it {suggestion}? It was kept as a column of your own.")
    ),
    "repeated_header": _error(N_("The header stands here again. Delete this row.")),
    "ragged_row": _error(
        N_("The row has {found} cells where the header has {expected}. Put cells that contain the separator in quotes.")
    ),
    "unclosed_quote": _error(
        N_("A quotation mark opens in this row and is never closed. Close it, or write it twice.")
    ),
    # values
    "missing_value": _error(N_("{column} is required and empty. Fill it in.")),
    "unknown_code": _error(N_("Unknown {column}. Use one of: {allowed}.")),
    "unknown_code_kept": _warning(N_("Unknown {column}; the value is kept but not used. Use one of: {allowed}.")),
    "unknown_country": _warning(
        N_("Not a country code. Use two capital letters as in NO, SE, FI or DK; leave it empty if unknown.")
    ),
    "unknown_region": _warning(N_("Not a NUTS 3 region of 2024. Use a code such as NO060, SE322, SE321 or FI19A.")),
    "former_region": _warning(N_("This is a region of NUTS 2021. In the 2024 edition it is: {regions}.")),
    "region_elsewhere": _warning(N_("The region lies in another country than the one stated. Correct one of the two.")),
    "bad_id": _error(
        N_("An id may not contain | or control characters, begin with group: or exceed 100 characters. Choose another.")
    ),
    "bad_number": _warning(N_("Not a number; it was left out. Write digits, with a point or a comma for decimals.")),
    "bad_required_number": _error(
        N_("Not a number, and the row can't be used without it. Write digits, with a point or a comma for decimals.")
    ),
    "out_of_range": _warning(
        N_("Outside the range {low} to {high}; it was left out. Are latitude and longitude swapped?")
    ),
    "half_coordinates": _warning(
        N_("Latitude and longitude belong together; one is missing or unusable, so neither is used.")
    ),
    "null_island": _warning(
        N_("The point 0, 0 lies in the sea off Africa and was left out. Leave both cells empty if unknown.")
    ),
    "outside_country": _warning(N_("The coordinates lie outside {country}. Check them, or the country.")),
    "bad_date": _warning(N_("Not a date, so the row counts as undated here. Write YYYY, YYYY-MM or YYYY-MM-DD.")),
    "dates_out_of_order": _warning(N_("The end comes before the beginning ({start}). Correct one of the two.")),
    "bad_registration_number": _warning(N_("Not a valid organisation number of {country}. Check the digits.")),
    "personal_number": _error(
        N_(
            "This looks like a personal identity number and was not read in. Persons do not belong in this register; remove it."
        )
    ),
    "bad_url": _warning(N_("Not a web address that begins with http:// or https://; it is shown as text only.")),
    "too_long": _warning(
        N_("{length} characters, where at most {limit} are expected. It is shown shortened; shorten it.")
    ),
    "invisible_characters": _warning(N_("Contains invisible or direction-changing characters. Retype the value.")),
    "markup": _warning(N_("Contains HTML or Markdown, which is shown as plain text. Remove it.")),
    "formula": _warning(N_("Begins like a spreadsheet formula; exports put an apostrophe in front. Remove the sign.")),
    # keys
    "repeated_key": _error(
        N_("The same {key} stands in row {first} already. Delete or rename one; the first was used.")
    ),
    "id_taken": _error(N_("A stakeholder has this id already. Give the initiative an id of its own.")),
    "unknown_stakeholder": _error(
        N_("No stakeholder has this id. Correct it, or add the stakeholder to stakeholders.csv.")
    ),
    "unknown_group": _error(N_("No stakeholder and no initiative has this id. Correct it, or add it to its table.")),
    "unknown_initiative": _error(N_("No initiative has this id. Correct it, or add it to initiatives.csv.")),
    "unknown_source": _warning(N_("sources.csv has no document with this id. Correct it, or add the document.")),
    "end_left_out": _error(N_("The row refers to one that doesn't belong in this register, so it was left out too.")),
    "not_a_group": _warning(
        N_("The group is a stakeholder of kind {kind}. Only clusters and associations have members; check the kind.")
    ),
    "end_unusable": _error(N_("The row refers to one that can't be used itself ({where}). Mend that one first.")),
    "unknown_group_shared": _warning(
        N_(
            "shared_with names a group that no cluster or association has as its id, so only the steward of the whole dataset sees the row. Correct the id."
        )
    ),
    "self_tie": _error(N_("Both ends are the same. Correct one of them or delete the row.")),
    "membership_cycle": _warning(
        N_("These groups are members of each other in a circle: {cycle}. Check which belongs to which.")
    ),
    # markings
    "unknown_marking": _error(
        N_("Unknown marking, so the row was left out. Use CLEAR, GREEN, AMBER or AMBER+STRICT; empty means AMBER.")
    ),
    "refused_marking": _error(
        N_(
            "Marked as too sensitive for a shared register, so the row was left out. TLP:RED and classified information "
            "do not belong here, and the Traffic Light Protocol does not replace a security classification."
        )
    ),
    # consent to be listed with a capability
    "personal_consent": _error(
        N_(
            "This looks like a person's name, address or number, so the row was left out and the value isn't repeated. Name the role that consented, in small letters: managing director."
        )
    ),
    "no_consent": _warning(
        N_(
            "No consent is on record, so the capability is neither counted nor found. Fill in consent_by (a role) and consent_date."
        )
    ),
    # scenarios
    "scenario_id_taken": _error(
        N_("The dataset has this id already. Give the newcomer another id, or refer to the existing row.")
    ),
    "scenario_status": _error(
        N_("In a scenario every tie is hypothetical. Write hypothetical, or leave the cell empty.")
    ),
    "scenario_base": _warning(
        N_("The scenario was made for the dataset {base}. Some of its rows may not fit this one.")
    ),
    "refused_description": _error(
        N_(
            "The description is marked as too sensitive for a shared register. Only stewards see it now; take out what "
            "does not belong here and mark it CLEAR, GREEN, AMBER or AMBER+STRICT."
        )
    ),
    "unknown_description_marking": _warning(
        N_("Unknown marking, so only stewards see the description. Use CLEAR, GREEN, AMBER or AMBER+STRICT.")
    ),
    "unknown_removal": _warning(
        N_("The scenario takes away a stakeholder with this id, and there is none. Correct the id, or delete it.")
    ),
    "scenario_id": _warning(
        N_(
            "An id has 1 to 60 small letters a to z, digits and _, and begins with a letter or a digit. "
            "The scenario is called {id} here."
        )
    ),
    "outside_scenario": _warning(
        N_("The file doesn't lie beside scenario.toml, so it was left aside. Put the two into one folder.")
    ),
    "scenario_description": _error(N_("scenario.toml can't be read: {reason}. Correct the line it names.")),
    # settings
    "settings_unreadable": _error(
        N_("The settings can't be read: {reason}. Put the file back, or see that the app may read it.")
    ),
    "settings_syntax": _error(N_("The settings are no valid TOML: {reason}. Correct the line it names.")),
    "settings_key": _error(N_("The settings have no such key. Use one of: {allowed}.")),
    "settings_value": _error(N_("The settings can't hold this value. Allowed: {allowed}.")),
}
