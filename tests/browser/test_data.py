"""Files dropped in a real browser: found on every page by whoever dropped them, by nobody else, and never run."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.running import Server

pytestmark = pytest.mark.browser

INPUT = '[data-testid="stFileUploaderDropzoneInput"]'
FAILED = '[data-testid="stException"], [data-testid="stAlertContentError"]'
TOLD = re.compile("errors? in the data|warnings?:|No errors and no warnings")
OWN = ("Fjordsmia Verksted", "Kustlabbet i Sundsvall")
STAKEHOLDERS = (
    "id;name;kind;country;region;municipality;lat;lon\n"
    f"own_forge;{OWN[0]};company;NO;NO060;Trondheim;63,43;10,39\n"
    f"own_lab;{OWN[1]};academia;SE;SE321;Sundsvall;62,39;17,31\n"
    "own_net;Kystnettet;cluster;NO;NO060;Levanger;63,75;11,30\n"
)
MEMBERSHIPS = "member_id;group_id\nown_forge;own_net\nown_lab;own_net\n"
HOSTILE = (
    "id,name,kind,country,tlp,registration_number,website\n"
    '"img","<img src=x onerror=alert(1)>",company,NO,CLEAR,,javascript:alert(2)\n'
    '"js","</script><script>alert(3)</script>",company,SE,CLEAR,,\n'
    '"tpl","`${alert(4)}`",cluster,NO,CLEAR,,\n'
    '"sum","=HYPERLINK(""http://evil.example"")",company,NO,CLEAR,,\n'
    '"md","[click](http://evil.example) **bold** ![x](http://evil.example/x.png)",company,NO,CLEAR,,\n'
    f'"long","{"W" * 10_000}",company,NO,CLEAR,,\n'
    '"rtl","abc\u202edef",company,NO,CLEAR,,\n'
    '"red","Top secret name",company,NO,TLP:RED,,\n'
    '"hem","Hemligt namn",company,SE,HEMLIG,,\n'
    '"pnr","Someone",company,SE,CLEAR,811228-9874,\n'
)


def dropped(files: dict[str, str | bytes]) -> list[dict[str, object]]:
    return [
        {"name": name, "mimeType": "text/csv", "buffer": text if isinstance(text, bytes) else text.encode()}
        for name, text in files.items()
    ]


def drop(visit, files: dict[str, str | bytes]) -> Page:
    """Drop files on the Data page, as the reader would, and wait for their problems."""
    page = visit.open("data", language="en")
    page.locator(INPUT).set_input_files(dropped(files))
    expect(
        page.get_by_text(re.compile("errors? in the data|warnings?:|No errors and no warnings")).nth(1)
    ).to_be_visible()
    visit.wait()
    return page


def follow(visit, name: str) -> Page:
    """Go to a page by the menu, so that the session stays the same."""
    visit.page.get_by_role("link", name=name, exact=True).first.click()
    expect(visit.page).to_have_url(re.compile(rf"/{'' if name == 'Overview' else name.lower()}(\?|$)"))
    visit.wait()
    return visit.page


def everything_on(page: Page) -> str:
    """All that a page holds for its reader: text, table cells and text alternatives."""
    cells = page.evaluate(
        """() => [...document.querySelectorAll('canvas table td, canvas table th, [role="gridcell"], [aria-label]')]
             .map(cell => cell.textContent + ' ' + (cell.getAttribute('aria-label') || '')).join(' ')"""
    )
    return page.locator("body").inner_text() + cells


def test_two_csv_files_are_found_on_every_page_and_by_nobody_else(visit_as):
    own, other = visit_as(), visit_as()
    page = drop(own, {"stakeholders.csv": STAKEHOLDERS, "memberships.csv": MEMBERSHIPS})
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text("Your own data is open", exact=False)).to_be_visible()
    own.wait()
    for name in ("Network", "Map", "Directory"):
        follow(own, name)
        expect(page.locator(FAILED)).to_have_count(0)
        expect(page.get_by_text("all 3 stakeholders", exact=False).first).to_be_visible()
        page.wait_for_function(
            "names => names.every(name => document.body.textContent.includes(name))", arg=list(OWN), timeout=20_000
        )
    for name in ("overview", "network", "map", "directory", "data"):
        theirs = other.open(name, data="opened")
        held = everything_on(theirs)
        assert "71 stakeholders" in held
        assert not any(secret in held for secret in OWN), name


def test_it_goes_when_the_session_ends(visit):
    page = drop(visit, {"stakeholders.csv": STAKEHOLDERS, "memberships.csv": MEMBERSHIPS})
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text("Your own data is open", exact=False)).to_be_visible()
    page.reload()
    visit.wait()
    expect(page.get_by_text("71 stakeholders", exact=False).first).to_be_visible()
    assert OWN[0] not in everything_on(page)


def test_a_hostile_file_is_told_of_and_nothing_in_it_runs(visit):
    dialogs: list[str] = []
    visit.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = drop(visit, {"stakeholders.csv": HOSTILE, "memberships.csv": "member_id,group_id\nimg,tpl\njs,tpl\n"})
    page.get_by_role("button", name="Open the rest").click()
    expect(page.get_by_text("Your own data is open", exact=False)).to_be_visible()
    for name in ("Overview", "Network", "Map", "Directory", "Data"):
        follow(visit, name)
        expect(page.locator(FAILED)).to_have_count(0)
        held = everything_on(page)
        assert not any(refused in held for refused in ("Top secret name", "Hemligt namn", "811228")), name
        assert page.locator('a[href*="evil.example"], img[src*="evil.example"], a[href^="javascript:"]').count() == 0
        assert page.locator('img[src="x"]').count() == 0
    assert dialogs == []


@pytest.mark.parametrize(
    "files",
    [
        {"stakeholders.csv": b""},
        {"stakeholders.csv": "id#name#kind#country\na#A#company#NO\n"},
        {"stakeholders.csv": "id,name,kind,country\na,\xd6stersund,company,SE\n".encode("latin-1")},
        {"broken.zip": b"PK\x03\x04 nothing"},
        {"broken.xlsx": b"no workbook"},
        {"stakeholders.csv": bytes(range(256)) * 40},
    ],
    ids=["empty", "wrong delimiter", "Latin-1", "broken zip", "broken workbook", "no text at all"],
)
def test_a_file_that_cannot_be_read_is_told_of_and_the_page_stays_up(visit, files):
    page = drop(visit, files)
    expect(page.locator(FAILED)).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Is our data right?")


def test_templates_are_downloaded_in_the_readers_language(visit_as, app_server: Server):
    visit = visit_as(locale="sv-SE")
    page = visit.open("data")
    for ending in (".xlsx", ".zip"):
        with page.expect_download() as waiting:
            page.get_by_test_id("stDownloadButton").filter(has_text=ending).get_by_role("button").click()
        assert waiting.value.suggested_filename.endswith(ending)
        assert waiting.value.url.startswith(app_server.url)
