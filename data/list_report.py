"""What a command prints for people about a recipient list or a list of deaths."""

from collections.abc import Iterator

from data.generations import Generation
from data.lists import ListDelivery
from ui import format
from ui.text import _


def list_summary(
    delivery: ListDelivery,
    is_new: bool,
    generation: Generation | None,
    matching: dict[str, dict[str, int]],
    seconds: float,
) -> Iterator[str]:
    """The account in sentences: reasons, doubts, each programme and period, what was published."""
    account = delivery.account
    if not is_new:
        yield _("Kiriman ini sudah dimasukkan pada {date}; tidak ada yang berubah.").format(
            date=format.date(account["accepted_at"])
        )
    rows = account.get("recipients") or account["deaths"]
    yield _(
        "{rows} baris: {accepted} diterima, {repeated} berulang, {unreadable} tak terbaca."
    ).format(
        **{
            name: format.integer(rows[name])
            for name in ("rows", "accepted", "repeated", "unreadable")
        }
    )
    for reason, count in sorted(rows["quarantined"].items()):
        yield _("Disisihkan: {count} baris {reason} ({code}).").format(
            count=format.integer(count), reason=list_reason_words(reason), code=reason
        )
    for rule, count in account.get("findings", {}).items():
        yield _("Diterima dengan catatan: {count} {rule} ({code}).").format(
            count=format.integer(count), rule=doubt_words(rule), code=rule
        )
    for each in account.get("lists", []):
        again = _(" (menggantikan yang lama)") if each["replaces"] else ""
        yield _("{programme}, {period}: {count} penerima{again}.").format(
            programme=each["programme"],
            period=each["period"],
            count=format.integer(each["recipients"]),
            again=again,
        )
    for file in account["files"]:
        if file["unknown_columns"]:
            yield _("{file}: kolom yang tidak dikenal diabaikan: {columns}.").format(
                file=file["name"], columns=", ".join(file["unknown_columns"])
            )
    if account["repeated_files"]:
        yield _("Berkas yang sama disebut dua kali, dibaca sekali: {files}.").format(
            files=", ".join(account["repeated_files"])
        )
    if account["other_files"]:
        yield _("Bukan daftar, diabaikan: {files}.").format(files=", ".join(account["other_files"]))
    if delivery.is_made_up:
        yield _("Data ini karangan; bukan data siapa pun.")
    if generation is not None:
        for release, told in matching.items():
            yield _(
                "{release}: cocok lewat NIK {nik}, lewat KK {kk}; tidak ada di registri {unknown}, "
                "dari kabupaten lain {other}, nomor rusak {malformed}."
            ).format(
                release=format.release(release),
                nik=format.integer(told["matched_by_nik"]),
                kk=format.integer(told["matched_by_kk"]),
                unknown=format.integer(told["not_in_registry"]),
                other=format.integer(told["other_regency"]),
                malformed=format.integer(told["malformed"]),
            )
        yield _("Terbit: {id}.").format(id=generation.id)
    else:
        yield _("Disimpan, belum diterbitkan. Terbitkan dengan `python -m data publish`.")
    yield _("Selesai dalam {seconds} detik.").format(seconds=format.number(seconds, 1))


def list_reason_words(reason: str) -> str:
    """A reason for setting a row of a list aside, in words."""
    return {
        "unknown_programme": _("dengan program yang tidak dikenal"),
        "bad_period": _("dengan periode yang tidak jelas"),
        "no_number": _("tanpa NIK dan tanpa KK"),
        "bad_flag": _("dengan tanda terima yang tidak jelas"),
        "bad_nik": _("tanpa NIK 16 angka"),
        "bad_date": _("tanpa tanggal yang jelas"),
    }[reason]


def doubt_words(rule: str) -> str:
    """A doubt about an accepted benefit, in words."""
    return {
        "empty_nik": _("penerima tanpa NIK"),
        "empty_kk": _("penerima tanpa KK"),
        "bad_nik": _("NIK yang bukan 16 angka"),
        "bad_kk": _("KK yang bukan 16 angka"),
        "other_regency": _("nomor dari kabupaten lain"),
        "bad_amount": _("nominal yang tidak terbaca"),
        "failed_payment": _("pembayaran yang gagal, tidak dihitung sebagai diterima"),
    }[rule]
