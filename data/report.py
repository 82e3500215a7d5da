"""What a command prints for people: the account of a delivery, and the list of generations."""

from collections.abc import Iterator
from typing import Any

from rich.table import Table
from rich.text import Text

from data.generations import Generation
from data.releases import Delivery
from ui import format
from ui.text import _


def accounts_table(delivery: Delivery) -> Table:
    """One line for each file: its rows, and what became of them."""
    table = Table(box=None, pad_edge=False)
    for words in (
        _("berkas"),
        _("baris"),
        _("diterima"),
        _("berulang"),
        _("tak terbaca"),
        _("disisihkan"),
    ):
        is_name = words == _("berkas")
        table.add_column(words, justify="left" if is_name else "right", overflow="fold")
    for file in delivery.account["files"]:
        table.add_row(
            Text(file["name"]),
            *(
                format.integer(value)
                for value in (
                    file["rows"],
                    file["accepted"],
                    file["repeated"],
                    file["unreadable"],
                    sum(file["quarantined"].values()),
                )
            ),
        )
    return table


def summary(
    delivery: Delivery,
    is_new: bool,
    generation: Generation | None,
    seconds: float,
    *,
    is_check: bool = False,
) -> Iterator[str]:
    """The account in sentences: reasons, findings, cut-off, and what was published."""
    account = delivery.account
    if not is_new:
        yield _("Kiriman ini sudah dimasukkan pada {date}; tidak ada yang berubah.").format(
            date=format.date(account["accepted_at"])
        )
    reasons = {_("keluarga"): account["families"], _("anggota keluarga"): account["persons"]}
    for kind, total in reasons.items():
        for reason, count in sorted(total["quarantined"].items()):
            yield _("Disisihkan, {kind}: {count} baris {reason} ({code}).").format(
                kind=kind, count=format.integer(count), reason=reason_words(reason), code=reason
            )
    for rule, count in account["findings"].items():
        if count:
            yield _("Diterima dengan catatan: {count} {rule} ({code}).").format(
                count=format.integer(count), rule=finding_words(rule), code=rule
            )
    for file in account["files"]:
        if file["unknown_columns"]:
            yield _("{file}: kolom yang tidak dikenal diabaikan: {columns}.").format(
                file=file["name"], columns=", ".join(file["unknown_columns"])
            )
        if file["unreadable_rows"]:
            yield _("{file}: baris data yang tidak terbaca: nomor {rows}.").format(
                file=file["name"], rows=", ".join(map(str, file["unreadable_rows"][:20]))
            )
    if account["other_files"]:
        yield _("Bukan berkas registri, diabaikan: {files}.").format(
            files=", ".join(account["other_files"])
        )
    assumed = _(" (diandaikan: akhir triwulan)") if account["is_cutoff_assumed"] else ""
    yield _("{release}, data per {date}{assumed}.").format(
        release=format.release(delivery.release),
        date=format.date(account["cutoff"]),
        assumed=assumed,
    )
    if delivery.is_made_up:
        yield _("Data ini karangan; bukan data siapa pun.")
    if is_check:
        yield _("Diperiksa saja: tidak ada yang disimpan atau diterbitkan.")
    elif generation is not None:
        yield _("Terbit: {id}.").format(id=generation.id)
    else:
        yield _("Disimpan, belum diterbitkan. Terbitkan dengan `python -m data publish`.")
    yield _("Selesai dalam {seconds} detik.").format(seconds=format.number(seconds, 1))


def reason_words(reason: str) -> str:
    """A reason for setting a row aside, in words."""
    return {
        "bad_kk": _("tanpa nomor KK 16 angka"),
        "unknown_area": _("dengan desa yang tidak dikenal"),
        "foreign_area": _("dari kabupaten lain"),
        "rounded_area_code": _("dengan kode desa yang sudah dibulatkan"),
        "decile_out_of_range": _("dengan desil di luar 1-10"),
        "conflicting_kk": _("dengan KK yang isinya bertentangan"),
        "no_family": _("tanpa keluarga di berkas keluarga"),
    }[reason]


def finding_words(rule: str) -> str:
    """A doubt about accepted rows, in words."""
    return {
        "empty_nik": _("orang tanpa NIK"),
        "bad_nik": _("NIK yang bukan 16 angka"),
        "duplicate_nik": _("NIK yang sudah dipakai orang lain"),
        "family_without_person": _("keluarga tanpa anggota"),
        "member_count_differs": _("keluarga yang jumlah anggotanya berbeda"),
        "village_name_differs": _("keluarga yang nama desanya tidak cocok dengan kodenya"),
    }[rule]


def generations_table(found: list[Generation], now: str | None) -> Table:
    """One line for each generation, the current one marked."""
    table = Table(box=None, pad_edge=False)
    for words in ("", _("terbitan"), _("waktu (UTC)"), _("rilis"), _("isi")):
        table.add_column(words)
    for each in found:
        releases = [release["release"] for release in each.manifest["releases"]]
        table.add_row(
            "*" if each.id == now else "",
            each.id,
            each.created.strftime("%Y-%m-%d %H:%M"),
            releases[0] if len(releases) == 1 else f"{releases[0]} … {releases[-1]}",
            _("karangan") if each.is_made_up else _("nyata"),
        )
    return table


def backtest_table(scores: dict[str, Any]) -> Table:
    """The model beside plain persistence, for both situations."""
    years = scores["years"]
    table = Table(
        title=_("{areas} kabupaten/kota, {first}-{last}, satu tahun ke depan").format(
            areas=scores["areas"], first=years[0], last=years[-1]
        ),
        box=None,
        pad_edge=False,
    )
    table.add_column("")
    for words in (_("forecast: model"), _("bertahan"), _("nowcast: model"), _("bertahan")):
        table.add_column(words, justify="right")
    names = {
        "mae_gap_pp": _("galat mutlak rata-rata selisih (poin)"),
        "coverage80_pct": _("selang 80 % memuat (%)"),
        "coverage95_pct": _("selang 95 % memuat (%)"),
        "brier": _("skor Brier, di bawah provinsi"),
        "log_score": _("skor log, di bawah provinsi"),
    }
    for name, words in names.items():
        cells = []
        for situation in ("forecast", "nowcast"):
            for predictor in ("model", "baseline"):
                value = scores[situation][predictor].get(name)
                cells.append("" if value is None else format.number(value, 4))
        table.add_row(words, *cells)
    return table
