"""What Tren says of its lines."""

from collections.abc import Mapping

import pandas as pd

from language import numbers
from language.text import _
from ui.records import records
from ui.words import telling, withheld
from ui.words.areas import full_name
from ui.words.official import FIRST_COMPARABLE
from ui.words.telling import bold, gap_words


def trend_answer(
    trend: pd.DataFrame, area: str, measure: str, kind: str | None, province: str
) -> str:
    """Where one area stands in the newest release and how it came there.

    trend: area_code, area_name, release, cutoff, province_rate_pct, the measure, and province_class
        where it is known: a gap that cannot be told from zero is not put into points.
    """
    columns = ["area_code", "area_name", "release", "cutoff", "province_rate_pct", measure]
    columns += [name for name in ("province_class",) if name in trend.columns]
    rows = [row for row in records(trend, columns) if row["area_code"] == area]
    if not rows:
        return _("Belum ada rilis yang memuat wilayah ini.")
    last, name = rows[-1], full_name(str(rows[-1]["area_name"]), kind)
    if last[measure] is None:
        why = withheld.reason(last, measure)
        return telling.not_given(measure, name, numbers.release(last["release"]), why)
    known = [row for row in rows if row[measure] is not None]
    is_estimate = measure == "poverty_rate_pct"
    start = (
        _("Perkiraan kemiskinan {area} {rate} ({release})")
        if is_estimate
        else _("Menurut registri, {rate} warga {area} berada di desil 1 ({release})")
    ).format(
        area=name,
        rate=bold(numbers.percent(last[measure])),
        release=numbers.release(last["release"]),
    )
    if len(known) > 1:
        start += ", " + _("{change} sejak {release}").format(
            change=numbers.moved(last[measure] - known[0][measure]),
            release=numbers.release(known[0]["release"]),
        )
    if is_estimate and last["province_rate_pct"] is not None:
        gap = gap_words(last[measure] - last["province_rate_pct"], province)
        if last.get("province_class") == "not_distinguishable":
            gap = _("**belum dapat dibedakan** dari {area}").format(area=province)
        start += "; " + _("{gap} (resmi {rate})").format(
            gap=gap, rate=numbers.percent(last["province_rate_pct"])
        )
    return start + "."


def not_drawn(trend: pd.DataFrame, measure: str, names: Mapping[str, str]) -> str:
    """Which chosen areas have no line because too few people live there; '' for none."""
    rows = records(trend, ("area_code", measure))
    seen = {row["area_code"] for row in rows if row[measure] is not None}
    absent = dict.fromkeys(
        str(row["area_code"])
        for row in rows
        if row["area_code"] not in seen and withheld.reason(row, measure) == "too_few"
    )
    if not absent:
        return ""
    return _("Tanpa garis, karena orangnya terlalu sedikit untuk persen: {areas}.").format(
        areas=", ".join(names.get(code, code) for code in absent)
    )


def trend_title(trend: pd.DataFrame, measure: str) -> str:
    """What the lines show together."""
    rows = records(trend, ("area_code", "area_name", "release", measure))
    known: dict[str, list[tuple[float, str]]] = {}
    for row in rows:
        if row[measure] is not None:
            known.setdefault(str(row["area_code"]), []).append(
                (float(row[measure]), str(row["area_name"]))
            )
    steps = {code: said[-1][0] - said[0][0] for code, said in known.items() if len(said) > 1}
    if not steps:
        return _("Baru satu rilis yang dapat dibandingkan")
    verdicts = {numbers.change(step).verdict for step in steps.values()}
    if len(steps) == 1:
        return {
            "better": _("Turun sejak rilis pertama"),
            "worse": _("Naik sejak rilis pertama"),
        }.get(verdicts.pop(), _("Tetap sejak rilis pertama"))
    best = min(steps, key=lambda code: steps[code])
    if verdicts == {"worse"}:
        return _("Semua wilayah yang dipilih naik")
    if verdicts == {"better"}:
        return _("Semua wilayah yang dipilih turun, {area} paling banyak").format(
            area=known[best][-1][1]
        )
    return _("Arah wilayah yang dipilih tidak sama")


def subtitle(measure: str) -> str:
    """What the lines count."""
    if measure == "poverty_rate_pct":
        return _(
            "penduduk miskin menurut rilis DTSEN; pita: kisaran 90 %; lingkaran: angka resmi BPS"
        )
    return _("warga di desil 1 nasional, menurut rilis DTSEN; bukan angka kemiskinan")


def ranking_subtitle(release: str, level: str) -> str:
    """What is ranked, and of which release."""
    if level == "desa":
        return _(
            "menurut peluang, {release}; cara lain: pada berapa dari tiga urutan yang lebih "
            "sederhana (desil 1, 1–2, 1–4) desa itu tetap di seperlima teratas"
        ).format(release=numbers.release(release))
    return _("penduduk miskin, {release}; menurut kelas, lalu menurut perkiraan").format(
        release=numbers.release(release)
    )


def years_remark(since: str) -> str:
    """What may not be compared in the official series."""
    words = _(
        "Jumlah orang memakai penduduk menurut hitungan BPS, yang lebih kecil daripada penduduk "
        "registri; keduanya jangan dibandingkan langsung."
    )
    if since >= FIRST_COMPARABLE:
        return words
    early = _(
        "Sampai 2014 angka kabupaten adalah angka September, maka tidak disambung dengan Maret; "
        "titik kecil adalah September. BPS tidak membuat angka September 2023."
    )
    return f"{early} {words}"
