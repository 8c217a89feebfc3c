"""The page in the browser, driven in Chromium: what is pasted, dropped, chosen is read there, and nothing leaves it."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from programs import program
from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "target/web/page"
EXAMPLES = ROOT / "examples"
ARTICLE = (EXAMPLES / "long-an-2022-06.txt").read_text("utf-8")

PASTE = """
const data = new DataTransfer(), text = document.getElementById("text");
data.setData("text/plain", arguments[0]);
text.value = arguments[0];
text.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
"""
DROP = """
const data = new DataTransfer();
for (const [name, bytes] of arguments[0])
  data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
"""
TRAP = """
const read = wasm_bindgen.read;
wasm_bindgen.read = () => { wasm_bindgen.read = read; throw new WebAssembly.RuntimeError("unreachable"); };
"""


class Quiet(SimpleHTTPRequestHandler):
    """`python -m http.server`, without its log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    assert (PAGE / "index.html").exists(), "the page is not built: make web"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(PAGE))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    switches = ("headless=new", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking",
                "disable-component-update", "disable-sync", "window-size=1100,1400")  # fmt: skip
    for switch in switches:
        options.add_argument(f"--{switch}")
    options.add_experimental_option("prefs", {"download.default_directory": str(tmp_path_factory.mktemp("saved"))})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
    yield opened
    opened.quit()


