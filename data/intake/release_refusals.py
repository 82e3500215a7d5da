"""Releases that are refused whole, each with what it lacks and how it is repaired."""

from datetime import date
from typing import Any

from data.intake.file_account import FileAccount, total
from data.intake.left_out import LeftOut
from data.intake.letters import Letter
from data.intake.survey import Table
from data.intake.words import reason_words
from data.problems import Refused
from language import numbers
from language.text import _


def refuse_incomplete(tables: list[Table], left_out: list[LeftOut]) -> None:
    """Refuse a delivery of the registry that lacks one of its two files."""
    aside = ", ".join(each.name for each in left_out if each.why != "letter")
    for kind, what in (("family", _("keluarga")), ("person", _("anggota keluarga"))):
        if not any(table.kind == kind for table in tables):
            raise Refused(
                _(
                    "Kiriman ini tidak memuat berkas {kind}. Satu rilis terdiri atas berkas "
                    "keluarga dan berkas anggota keluarga; sebutkan keduanya atau foldernya.{aside}"
                ).format(
                    kind=what,
                    aside=_(" Yang ada tetapi tidak dibaca: {names}.").format(names=aside)
                    if aside
                    else "",
                )
            )


def refuse_future(release: str, dated: dict[str, Any], letter: Letter | None) -> None:
    """Refuse a release whose data would be of a day that has not come."""
    cutoff = date.fromisoformat(dated["cutoff"])
    year, quarter = map(int, release.split("-"))
    if date(year, 3 * quarter - 2, 1) > date.today():
        raise Refused(
            _(
                "Rilis {release} belum mungkin ada: triwulannya belum mulai. Periksa nama berkas "
                "atau --release."
            ).format(release=release)
        )
    latest = min(date.today(), letter.exported_on) if letter and letter.exported_on else None
    if cutoff > (latest or date.today()):
        raise Refused(
            _(
                "Rilis {release}: tanggal data {cutoff} ({how}) setelah {latest}. Sebutkan tanggal "
                "data yang benar dengan --cutoff TTTT-BB-HH."
            ).format(
                release=release,
                cutoff=cutoff.isoformat(),
                how=_("diandaikan") if dated["is_cutoff_assumed"] else _("dinyatakan"),
                latest=_("tanggal ekspor dalam surat, {date}").format(date=latest.isoformat())
                if latest and latest < date.today()
                else _("hari ini"),
            )
        )


def refuse_unusable(accounts: list[FileAccount], region: str) -> None:
    """Refuse a file that is of another regency, or whose codes were rounded away."""
    for account in accounts:
        reasons = account.quarantined
        if account.kind == "family" and reasons.get("rounded_area_code", 0) * 2 > account.rows:
            raise Refused(
                _(
                    "{file}: kode desa sudah dibulatkan menjadi bentuk seperti 3.52E+09 dan tidak "
                    "dapat dipulihkan. Ekspor ulang dengan kolom kode sebagai teks."
                ).format(file=account.name)
            )
        if account.kind == "family" and reasons.get("foreign_area", 0) * 2 > account.rows:
            raise Refused(
                _(
                    "{file}: sebagian besar baris milik kabupaten lain, bukan {region}. "
                    "Periksa apakah kiriman ini untuk kabupaten Anda."
                ).format(file=account.name, region=region)
            )
    for kind in ("family", "person"):
        own = [account for account in accounts if account.kind == kind]
        if not any(account.rows for account in own):
            raise Refused(
                _("{files}: hanya judul kolom, tidak ada baris data.").format(
                    files=", ".join(account.name for account in own)
                )
            )
        if not any(account.accepted for account in own):
            sums = total(own)
            reasons = {"unreadable": sums["unreadable"], **sums["quarantined"]}
            raise Refused(
                _("{files}: tidak ada satu baris pun yang dapat dipakai ({reasons}).").format(
                    files=", ".join(account.name for account in own),
                    reasons=_counted(reasons),
                )
            )


def _counted(reasons: dict[str, int]) -> str:
    return ", ".join(
        f"{numbers.integer(count)} {reason_words(reason)}"
        for reason, count in reasons.items()
        if count
    )
