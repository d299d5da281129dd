"""The page on capabilities without a browser: who finds whom, and that hidden and absent look the same."""

import pytest

from stakeholders.keeping.releases import publish
from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.capabilities import single_suppliers
from stakeholders.reading import read_dataset
from stakeholders.ui.partners import today
from tests.pages.test_resilience import everything, faults

BELT = {"data": "fictional_belt"}
PARTS = [{"capability": "welding", "by": "2027-01-01"}, {"section": "coverage"}, {"section": "suppliers"}]


@pytest.fixture(scope="module")
def register(root):
    return read_dataset(root / "data" / "fictional_belt").register


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("choices", PARTS)
def test_every_part_opens_in_every_language(open_app, tag, choices):
    assert faults(open_app("capabilities", language=tag, **BELT, **choices)) == []


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("eyes", ["member:fiktiv_fjall", "community", "public"])
def test_the_search_opens_for_every_viewer_in_every_language(open_app, tag, eyes):
    assert faults(open_app("capabilities", language=tag, eyes=eyes, **BELT, **PARTS[0])) == []


def test_who_may_not_see_a_company_is_told_the_same_as_if_there_were_none(open_app, register):
    assert "explosives" in set(single_suppliers(register, today())["capability"])
    told = {}
    for code in ("explosives", "optics"):  # one organisation that the public may not see, and none at all
        app = open_app("capabilities", eyes="public", capability=code, **BELT)
        told[code] = everything(app).replace("Explosive ordnance disposal", "X").replace("Sensors and optics", "X")
        assert len(app.dataframe) == 0
    assert told["explosives"] == told["optics"]


def test_each_finds_those_whom_they_may_see(open_app):
    found = {}
    for eyes in ("", "member:fiktiv_kyst", "community", "public"):
        app = open_app("capabilities", capability="welding", **BELT, **({"eyes": eyes} if eyes else {}))
        found[eyes] = set(app.dataframe[0].value["name"])
    assert found["public"] < found["community"] < found["member:fiktiv_kyst"] < found[""]


@pytest.mark.parametrize("eyes", ["member:fiktiv_kyst", "community", "public"])
def test_what_hangs_on_few_is_for_stewards_whatever_the_link_says(open_app, eyes):
    app = open_app("capabilities", section="suppliers", eyes=eyes, **BELT)
    assert faults(app) == []
    assert "Choose what is needed" in everything(app)
    assert "One organisation alone" in everything(open_app("capabilities", section="suppliers", **BELT))


def test_coverage_is_counted_in_rows_for_members_and_as_released_for_all(
    open_app, root, register, tmp_path, monkeypatch
):
    for name in ("fictional_belt", "boundaries"):
        (tmp_path / name).symlink_to(root / "data" / name, target_is_directory=True)
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    assert "No counts of this dataset have been released" in everything(open_app("capabilities", section="coverage"))
    publish(tmp_path, "fictional_belt", register, today())
    public, member = (
        open_app("capabilities", section="coverage", eyes=eyes) for eyes in ("public", "member:fiktiv_kyst")
    )
    assert [next(iter(frame.value.columns)) for frame in public.dataframe] == ["county"]
    assert [next(iter(frame.value.columns)) for frame in member.dataframe] == ["capability", "county"]
    searched = open_app("capabilities", capability="welding", where="NO060", eyes="public")
    assert [list(frame.value.columns) for frame in searched.dataframe][-1] == ["region", "released"]


def test_a_capability_whose_consent_is_over_is_on_no_profile_but_for_those_who_renew_it(open_app, register):
    over = register.capabilities.merge(register.stakeholders[["id", "tlp"]], left_on="stakeholder_id", right_on="id")
    over = over[(over["tlp_x"] == "CLEAR") & (over["tlp_y"] == "CLEAR") & (over["valid_until"] == "2025-10")].iloc[0]
    name, chosen = Words().label("capability", over["capability"]), {"organisation": over["stakeholder_id"], **BELT}
    assert name in everything(open_app("directory", **chosen))
    assert name not in everything(open_app("directory", eyes="public", **chosen))


def test_the_real_dataset_has_nothing_to_find(open_app):
    app = open_app("capabilities", data="nordic_green_belt", capability="welding")
    assert faults(app) == []
    assert "Nobody whom you may see is listed with this." in everything(app)


def test_a_link_with_a_day_that_is_none_or_a_code_that_is_none_opens(open_app):
    app = open_app("capabilities", capability="a lathe", by="soon", where="Jämtland", **BELT)
    assert faults(app) == []
    assert "Choose what is needed" in everything(app)