def log(browser: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    """Give what a log of the browser has since it was read last."""
    entries: list[dict[str, Any]] = browser.get_log(kind)
    return entries


@pytest.fixture
def page(browser: webdriver.Chrome, site: str) -> webdriver.Chrome:
    """Open the page anew and wait for its engine."""
    browser.get("about:blank")
    log(browser, "performance"), log(browser, "browser")
    browser.get(site)
    WebDriverWait(browser, 30).until(lambda page: page.find_element(By.ID, "version").text)
    return browser


def verdict(page: webdriver.Chrome) -> tuple[str, str]:
    """Wait for the verdict: how it stands, and the sentence."""
    status = page.find_element(By.ID, "status")
    WebDriverWait(page, 60).until(lambda _: status.get_attribute("class") in ("sound", "found", "refused"))
    return str(status.get_attribute("class")), status.text


def drop(page: webdriver.Chrome, *files: Path) -> None:
    """Drop files on the page."""
    page.execute_script(DROP, [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files])


def choose(page: webdriver.Chrome, file: Path) -> None:
    """Choose a file."""
    page.execute_script("document.getElementById('status').className = ''")
    page.find_element(By.ID, "file").send_keys(str(file))


def logged(page: webdriver.Chrome) -> list[dict[str, Any]]:
    """Give what the network did since the log was read last."""
    messages = (json.loads(line["message"])["message"] for line in log(page, "performance"))
    return [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]


def test_an_article_that_is_pasted_has_its_verdict(page: webdriver.Chrome) -> None:
    page.execute_script(PASTE, "6 tháng đầu năm 2022, Cục THADS tỉnh Long An thi hành xong 5.574 việc.")
    assert verdict(page)[0] == "sound"
    page.execute_script(PASTE, ARTICLE)
    assert verdict(page)[0] == "found"
    conflicts = {mark.text for mark in page.find_elements(By.CSS_SELECTOR, "mark.conflict")}
    assert any(text.startswith("80,1%") for text in conflicts)


def test_nothing_leaves_the_page(page: webdriver.Chrome, site: str) -> None:
    own = site.removesuffix("index.html")
    assert all(sent["request"]["url"].startswith(own) for sent in logged(page))
    page.execute_script(PASTE, ARTICLE)
    verdict(page)
    for name in ("long-an-2022-06-slips.xlsx", "long-an-2022-06.toml"):
        choose(page, EXAMPLES / name)
        verdict(page)
    page.find_element(By.ID, "language").click()
    verdict(page)
    assert logged(page) == []
    assert log(page, "browser") == []
    tried = "const done = arguments[1]; fetch(arguments[0]).then(() => done('sent'), () => done('refused'))"
    assert page.execute_async_script(tried, site) == "refused"


def test_a_workbook_that_is_dropped_has_findings_and_rates(page: webdriver.Chrome) -> None:
    drop(page, EXAMPLES / "long-an-2022-06-slips.xlsx")
    kind, said = verdict(page)
    assert kind == "found"
    assert "16 cơ quan" in said
    result = page.find_element(By.ID, "result").text
    assert "Việc'!E12" in result
    assert "50,75%" in result
    pictures = page.find_elements(By.CSS_SELECTOR, "#result svg")
    assert pictures
    assert all(picture.accessible_name for picture in pictures)


def test_what_is_saved_and_copied_is_whole(page: webdriver.Chrome, tmp_path: Path) -> None:
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    choose(page, EXAMPLES / "long-an-2022-06.xlsx")
    assert verdict(page)[0] == "sound"
    page.find_elements(By.CSS_SELECTOR, ".save")[-1].click()
    file = tmp_path / "long-an-2022-06.json"
    WebDriverWait(page, 20).until(lambda _: file.exists())
    rows = json.loads(file.read_text("utf-8"))["rows"]
    total = next(row for row in rows if row["level"] == "total" and row["measure"] == "cases")
    assert (total["resolved"], total["eligible"], total["rate"]) == (5574, 10983, "50.75")
    page.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    page.find_elements(By.CSS_SELECTOR, ".copy")[-1].click()
    read = "const done = arguments[0]; setTimeout(() => navigator.clipboard.readText().then(done, String), 300)"
    assert page.execute_async_script(read) == file.read_text("utf-8")


def test_it_speaks_both_languages(page: webdriver.Chrome) -> None:
    page.execute_script(PASTE, ARTICLE)
    assert verdict(page)[1].startswith("Mâu thuẫn")
    page.find_element(By.ID, "language").click()
    WebDriverWait(page, 30).until(lambda _: verdict(page)[1].startswith("Conflicts"))
    assert page.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"
    shown = page.find_element(By.TAG_NAME, "main").text
    assert "Everything is computed" in shown
    assert "Mọi phép tính" not in shown


def test_it_goes_by_keyboard_and_names_its_parts(page: webdriver.Chrome) -> None:
    text = page.find_element(By.ID, "text")
    text.send_keys("6 tháng đầu năm 2022, Cục THADS tỉnh Long An thi hành xong 5.574 việc.", Keys.CONTROL, Keys.ENTER)
    assert verdict(page)[0] == "sound"
    assert page.find_element(By.ID, "status").get_attribute("role") == "status"
    page.execute_script("document.getElementById('asked').open = true")
    for part in page.find_elements(By.CSS_SELECTOR, "button, input, select, textarea, summary"):
        assert part.accessible_name, part.get_attribute("outerHTML")
    page.find_element(By.ID, "language").send_keys("")
    reached = {page.switch_to.active_element.get_attribute("id")}
    for _ in range(20):
        ActionChains(page).send_keys(Keys.TAB).perform()
        reached.add(page.switch_to.active_element.get_attribute("id"))
    assert {"language", "text", "check", "file", "period", "measure"} <= reached


def test_it_fits_a_phone(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                         {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})  # fmt: skip
    for given in (EXAMPLES / "long-an-2022-06-slips.xlsx", EXAMPLES / "long-an-2022-06.txt"):
        choose(page, given)
        verdict(page)
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_what_can_not_be_read_is_refused_in_a_sentence(page: webdriver.Chrome, tmp_path: Path) -> None:
    picture = tmp_path / "anh.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    drop(page, picture)
    kind, said = verdict(page)
    assert kind == "refused"
    assert said.startswith("anh.png: ")
    assert "ảnh" in said
    drop(page, picture, picture)
    WebDriverWait(page, 20).until(lambda _: "từng tệp" in verdict(page)[1])


def test_a_failure_of_its_own_is_told_and_nothing_else_shown(page: webdriver.Chrome) -> None:
    page.execute_script(TRAP)
    page.execute_script(PASTE, ARTICLE)
    kind, said = verdict(page)
    assert kind == "refused"
    assert "Lỗi của trang này" in said
    assert not page.find_element(By.ID, "result").is_displayed()
    page.execute_script(PASTE, ARTICLE)
    WebDriverWait(page, 30).until(lambda _: verdict(page)[0] == "found")


def test_it_opens_without_a_server(browser: webdriver.Chrome) -> None:
    browser.get((PAGE / "index.html").as_uri())
    browser.execute_script(PASTE, ARTICLE)
    assert verdict(browser)[0] == "found"


def test_it_is_small() -> None:
    assert sum(len(gzip.compress(file.read_bytes())) for file in PAGE.iterdir()) < 2_000_000
