"""What a command prints for people about a recipient list or a list of deaths."""

from collections.abc import Iterator

from data.commands.account import alarm_words, file_notes, place_words
from data.generation.generations import Generation
from data.intake.delivery_folders import ListDelivery
from data.intake.left_out import left_out_words
from data.intake.words import doubt_words, list_reason_words
from language import numbers
from language.text import _


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
            date=numbers.date(account["accepted_at"])
        )
    rows = account.get("recipients") or account["deaths"]
    yield _(
        "{rows} baris: {accepted} diterima, {repeated} berulang, {unreadable} tak terbaca."
    ).format(
        **{
            name: numbers.integer(rows[name])
            for name in ("rows", "accepted", "repeated", "unreadable")
        }
    )
    places = account.get("places", [])
    for reason, count in sorted(rows["quarantined"].items()):
        yield _("Disisihkan: {count} baris {reason}{places}.").format(
            count=numbers.integer(count),
            reason=list_reason_words(reason),
            places=place_words(places, reason),
        )
    for each in account.get("set_aside", []):
        yield _("{programme}: {count} bantuan disisihkan, {reason}.").format(
            programme=each["programme"] or _("program tak dikenal"),
            count=numbers.integer(each["benefits"]),
            reason=list_reason_words(each["reason"]),
        )
    for rule, count in account.get("findings", {}).items():
        yield _("Diterima dengan catatan: {count} {rule}{places}.").format(
            count=numbers.integer(count),
            rule=doubt_words(rule),
            places=place_words(places, rule),
        )
    for each in account.get("lists", []):
        again = _(" (menggantikan yang lama)") if each["replaces"] else ""
        yield _("{programme}, {period}: {count} penerima{again}.").format(
            programme=each["programme"],
            period=each["period"],
            count=numbers.integer(each["recipients"]),
            again=again,
        )
    yield from file_notes(account)
    if account["repeated_files"]:
        yield _("Berkas yang sama disebut dua kali, dibaca sekali: {files}.").format(
            files=", ".join(account["repeated_files"])
        )
    yield from left_out_words(account.get("left_out", []))
    if loss := account.get("accepted_loss"):
        yield from alarm_words(loss["alarms"])
        yield _("Diterima dengan alasan: {reason}").format(reason=loss["reason"])
    if delivery.is_made_up:
        yield _("Data ini karangan; bukan data siapa pun.")
    if generation is not None:
        for release, matched in matching.items():
            yield _(
                "{release}: cocok lewat NIK {nik}, lewat KK {kk}; tidak ada di registri {unknown}, "
                "dari kabupaten lain {other}, nomor rusak {malformed}{swapped}."
            ).format(
                release=numbers.release(release),
                nik=numbers.integer(matched["matched_by_nik"]),
                kk=numbers.integer(matched["matched_by_kk"]),
                unknown=numbers.integer(matched["not_in_registry"]),
                other=numbers.integer(matched["other_regency"]),
                malformed=numbers.integer(matched["malformed"]),
                swapped=_("; {count} di antaranya KK yang tertulis di kolom NIK").format(
                    count=numbers.integer(matched["kk_for_nik"])
                )
                if matched.get("kk_for_nik")
                else "",
            )
        yield _("Terbit: {id}.").format(id=generation.id)
    else:
        yield _("Disimpan, belum diterbitkan. Terbitkan dengan `python -m data publish`.")
    yield _("Selesai dalam {seconds} detik.").format(seconds=numbers.number(seconds, 1))
