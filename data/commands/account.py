"""What a command prints for people: the account of a delivery, and the scores of a backtest."""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.table import Table
from rich.text import Text

from data.generation.generations import Generation
from data.intake.delivery_folders import Delivery
from data.intake.left_out import left_out_words
from data.intake.left_out import place_words as file_words
from data.intake.words import check_words, finding_words, reason_words
from language import numbers
from language.text import _

ROWS, FILES, SHOWN = 5, 3, 20  # rows and files that a sentence names; unreadable rows


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
            Text(file_words(file["name"], file.get("sheet"))),
            *(
                numbers.integer(value)
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


def summary(delivery: Delivery, is_new: bool, *, is_check: bool = False) -> Iterator[str]:
    """The account in sentences: reasons, findings, what was not read, alarms, changes."""
    account = delivery.account
    if not is_new:
        yield _("Kiriman ini sudah dimasukkan pada {date}; tidak ada yang berubah.").format(
            date=numbers.date(account["accepted_at"])
        )
    places = account.get("places", [])
    reasons = {
        "family": (_("keluarga"), account["families"]),
        "person": (_("anggota keluarga"), account["persons"]),
    }
    for kind, (words, total) in reasons.items():
        for reason, count in sorted(total["quarantined"].items()):
            yield _("Disisihkan, {kind}: {count} baris {reason}{places}.").format(
                kind=words,
                count=numbers.integer(count),
                reason=reason_words(reason),
                places=place_words(places, reason, kind),
            )
    for rule, count in account["findings"].items():
        if count:
            yield _("Diterima dengan catatan: {count} {rule}{places}.").format(
                count=numbers.integer(count),
                rule=finding_words(rule),
                places=place_words(account.get("finding_places", []), rule),
            )
    yield from file_notes(account)
    yield from left_out_words(account.get("left_out", []))
    if letter := account.get("letter"):
        yield _("Menurut surat {file}: {words}.").format(
            file=letter["file"], words=letter_words(letter)
        )
    if account.get("top_decile", 10) < 10:
        yield _(
            "Desil {decile} sampai 10 diberikan sebagai satu kelompok: {decile} atau lebih."
        ).format(decile=account["top_decile"])
    assumed = _(" (diandaikan: akhir triwulan)") if account["is_cutoff_assumed"] else ""
    yield _("{release}, data per {date}{assumed}.").format(
        release=numbers.release(delivery.release),
        date=numbers.date(account["cutoff"]),
        assumed=assumed,
    )
    if delivery.is_made_up:
        yield _("Data ini karangan; bukan data siapa pun.")
    yield from change_words(account.get("changes", []))
    if loss := account.get("accepted_loss"):
        yield from alarm_words(loss["alarms"])
        yield _("Diterima dengan alasan: {reason}").format(reason=loss["reason"])
    elif is_check and account.get("alarms"):
        yield from alarm_words(account["alarms"])
        yield _('ingest akan menolaknya, kecuali dengan --accept-loss "alasannya".')


def published_words(
    generation: Generation | None, seconds: float, *, is_check: bool = False
) -> Iterator[str]:
    """What was published, or why nothing was, and how long it took."""
    if is_check:
        yield _("Diperiksa saja: tidak ada yang disimpan atau diterbitkan.")
    elif generation is not None:
        yield _("Terbit: {id}.").format(id=generation.id)
    else:
        yield _("Disimpan, belum diterbitkan. Terbitkan dengan `python -m data publish`.")
    yield _("Selesai dalam {seconds} detik.").format(seconds=numbers.number(seconds, 1))


def place_words(places: Iterable[dict[str, Any]], rule: str, kind: str | None = None) -> str:
    """Where rows stand: ' – keluarga.csv, kolom no_kk, baris 5, 9'; '' where nobody knows."""
    own = [each for each in places if each["rule"] == rule and kind in (None, "", each["kind"])]
    parts = []
    for each in own[:FILES]:
        rows = ", ".join(map(str, each["rows"][:ROWS]))
        more = ", …" if each["count"] > ROWS else ""
        column = _("kolom {column}, ").format(column=each["column"]) if each["column"] else ""
        parts.append(
            _("{file}, {column}baris {rows}").format(
                file=file_words(each["file"], each["sheet"]), column=column, rows=rows + more
            )
        )
    if len(own) > FILES:
        parts.append(_("dan {count} berkas lain").format(count=len(own) - FILES))
    return f" – {'; '.join(parts)}" if parts else ""


def file_notes(account: dict[str, Any]) -> Iterator[str]:
    """Of each file: columns that nobody knows, and rows that nobody can read."""
    for file in account["files"]:
        name = file_words(file["name"], file.get("sheet"))
        if file["unknown_columns"]:
            yield _("{file}: kolom yang tidak dikenal diabaikan: {columns}.").format(
                file=name, columns=", ".join(file["unknown_columns"])
            )
        if rows := file["unreadable_rows"]:
            first = ", ".join(map(str, rows[:SHOWN])) + (", …" if len(rows) > SHOWN else "")
            yield _("{file}: {count} baris tidak terbaca: baris {rows}.").format(
                file=name, count=numbers.integer(len(rows)), rows=first
            )


def letter_words(letter: dict[str, Any]) -> str:
    """What a hand-over letter says."""
    facts = {
        _("rilis {value}"): letter["release"],
        _("diekspor {value}"): letter["exported_on"] and numbers.date(letter["exported_on"]),
        _("data per {value}"): letter["cutoff"] and numbers.date(letter["cutoff"]),
        _("{value} baris keluarga"): letter["families"] and numbers.integer(letter["families"]),
        _("{value} baris anggota keluarga"): letter["persons"]
        and numbers.integer(letter["persons"]),
    }
    return ", ".join(words.format(value=value) for words, value in facts.items() if value)


def alarm_words(alarms: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each sign of loss, a line."""
    for alarm in alarms:
        yield _("Tanda kehilangan: {words}").format(words=alarm["words"])


def change_words(changes: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each kecamatan that changed more than in any earlier release, a line."""
    for each in changes:
        if each["measure"] == "families":
            yield _(
                "Perubahan besar, {name}: keluarga {before} menjadi {now} ({change}; terbesar "
                "sebelumnya {most})."
            ).format(
                name=each["name"],
                before=numbers.integer(round(each["before"])),
                now=numbers.integer(round(each["now"])),
                change=numbers.number(each["change"], 1, signed=True) + numbers.percent_sign(),
                most=numbers.percent(each["most"]),
            )
        else:
            yield _(
                "Perubahan besar, {name}: bagian desil 1 dari {before} menjadi {now} (terbesar "
                "sebelumnya {most} poin)."
            ).format(
                name=each["name"],
                before=numbers.percent(each["before"]),
                now=numbers.percent(each["now"]),
                most=numbers.number(each["most"], 1),
            )


def check_notes(findings: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What the checks of the numbers found, once for both editions."""
    for finding in findings:
        if finding["rows"] and finding["edition"] == "internal":
            yield _("Perlu dilihat, {count} kali: {what}.").format(
                count=numbers.integer(finding["rows"]), what=check_words(finding["name"])
            )


def backtest_table(scores: dict[str, Any]) -> Table:
    """The model beside plain persistence, for each situation."""
    years = scores["years"]
    table = Table(
        title=_("{areas} kabupaten/kota, {first}-{last}, satu tahun ke depan").format(
            areas=scores["areas"], first=years[0], last=years[-1]
        ),
        box=None,
        pad_edge=False,
    )
    table.add_column("")
    # To know the September changes nothing for persistence.
    columns = {
        ("forecast", "model"): _("forecast: model"),
        ("forecast", "baseline"): _("bertahan"),
        ("september", "model"): _("September: model"),
        ("nowcast", "model"): _("nowcast: model"),
        ("nowcast", "baseline"): _("bertahan"),
    }
    for words in columns.values():
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
        for situation, predictor in columns:
            value = scores[situation][predictor].get(name)
            cells.append("" if value is None else numbers.number(value, 4))
        table.add_row(words, *cells)
    return table
