"""What the search knows: names, spellings, codes, and where each entry leads."""

import gzip
import json

import pandas as pd

from data.reference.programmes import spellings
from data.settings import REFERENCE
from tests.pages.village.villages import VILLAGE, known
from ui.frame.search import Files, field_html
from ui.frame.search_entries import KINDS, Entry, as_json, entries

ALIASES = pd.DataFrame(
    [
        ("35.19.01", "Kebon Sari"),
        (VILLAGE, "TAMBAK MAS"),
        ("35.19.10", "KEC. BALEREJO"),
        ("35.77.01.1001", "Manguharjo"),
    ],
    columns=["area_code", "aliases"],
)
PROGRAMMES = pd.DataFrame(
    [("BLT_DESA", "BLT Desa (Dana Desa)"), ("PKH", "Program Keluarga Harapan")],
    columns=["programme_code", "programme_name"],
)


class Menu:
    file, address, title = "pages/trend/page.py", "tren", "Tren"


def found(areas: pd.DataFrame | None = None, aliases: pd.DataFrame = ALIASES) -> dict[str, Entry]:
    areas = known() if areas is None else areas
    others = {"PKH": ["Program Keluarga Harapan", "KKS PKH"]}
    return {
        each.key: each for each in entries(areas, aliases, PROGRAMMES, ["PKH"], others, [Menu()])
    }


def test_the_few_come_before_the_many() -> None:
    kinds = [KINDS.index(each.kind) for each in found().values()]
    assert kinds == sorted(kinds) and len(set(kinds)) == len(KINDS)
    assert next(iter(found())) == "area/35.19"


def test_a_desa_says_its_kecamatan_and_an_area_its_other_spelling() -> None:
    all_found = found()
    desa = all_found[f"area/{VILLAGE}"]
    assert (desa.label, desa.beside) == ("Desa Tambakmas", "Kec. Kebonsari")
    assert (desa.names, desa.around, desa.spellings) == (
        ("Tambakmas",),
        "Kebonsari",
        ("Tambak Mas",),
    )
    assert all_found["area/35.19"].names == ("Madiun",)
    assert all_found["area/35.19.10"].spellings == ()  # the same name in other letters
    assert "area/35.77.01.1001" not in all_found


def test_each_entry_says_what_it_opens() -> None:
    all_found = found()
    opens = {key: (entry.page, entry.state) for key, entry in all_found.items()}
    assert opens[f"area/{VILLAGE}"] == ("desa", {"area": VILLAGE})
    assert opens["programme/PKH"] == ("cakupan", {"programme": "PKH"})
    assert opens["programme/BLT_DESA"] == ("cakupan", {})
    assert opens["page/tren"] == ("tren", {})


def test_a_programme_is_found_by_name_code_and_what_offices_call_it() -> None:
    all_found = found()
    assert all_found["programme/PKH"].names == ("Program Keluarga Harapan", "PKH")
    assert all_found["programme/PKH"].spellings == ("KKS PKH",)
    assert all_found["programme/BLT_DESA"].names == ("BLT Desa (Dana Desa)", "BLT DESA")
    assert "BPNT" in spellings()["SEMBAKO"]


def test_the_areas_of_the_region_can_all_be_told_apart() -> None:
    areas = pd.read_csv(REFERENCE / "areas.csv", dtype=str, keep_default_na=False)
    areas = areas[areas["area_code"].str.startswith("35.19")]
    names = dict(zip(areas["area_code"], areas["name"], strict=True))
    frame = areas.rename(columns={"name": "area_name"})
    frame = frame.assign(parent_name=[names.get(code, "") for code in frame["parent_code"]])
    shown = [
        (each.label, each.beside)
        for each in found(frame, ALIASES.iloc[:0]).values()
        if each.key.startswith("area/")
    ]
    assert len(shown) == 222 == len(set(shown))


def test_a_list_keeps_its_address_while_it_is_the_same() -> None:
    files = Files()
    content = as_json(list(found().values()))
    name = files.keep(content)
    assert files.keep(content) == name
    kept = files.file(name)
    assert kept and gzip.decompress(kept.content) == content
    assert json.loads(content)[0]["code"] == "3519"
    for count in range(Files.MOST):
        files.keep(str(count).encode())
    assert files.file(name) is None
    assert files.file("nothing.json") is None


def test_the_field_is_a_combobox_of_its_list() -> None:
    html = field_html()
    assert 'role="combobox"' in html and 'role="listbox"' in html
    assert html.count("search-list") == 2  # aria-controls, and the list
