"""What is said of deliveries that seemed to lack a part."""

import pandas as pd

from data.intake.alarms import Alarm
from ui.words import losses

COLUMNS = ["release", "subject", "code", "reason"]


def told(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def test_nothing_is_said_where_nothing_is_missing():
    assert losses.note(told()) == ""
    assert "Tidak ada" in losses.html(told())


def test_each_delivery_is_named_once_with_all_signs_and_its_reason():
    rows = told(
        ("2025-3", "", "families_set_aside", "menyusul"),
        ("2025-3", "", "kecamatan_without_families", "menyusul"),
        ("2025-3", "PKH 2025-Q3", "list_shrinks", "daftar lama salah <b>"),
        (None, "deaths", "file_half_lost", "dari Dukcapil"),
    )
    note = losses.note(rows)
    assert note.count("DTSEN 2025-3") == 1 and "PKH 2025-Q3" in note and "kematian" in note
    html = losses.html(rows)
    assert html.count("<li>") == 3 and html.count("menyusul") == 1
    assert "kecamatan tanpa keluarga" in html and "&lt;b&gt;" in html


def test_every_alarm_has_a_sign():
    """The codes stand in data/intake/alarms.py, one for each `Alarm(`."""
    import inspect
    import re

    from data.intake import alarms

    codes = set(re.findall(r'Alarm\(\s*"(\w+)"', inspect.getsource(alarms)))
    assert len(codes) > 5 and Alarm
    assert all(losses.sign(code) for code in codes)
