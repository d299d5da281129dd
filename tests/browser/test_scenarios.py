"""A planner switches a scenario on, reads how the corridor widens, builds one, saves it, and sends the link."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from scripts.running import Server, running, wait_until_idle
from tests.browser.guard import guard_folder
from tests.browser.test_accessibility import grave_violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(root, tmp_path_factory) -> Path:
    """The shipped data in a folder of its own, where scenarios can be saved."""
    made = tmp_path_factory.mktemp("installation")
    for name in ("nordic_green_belt", "boundaries"):
        (made / name).symlink_to(root / "data" / name, target_is_directory=True)
    (made / "scenarios").mkdir()
    for scenario in (root / "data" / "scenarios").iterdir():
        (made / "scenarios" / scenario.name).symlink_to(scenario, target_is_directory=True)
    return made


@pytest.fixture(scope="module")
def installation(folder, tmp_path_factory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running(log, settings={"STAKEHOLDERS_DATA": str(folder)}, path_first=guard_folder(log)) as server:
        yield server


def hashes(folder: Path) -> dict[str, str]:
    """What is in a folder, but for the log, which other tests write at the same time."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and "kept" not in path.parts]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def choose(page, label: str, option: str) -> None:
    """Choose an option of a list that takes several; where a run that ends closes the list, open it again."""
    entry = page.get_by_role("combobox", name=re.compile(f"^{re.escape(label)}|{re.escape(label)}$"))
    wanted = page.get_by_role("option", name=option)
    for patience in (5_000, 10_000, 60_000):
        wait_until_idle(page)
        entry.click()
        entry.fill(option[:20])  # into the list itself: keys typed at a page whose list has closed are commands of it
        try:
            wanted.click(timeout=patience)
            break
        except TooLate:
            if patience == 60_000:
                raise
    page.keyboard.press("Escape")


def test_the_corridor_widens_when_the_authorities_of_vasternorrland_join(visit_as, installation):
    visit = visit_as(installation.url)
    page = visit.open("scenarios", language="en", section="corridor")
    expect(page.get_by_text("No way leads from Trøndelag to Västernorrland yet.")).to_be_visible()
    choose(page, "What if they joined?", "Västernorrland joins: from coast to coast")
    expect(page.get_by_text("2 independent ways lead from Trøndelag to Västernorrland.")).to_be_visible()
    for kind in ("Business", "Academia and research", "Defence authority", "Association or business-support body"):
        choose(page, "Except", f"All of the kind {kind}")
        visit.wait()
    expect(page.get_by_text("hangs on one organisation")).to_be_visible()
    expect(page.get_by_text("8 of them are hypothetical")).to_be_visible()
    link = page.url
    other = visit_as(installation.url)
    other.page.goto(link)
    other.wait()
    expect(other.page.get_by_text("hangs on one organisation")).to_be_visible()
    expect(other.page.get_by_text("8 of them are hypothetical")).to_be_visible()
    assert visit.complaints == []


def test_a_scenario_is_built_saved_shared_and_deleted_and_the_record_stays_as_it_was(
    visit_as, installation, folder, root
):
    before = hashes(root / "data")
    visit = visit_as(installation.url)
    page = visit.open("scenarios", language="en", section="build")
    page.get_by_role("textbox", name="Name", exact=True).fill("Mid Sweden alone")
    page.get_by_role("textbox", name="Name", exact=True).press("Tab")
    visit.wait()
    choose(page, "Take over from other scenarios", "Mittuniversitetet (Västernorrland joins: from coast to coast)")
    visit.wait()
    expect(page.get_by_text("Stakeholders: 1, Memberships: 1 and Relations: 2")).to_be_visible()
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_role("heading", name="A: Mid Sweden alone (1 join)")).to_be_visible()
    visit.wait()
    assert (folder / "scenarios" / "own_mid_sweden_alone" / "scenario.toml").is_file()
    expect(page.get_by_text("Independent ways coast to coast, by contacts: 0 → 1")).to_be_visible()
    link = page.url
    other = visit_as(installation.url)
    other.page.goto(link)
    other.wait()
    expect(other.page.get_by_role("heading", name="A: Mid Sweden alone (1 join)")).to_be_visible()
    expect(other.page.get_by_text("Independent ways coast to coast, by contacts: 0 → 1")).to_be_visible()
    page = visit.open("scenarios", language="en", section="build")
    page.get_by_role("combobox", name="One that was built").click()
    page.get_by_role("option", name="Mid Sweden alone").click()
    visit.wait()
    page.get_by_role("button", name="Delete it").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Deleted.")).to_be_visible()
    visit.wait()
    assert not (folder / "scenarios" / "own_mid_sweden_alone").exists()
    assert hashes(root / "data") == before
    assert visit.complaints == []


