"""A scenario's rows are hypothetical, and what keeps them from fitting a dataset is told."""

import pytest

from stakeholders.errors import NoSuchDataset
from stakeholders.reading import open_upload, read_scenario, scenario_problems

TOML = """id = "more"
base = "belt"
question = "What if?"
assumptions = ["Nobody was asked.", 7]
[title]
en = "More"
sv = "Mer"
[[evidence]]
source = "report"
quote = "a vision"
"""
BASE = open_upload(
    {
        "stakeholders.csv": b"id,name,kind,country\nnic,NIC,cluster,SE\nforge,Forge,company,NO\n",
        "memberships.csv": b"member_id,group_id\nforge,nic\n",
    }
).register


def scenario(folder, toml=TOML, **tables):
    (folder / "scenario.toml").write_text(toml, encoding="utf-8")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_scenario(folder)


def rules(problems):
    return [(one.rule, one.file, one.row) for one in problems]


def test_a_description_is_read_and_parts_of_the_wrong_kind_are_not(tmp_path):
    read = scenario(tmp_path)
    assert (read.id, read.base, read.question) == ("more", "belt", "What if?")
    assert read.title == {"en": "More", "sv": "Mer"}
    assert read.assumptions == ("Nobody was asked.",)
    assert read.evidence == (("report", "a vision"),)


@pytest.mark.parametrize("toml", ["id = ", "\0", "[" * 2000])
def test_a_description_that_is_no_toml_is_told(tmp_path, toml):
    assert rules(scenario(tmp_path, toml).found) == [("scenario_description", "scenario.toml", 0)]


def test_a_folder_without_a_description_is_no_scenario(tmp_path):
    with pytest.raises(NoSuchDataset):
        read_scenario(tmp_path)


def test_every_row_becomes_hypothetical_and_says_where_it_is_from(tmp_path):
    read = scenario(
        tmp_path,
        stakeholders="id,name,kind,country\nyard,Yard,company,FI\n",
        memberships="member_id,group_id,status\nyard,nic,\nforge,nic,hypothetical\n",
    )
    assert read.found == scenario_problems(BASE, read, "belt") == ()
    added = BASE.with_overlay(read).memberships.query("scenario == 'more'")
    assert added["status"].tolist() == ["hypothetical", "hypothetical"]
    assert added["row"].tolist() == [2, 3]


def test_a_tie_that_claims_to_be_real_is_left_out(tmp_path):
    read = scenario(tmp_path, memberships="member_id,group_id,status\nforge,nic,confirmed\n")
    assert rules(read.found) == [("scenario_status", "memberships.csv", 2)]
    assert read.tables["memberships"].empty


def test_what_does_not_fit_the_dataset_is_told_and_left_out(tmp_path):
    read = scenario(
        tmp_path,
        stakeholders="id,name,kind,country,source\nforge,Another forge,company,FI,\nyard,Yard,company,FI,nothing\n",
        memberships="member_id,group_id\nyard,nobody\nyard,nic\nyard,forge\n",
    )
    assert set(rules(scenario_problems(BASE, read, "elsewhere"))) == {
        ("not_a_group", "memberships.csv", 4),
        ("unknown_group", "memberships.csv", 2),
        ("scenario_base", "scenario.toml", 0),
        ("scenario_id_taken", "stakeholders.csv", 2),
        ("unknown_source", "stakeholders.csv", 3),
    }
    overlaid = BASE.with_overlay(read)
    assert overlaid.stakeholders["name"].tolist() == ["NIC", "Forge", "Yard"]
    assert overlaid.memberships["group_id"].tolist() == ["nic", "nic", "forge"]


def test_a_scenario_says_who_would_be_gone_and_how_far_it_may_travel(tmp_path):
    read = scenario(
        tmp_path, 'removes = ["forge", "nobody"]\ntlp = "tlp:green"\nshared_with = ["nic"]\nbuilt = true\n' + TOML
    )
    assert (read.removes, read.tlp, read.shared_with, read.built) == (("forge", "nobody"), "GREEN", "nic", True)
    assert rules(scenario_problems(BASE, read, "belt")) == [("unknown_removal", "scenario.toml", 0)]
    assert BASE.with_overlay(read).stakeholders["id"].tolist() == ["nic"]
    assert BASE.with_overlay(read).memberships.empty


@pytest.mark.parametrize(
    ("tlp", "rule"), [("Hemlig", "refused_description"), ("purple", "unknown_description_marking")]
)
def test_a_description_with_a_marking_that_is_none_is_for_stewards_alone(tmp_path, tlp, rule):
    read = scenario(tmp_path, f'tlp = "{tlp}"\n' + TOML)
    assert (read.tlp, rules(read.found)) == ("AMBER+STRICT", [(rule, "scenario.toml", 0)])
