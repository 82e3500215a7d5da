"""The papers on the pages that they belong to."""

from tests.pages.reading import SUMMARY, VILLAGE, Reader


def buttons(app) -> list[str]:
    return [button.label for button in app.get("download_button")]


def test_the_summary_gives_the_report(reader: Reader):
    assert buttons(reader(SUMMARY)) == ["PDF"]


def test_a_profile_gives_the_sheet_of_its_area(reader: Reader):
    assert "Lembar desa (PDF)" in buttons(reader(VILLAGE, {"area": "35.19.12.2007"}))
    assert "Lembar kecamatan (PDF)" in buttons(reader(VILLAGE, {"area": "35.19.12"}))
    assert "Laporan triwulan (PDF)" in buttons(reader(VILLAGE, {"area": "35.19"}))


def test_the_list_of_areas_has_no_sheet(reader: Reader):
    assert not buttons(reader(VILLAGE))