def test_a_colleagues_scenario_lists_its_problems_and_opens_with_the_rest(visit_as, installation, tmp_path):
    (tmp_path / "scenario.toml").write_text(
        'id = "theirs"\nbase = "nordic_green_belt"\nquestion = "What if?"\n[title]\nen = "Theirs"\n', encoding="utf-8"
    )
    (tmp_path / "stakeholders.csv").write_text(
        "id,name,kind,country,tlp\nyard,<b>Yard</b>,company,FI,CLEAR\nntnu,Another,academia,NO,CLEAR\n"
        "far,Far,company,ZZ,CLEAR\nred,Secret yard,company,SE,RED\n",
        encoding="utf-8",
    )
    (tmp_path / "memberships.csv").write_text("member_id,group_id,tlp\nyard,nic,CLEAR\nnobody,nic,CLEAR\n", "utf-8")
    visit = visit_as(installation.url)
    page = visit.open("scenarios", language="en", section="build")
    page.get_by_text("Open what a colleague sent").click()
    files = [str(tmp_path / name) for name in ("scenario.toml", "stakeholders.csv", "memberships.csv")]
    page.locator('input[type="file"]').set_input_files(files)
    expect(page.get_by_text("What can be opened, in rows")).to_be_visible()
    with page.expect_download() as listed:
        page.get_by_role("button", name=re.compile("Download as CSV")).last.click()
    problems = pd.read_csv(listed.value.path())
    told = set(zip(problems["file"], problems["row"], problems["column"], strict=True))
    assert told == {
        ("stakeholders.csv", 3, "id"),  # clashes with the record
        ("stakeholders.csv", 4, "country"),  # no country
        ("stakeholders.csv", 5, "tlp"),  # RED
        ("memberships.csv", 3, "member_id"),  # unknown
        ("stakeholders.csv", 2, "name"),  # markup
    }
    assert "Secret yard" not in problems.to_csv()
    page.get_by_role("button", name="Open the rest").click()
    expect(page.get_by_role("heading", name="A: Theirs (2 join)")).to_be_visible()
    assert visit.complaints == []


def test_without_commsec_the_planner_sees_who_is_cut_off(visit_as, installation):
    visit = visit_as(installation.url)
    page = visit.open("resilience", language="en", section="watch")
    choose(page, "Who is gone", "CommSec – Community Security")
    expect(page.get_by_text("2 organisations are cut off from the rest of their network.")).to_be_visible()
    visit.wait()
    page.get_by_text("Which introductions would have prevented it").click()
    expect(page.get_by_text("One for each piece cut off")).to_be_visible()
    assert visit.complaints == []


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("scenarios", {"scenarios": "vasternorrland"}),
        ("scenarios", {"scenarios": "vasternorrland", "section": "corridor"}),
        ("scenarios", {"section": "build"}),
        ("resilience", {}),
    ],
)
def test_nothing_stands_in_the_way_of_a_screen_reader(visit_as, installation, name, choices):
    visit = visit_as(installation.url)
    page = visit.open(name, language="sv", **choices)
    assert list(grave_violations(page)) == []
