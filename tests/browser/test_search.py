"""The search in a real browser: what stands first, the keyboard, a phone, what is not there."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, Window, settled
from ui.frame import search

# What is typed, and what stands first: (typed, label, beside).
FIRST = [
    ("saradan", "Kecamatan Saradan", ""),
    ("kare", "Kecamatan Kare", ""),
    ("desa balerejo", "Desa Balerejo", "Kec. Kebonsari"),
    ("balerejo", "Kecamatan Balerejo", ""),
    ("kec. gem", "Kecamatan Gemarang", ""),
    ("saradan bener", "Desa Bener", "Kec. Saradan"),
    ("Bener, Kec. Saradan", "Desa Bener", "Kec. Saradan"),
    ("balerejo balerejo", "Desa Balerejo", "Kec. Balerejo"),
    ("sambirejo jiwan", "Desa Sambirejo", "Kec. Jiwan"),
    ("35.19.09", "Kecamatan Jiwan", ""),
    ("351909", "Kecamatan Jiwan", ""),
    ("3519092001", "Desa Bukur", "Kec. Jiwan"),
    ("35.19.09.2001", "Desa Bukur", "Kec. Jiwan"),
    ("35", "Kabupaten Madiun", ""),
    ("madiun", "Kabupaten Madiun", ""),
    ("kecamatan madiun", "Kecamatan Madiun", ""),
    ("sardan", "Kecamatan Saradan", ""),  # a letter left out
    ("sarradan", "Kecamatan Saradan", ""),  # one too many
    ("saradna", "Kecamatan Saradan", ""),  # two swapped
    ("pilangkncng", "Kecamatan Pilangkenceng", ""),  # two left out of a long word
    ("saradn benr", "Desa Bener", "Kec. Saradan"),
    ("pilangkenc", "Kecamatan Pilangkenceng", ""),
    ("caruban", "Kecamatan Mejayan", ""),  # what offices call it
    ("Jeruk Gulung", "Desa Jerukgulung", "Kec. Balerejo"),
    ("pkh", "Program Keluarga Harapan", "Program"),
    ("bpnt", "Program Sembako", "Program"),
    ("keluarga harapan", "Program Keluarga Harapan", "Program"),
    ("tren", "Tren", "Halaman"),
    ("KETEPATAN", "Ketepatan", "Halaman"),
    ("desa dan kec", "Desa dan kecamatan", "Halaman"),
]


@pytest.fixture(scope="module")
def shared(browser: Browser, address: str) -> Iterator[Page]:
    """One page for many questions."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    settled(page)
    with page.expect_response(re.compile(r"/cari/[0-9a-f]{12}\.json")) as answer:
        box(page).focus()
    page.evaluate(
        """async ([code, list]) => {
            const { prepared, ranked } = await import(code)
            const entries = prepared(await (await fetch(list)).json())
            window.find = typed => ranked(entries, typed)
            window.shuffled = typed => ranked([...entries].reverse(), typed)
        }""",
        [ranking(page), answer.value.url],
    )
    yield page
    context.close()


def ranking(page: Page) -> str:
    return f"{page.url.rstrip('/')}/{search.CODE.address_of('ranking.js')}"


def box(page: Page):
    return page.get_by_role("combobox", name=re.compile("^Cari desa|^Find a village"))


def offers(page: Page) -> list[str]:
    return page.locator(".search").get_by_role("option").all_inner_texts()


@pytest.mark.parametrize(("typed", "label", "beside"), FIRST)
def test_what_is_meant_stands_first(shared: Page, typed: str, label: str, beside: str) -> None:
    first = shared.evaluate("typed => window.find(typed)[0]", typed)
    assert first and (first["label"], first["beside"]) == (label, beside)


@pytest.mark.parametrize("typed", ["xqz", "zzzzzzzz", "99.99", "", "  ", ".", "desa desa xyzzyx"])
def test_what_is_nowhere_finds_nothing(shared: Page, typed: str) -> None:
    assert shared.evaluate("typed => window.find(typed)", typed) == []


@pytest.mark.parametrize("typed", ["a", "sari", "35.19", "balerejo", "sumbr", "jo", "pe"])
def test_the_order_does_not_depend_on_the_order_of_the_list(shared: Page, typed: str) -> None:
    one, other = (
        [each["key"] for each in shared.evaluate(f"typed => window.{way}(typed)", typed)]
        for way in ("find", "shuffled")
    )
    assert one and one == other


def test_a_better_match_comes_before_a_worse_one(shared: Page) -> None:
    made = """async code => {
        const { prepared, ranked } = await import(code)
        const made = (key, kind, name) =>
          ({ key, kind, names: [name], spellings: [], around: "", code: "" })
        const entries = [
          made("slip", 1, "Sarra"), made("inside", 1, "Wonosari"), made("word", 1, "Kebon Sari"),
          made("prefix", 1, "Sarimulyo"), made("desa", 4, "Sari"), made("kecamatan", 1, "Sari"),
        ]
        const keys = typed => ranked(prepared(entries), typed).map(entry => entry.key)
        return [keys("sari"), keys("sar"), keys("sarr")]
    }"""
    exact, prefix, slip = shared.evaluate(made, ranking(shared))
    assert exact == ["kecamatan", "desa", "prefix", "word", "inside"]
    assert prefix == ["kecamatan", "prefix", "slip", "desa", "word", "inside"]
    assert slip[0] == "slip" and set(slip) == {"slip", "kecamatan", "desa"}


def test_an_own_name_comes_before_another_spelling(shared: Page) -> None:
    order = shared.evaluate(
        """async code => {
            const { prepared, ranked } = await import(code)
            const made = (key, name, spelling) =>
              ({ key, kind: 4, names: [name], spellings: [spelling], around: "", code: "" })
            const entries = [made("other", "Kerajan", "Karangan"), made("own", "Karanganyar", "")]
            return ranked(prepared(entries), "karangan").map(entry => entry.key)
        }""",
        ranking(shared),
    )
    assert order == ["own", "other"]


@pytest.mark.parametrize(
    ("typed", "name", "letters"),
    [
        ("abcd", "abcd", 0),
        ("abcd", "abdc", 1),
        ("ca", "abc", 3),
        ("abcd", "abc", 1),
        ("ab", "xy", 2),
    ],
)
def test_letters_that_are_wrong_are_counted(
    shared: Page, typed: str, name: str, letters: int
) -> None:
    count = "async ([code, typed, name]) => (await import(code)).wrong(typed, name)"
    assert shared.evaluate(count, [ranking(shared), typed, name]) == letters


def test_enter_opens_what_stands_first(visit: Visit, address: str) -> None:
    page = visit(address + "/tren?compare=35.19.01")
    box(page).press_sequentially("saradan bener")
    box(page).press("Enter")
    page.wait_for_url(re.compile(r"/desa\?area=35\.19\.12\.\d{4}&compare=35\.19\.01$"))
    expect(page.locator(".page-title")).to_have_text("Desa Bener")
    expect(box(page)).to_have_value("")


def test_the_keyboard_goes_through_the_list(visit: Visit, address: str) -> None:
    page = visit(address + "/?lang=en")
    field = box(page)
    field.fill("balerejo")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-expanded") == "true"
    first = field.get_attribute("aria-activedescendant")
    field.press("ArrowDown")
    second = field.get_attribute("aria-activedescendant")
    assert first and second and first != second
    assert page.locator(f"#{second}").get_attribute("aria-selected") == "true"
    field.press("ArrowUp")
    field.press("ArrowUp")  # from the first to the last
    last = page.get_by_role("option").last.get_attribute("id")
    assert field.get_attribute("aria-activedescendant") == last
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == "balerejo" and offers(page) == []
    field.press("ArrowDown")
    expect(page.get_by_role("option").first).to_contain_text("Kecamatan Balerejo")
    field.press("Enter")
    page.wait_for_url("**/desa?area=35.19.10&lang=en")


def test_a_programme_and_a_page_open(visit: Visit, address: str) -> None:
    page = visit(address)
    box(page).fill("pkh")
    page.get_by_role("option", name="Program Keluarga Harapan").click()
    page.wait_for_url(re.compile(r"/cakupan\?programme=PKH(&|$)"))  # its view may be added at once
    settled(page)
    box(page).fill("rapat")
    box(page).press("Enter")
    page.wait_for_url("**/rapat")


def test_nothing_found_is_said_kindly(visit: Visit, address: str) -> None:
    page = visit(address + "/tren")
    box(page).fill("xqz")
    expect(page.locator(".search-none")).to_contain_text("“xqz” tidak ditemukan.")
    expect(page.locator(".search").get_by_role("status")).to_contain_text("Coba nama desa")
    box(page).press("Enter")
    assert page.url.endswith("/tren")


def test_a_phone_has_an_icon_that_unfolds(visit: Visit, address: str) -> None:
    page = visit(address, width=390, height=844)
    expect(box(page)).to_be_hidden()
    opener = page.get_by_role("button", name=re.compile("^Cari desa"))
    opener.click()
    expect(box(page)).to_be_focused()
    box(page).fill("gemarang")
    for size in page.locator(".search").get_by_role("option").all():
        place = size.bounding_box()
        assert place and place["height"] >= 44 and place["width"] > 360
    page.get_by_role("button", name="Tutup pencarian").click()
    expect(opener).to_be_focused()
    opener.click()
    box(page).fill("gemarang")
    box(page).press("Enter")
    page.wait_for_url("**/desa?area=35.19.06")
    expect(box(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "says", "offers", "opens"),
    [
        ("/trne", "Alamat “/trne” tidak ada", "Tren", "/tren"),
        ("/saradan?lang=en", "“/saradan”", "Kecamatan Saradan", "/desa?area=35.19.12&lang=en"),
        ("/tren/35.19", "“/tren-35.19”", "Tren", "/tren"),
    ],
)
def test_an_unknown_address_is_told_in_our_own_words(
    window: Window, address: str, path: str, says: str, offers: str, opens: str
) -> None:
    page = window(viewport={"width": 1366, "height": 768})
    answer = page.goto(address + path)
    assert answer and answer.status == 404
    settled(page)
    expect(page.locator(".state")).to_contain_text(says)
    assert page.get_by_role("dialog").count() == 0
    assert "does not seem to exist" not in page.locator("body").inner_text()
    box(page).fill("geger")  # the search is at hand, and another run keeps the page
    expect(page.locator(".search").get_by_role("option").first).to_contain_text("Geger")
    page.locator(".state").get_by_role("link", name=offers).click()
    page.wait_for_url(address + opens)


def test_the_search_leads_away_from_an_unknown_address_and_back(
    window: Window, address: str
) -> None:
    page = window(viewport={"width": 1366, "height": 768})
    page.goto(address + "/abc")
    settled(page)
    box(page).fill("ketepatan")
    box(page).press("Enter")
    page.wait_for_url(address + "/ketepatan")
    settled(page)
    page.go_back()
    expect(page.locator(".state")).to_contain_text("“/abc”")
    assert page.get_by_role("dialog").count() == 0
