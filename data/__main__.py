"""The commands of an operator: python -m data, then one of
ingest, check, quarantine, ingest-programmes, ingest-deaths, findings, publish, generations,
rollback, reports, sample, backtest, areas.

Exit codes: 0 done; 2 wrong word on the command line, or a wrong row in data/reference; 3 the
delivery was refused; 4 a check stopped the publishing; 5 the store cannot be used.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import Annotated, Any

import duckdb
import typer
from rich.console import Console

from data.commands.account import (
    accounts_table,
    backtest_table,
    check_notes,
    generations_table,
    published_words,
    summary,
)
from data.commands.list_account import list_summary
from data.estimates.forecasts import series_of
from data.generation import generations as published
from data.generation.publish import publish as publish_store
from data.generation.publish import trial
from data.intake.lists import ListDelivery, accept_deaths, accept_recipients
from data.intake.releases import Delivery, accept, accepted, refuse_mixing
from data.intake.upgrade import writing_today
from data.matching.match import matching_of
from data.problems import Problem, Refused
from data.progress import Bar, Silent, Tell
from data.reference.tables import load_reference
from data.settings import WrongSettings, settings
from language.command_words import App
from language.text import LOCALES, _, is_language, use

try:
    use(settings().language)
except WrongSettings as problem:  # before there is a command to tell it
    print(problem, file=sys.stderr)
    sys.exit(problem.exit_code)
app = App(
    help=_(
        "Registri sosial ekonomi (DTSEN): terima kiriman, terbitkan agregat, kembali ke yang lama."
    ),
    epilog=_(
        "Kode keluar: 0 selesai; 2 perintah atau baris acuan salah; 3 kiriman ditolak; "
        "4 pemeriksaan menghentikan penerbitan; 5 tempat penyimpanan tidak dapat dipakai."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
# What machines are told of a delivery besides its counts.
TOLD = (
    *("left_out", "letter", "top_decile", "alarms", "accepted_loss", "changes", "places"),
    "finding_places",
)
# How DuckDB tells that a disk is full.
NO_SPACE = ("No space left", "File too large", "Disk quota exceeded")
out = Console(highlight=False, soft_wrap=True, markup=False)

Paths = Annotated[list[Path], typer.Argument(help=_("Folder atau berkas kiriman DTSEN."))]
Release = Annotated[
    str | None,
    typer.Option(help=_("Rilis kiriman, misalnya 2025-3, bila nama berkas tidak menyebutnya.")),
]
Cutoff = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help=_("Tanggal data, misalnya 2025-07-31.")),
]
Letters = Annotated[
    list[Path] | None,
    typer.Option(
        "--letter", help=_("Surat pengantar (.txt) di luar folder kiriman; boleh diulang.")
    ),
]
AcceptLoss = Annotated[
    str | None,
    typer.Option(
        "--accept-loss",
        help=_("Alasan menerima kiriman yang tampak kurang lengkap; dicatat dan ditampilkan."),
    ),
]
Json = Annotated[bool, typer.Option("--json", help=_("Cetak hasil untuk mesin."))]


@app.command(help=_("Masukkan satu rilis, lalu terbitkan angkanya."))
def ingest(
    paths: Paths,
    release: Release = None,
    cutoff: Cutoff = None,
    letter: Letters = None,
    accept_loss: AcceptLoss = None,
    no_publish: Annotated[
        bool, typer.Option("--no-publish", help=_("Simpan saja; terbitkan nanti."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Command `ingest`; what it does stands in its help."""
    started = monotonic()
    with writing_today(settings().store, settings().region) as work:
        with _told(as_json) as tell:
            delivery, is_new = _accepted(
                paths, release, cutoff, work, tell, letters=letter, accepted_loss=accept_loss
            )
        if not as_json:
            # Before anything is published: so that it can be stopped.
            out.print(accounts_table(delivery))
            _print_lines(summary(delivery, is_new))
        generation = None
        if not no_publish:
            with _told(as_json) as tell:
                tell.expect(1)
                generation, _is_new = publish_store(settings().store, settings())
                tell.done(_("menerbitkan"))
    if as_json:
        _print_json({**_account(delivery, generation), "is_new": is_new})
        return
    if generation:
        _print_lines(check_notes(generation.manifest["checks"]))
    _print_lines(published_words(generation, monotonic() - started))


@app.command(help=_("Periksa satu rilis seperti ingest, tanpa menyimpan atau menerbitkan apa pun."))
def check(
    paths: Paths,
    release: Release = None,
    cutoff: Cutoff = None,
    letter: Letters = None,
    as_json: Json = False,
) -> None:
    """Command `check`; what it does stands in its help."""
    started = monotonic()
    with _told(as_json) as tell, writing_today(settings().store, settings().region) as work:
        delivery, is_new = _accepted(paths, release, cutoff, work, tell, keep=False, letters=letter)
        tell.expect(1)
        findings = trial(settings().store, settings(), delivery, work)
        tell.done(_("memeriksa angka"))
    if as_json:
        _print_json({**_account(delivery, None), "checks": [vars(each) for each in findings]})
        return
    out.print(accounts_table(delivery))
    _print_lines(summary(delivery, is_new, is_check=True))
    _print_lines(check_notes(map(vars, findings)))
    _print_lines(published_words(None, monotonic() - started, is_check=True))


ListPaths = Annotated[list[Path], typer.Argument(help=_("Folder atau berkas daftar."))]
NoPublish = Annotated[bool, typer.Option("--no-publish", help=_("Simpan saja; terbitkan nanti."))]


@app.command(help=_("Masukkan daftar penerima program, lalu terbitkan angkanya."))
def ingest_programmes(
    paths: ListPaths,
    programme: Annotated[
        str | None, typer.Option(help=_("Program, bila daftar tidak menyebutnya; misalnya PKH."))
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(help=_("Periode, bila daftar tidak menyebutnya; misalnya 2025-Q3.")),
    ] = None,
    accept_loss: AcceptLoss = None,
    no_publish: NoPublish = False,
    as_json: Json = False,
) -> None:
    """Command `ingest-programmes`; what it does stands in its help."""
    started = monotonic()
    with _told(as_json) as tell, writing_today(settings().store, settings().region) as work:
        delivery, is_new = accept_recipients(
            paths,
            store=settings().store,
            work=work,
            settings=settings(),
            tell=tell,
            programme=programme,
            period=period,
            accepted_loss=accept_loss,
        )
        generation = None if no_publish else _published(tell)
    _say_list(delivery, is_new, generation, as_json, monotonic() - started)


@app.command(help=_("Masukkan daftar kematian dari Dukcapil, lalu terbitkan angkanya."))
def ingest_deaths(
    paths: ListPaths,
    accept_loss: AcceptLoss = None,
    no_publish: NoPublish = False,
    as_json: Json = False,
) -> None:
    """Command `ingest-deaths`; what it does stands in its help."""
    started = monotonic()
    with _told(as_json) as tell, writing_today(settings().store, settings().region) as work:
        delivery, is_new = accept_deaths(
            paths,
            store=settings().store,
            work=work,
            settings=settings(),
            tell=tell,
            accepted_loss=accept_loss,
        )
        generation = None if no_publish else _published(tell)
    _say_list(delivery, is_new, generation, as_json, monotonic() - started)


@app.command(help=_("Tulis daftar yang perlu dicek, satu buku kerja (0600) setiap kecamatan."))
def findings(
    kind: Annotated[str, typer.Option(help=_("Jenis temuan, misalnya dead-recipient."))],
    original: Annotated[
        list[Path], typer.Option(help=_("Daftar asli milik kantor; boleh diulang."))
    ],
    out_folder: Annotated[Path, typer.Option("--out", help=_("Folder tujuan."))],
    release: Release = None,
    programme: Annotated[
        str | None, typer.Option(help=_("Program, bila daftar tidak menyebutnya; misalnya PKH."))
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(help=_("Periode, bila daftar tidak menyebutnya; misalnya 2025-Q3.")),
    ] = None,
    as_json: Json = False,
) -> None:
    """Command `findings`; what it does stands in its help."""
    # Writing workbooks is needed here only.
    from data.matching.findings import write_findings

    with _told(as_json) as tell, writing_today(settings().store, settings().region) as work:
        told = write_findings(
            kind,
            original,
            out_folder,
            store=settings().store,
            work=work,
            settings=settings(),
            tell=tell,
            release=_release(release),
            programme=programme,
            period=period,
        )
    if as_json:
        _print_json(
            {
                "release": told.release,
                "rows": told.rows,
                "workbooks": [str(path) for path in told.workbooks],
            }
        )
    else:
        out.print(
            _(
                "{rows} baris dalam {count} buku kerja di {folder}. Perlu dicek, bukan putusan."
            ).format(rows=told.rows, count=len(told.workbooks), folder=out_folder)
        )


@app.command(help=_("Tulis baris yang disisihkan dari satu rilis sebagai buku kerja (0600)."))
def quarantine(
    release: Annotated[str, typer.Argument(help=_("Rilis, misalnya 2025-3."))],
    original: Annotated[
        list[Path], typer.Option(help=_("Kiriman asli milik kantor; boleh diulang."))
    ],
    out_file: Annotated[
        Path, typer.Option("--out", dir_okay=False, help=_("Buku kerja tujuan (.xlsx)."))
    ],
    as_json: Json = False,
) -> None:
    """Command `quarantine`; what it does stands in its help."""
    # Writing workbooks is needed here only.
    from data.intake.quarantine import write_quarantine

    named = _release(release)
    assert named is not None
    with _told(as_json) as tell, writing_today(settings().store, settings().region) as work:
        told = write_quarantine(
            named,
            original,
            out_file,
            store=settings().store,
            work=work,
            settings=settings(),
            tell=tell,
        )
    if as_json:
        _print_json({"release": told.release, "rows": told.rows, "workbook": str(told.workbook)})
    else:
        out.print(
            _("{rows} baris dalam {path}. Perbaiki di sumbernya, lalu minta kiriman baru.").format(
                rows=told.rows, path=told.workbook
            )
        )


def _published(tell: Tell) -> published.Generation | None:
    """The generation with the new list; None while there is no release to show it with."""
    if not accepted(settings().store, settings().region):
        return None
    tell.expect(1)
    generation, _is_new = publish_store(settings().store, settings())
    tell.done(_("menerbitkan"))
    return generation


def _say_list(
    delivery: ListDelivery,
    is_new: bool,
    generation: published.Generation | None,
    as_json: bool,
    seconds: float,
) -> None:
    matching = matching_of(
        accepted(settings().store, settings().region), [period for _code, period in delivery.covers]
    )
    if as_json:
        _print_json(
            {
                "delivery": delivery.id,
                "is_new": is_new,
                "generation": generation.id if generation else None,
                "matching": matching if generation else {},
                **delivery.account,
            }
        )
        return
    for line in list_summary(delivery, is_new, generation, matching, seconds):
        out.print(line)


@app.command(help=_("Terbitkan rilis terbaru yang sudah disimpan."))
def publish(as_json: Json = False) -> None:
    """Command `publish`; what it does stands in its help."""
    with writing_today(settings().store, settings().region):
        generation, is_new = publish_store(settings().store, settings())
    if as_json:
        _print_json({"generation": generation.id, "is_new": is_new})
    elif is_new:
        out.print(_("Terbit: {id}.").format(id=generation.id))
    else:
        out.print(_("Tidak ada yang baru; yang dipakai tetap {id}.").format(id=generation.id))


@app.command(help=_("Daftar terbitan yang disimpan; yang dipakai ditandai."))
def generations(as_json: Json = False) -> None:
    """Command `generations`; what it does stands in its help."""
    now = _current_or_none(settings().store)
    found = published.listed(settings().store)
    if as_json:
        _print_json(
            [
                {
                    "generation": each.id,
                    "created": each.manifest["created"],
                    "releases": [release["release"] for release in each.manifest["releases"]],
                    "is_made_up": each.is_made_up,
                    "is_current": each.id == now,
                }
                for each in found
            ]
        )
    else:
        out.print(generations_table(found, now))


@app.command(help=_("Kembali ke terbitan yang lama."))
def rollback(
    id: Annotated[
        str | None, typer.Argument(help=_("Terbitan yang dituju; tanpa ini yang sebelumnya."))
    ] = None,
    as_json: Json = False,
) -> None:
    """Command `rollback`; what it does stands in its help."""
    store = settings().store
    with writing_today(store, settings().region):
        ids = [each.id for each in published.listed(store)]
        now = _current_or_none(store)
        # Where the pointer itself is damaged, every whole generation lies before it.
        before = [each for each in ids if now is None or now not in ids or each < now]
        if not (id or before):
            raise Refused(_("Tidak ada terbitan sebelum {id}.").format(id=now))
        chosen = id or before[-1]
        if chosen not in ids:
            raise Refused(
                _("Tidak ada terbitan {id}. Yang ada: {ids}.").format(id=chosen, ids=", ".join(ids))
            )
        published.point_at(store, chosen)
    if as_json:
        _print_json({"generation": chosen, "before": now})
    else:
        out.print(
            _("Yang dipakai sekarang {id} (tadinya {before}).").format(id=chosen, before=now or "-")
        )


@app.command(help=_("Cetak lembar setiap kecamatan dan desa, dan laporan triwulan, sebagai PDF."))
def reports(
    out_folder: Annotated[Path, typer.Option("--out", file_okay=False, help=_("Folder tujuan."))],
    release: Annotated[
        str | None, typer.Option(help=_("Rilis yang dicetak; tanpa ini yang terbaru."))
    ] = None,
    area: Annotated[
        list[str] | None,
        typer.Option(help=_("Kode wilayah; boleh diulang. Kode kabupaten: laporan triwulan.")),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help=_("Bahasa cetakan: id atau en; tanpa ini bahasa kantor."))
    ] = None,
    as_zip: Annotated[bool, typer.Option("--zip", help=_("Satu berkas .zip."))] = False,
    as_json: Json = False,
) -> None:
    """Command `reports`; what it does stands in its help."""
    # Typesetting is needed here only.
    from ui.paper.folder import chosen, deliver
    from ui.paper.press import opened

    use(_language(language or settings().language))
    press = opened(published.current(settings().store), settings(), _release(release))
    with _told(as_json) as tell:
        written = deliver(press, chosen(press, area), out_folder, tell, as_zip=as_zip)
    if as_json:
        _print_json({"release": press.subject.release, "files": [str(path) for path in written]})
    else:
        out.print(
            _("{release}: {count} berkas di {folder}.").format(
                release=press.subject.release, count=len(written), folder=out_folder
            )
        )


@app.command(help=_("Buat dan terbitkan registri karangan: bukan data siapa pun."))
def sample(
    families: Annotated[
        int, typer.Option(min=1, help=_("Jumlah keluarga setiap rilis."))
    ] = 240_000,
    releases: Annotated[int, typer.Option(min=1, max=40, help=_("Jumlah rilis."))] = 8,
    seed: Annotated[int, typer.Option(help=_("Angka awal; angka sama, contoh sama."))] = 1,
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help=_("Hanya bila belum ada terbitan."))
    ] = False,
    to: Annotated[
        Path | None, typer.Option(help=_("Tulis berkas kirimannya ke folder ini saja (CSV)."))
    ] = None,
    lists_to: Annotated[
        Path | None,
        typer.Option(help=_("Tulis daftar penerima dan kematiannya ke folder ini saja (CSV).")),
    ] = None,
    as_json: Json = False,
) -> None:
    """Command `sample`; what it does stands in its help."""
    from data.sample.fill import fill
    from data.sample.lists import write_lists
    from data.sample.registry import releases as names
    from data.sample.registry import write_letter, write_release

    if lists_to is not None:
        lists_to.mkdir(parents=True, exist_ok=True)
        for name in names(releases):
            write_lists(lists_to, name, families=families, seed=seed)
        out.print(_("Daftar contoh ada di {folder}.").format(folder=lists_to))
    if to is not None:
        to.mkdir(parents=True, exist_ok=True)
        for name in names(releases):
            write_release(to, name, families=families, seed=seed, format="csv", all_columns=True)
            write_letter(to, name)
        out.print(_("Berkas contoh ada di {folder}.").format(folder=to))
    if to is not None or lists_to is not None:
        return
    store = settings().store
    if if_empty and (store / "CURRENT").exists():
        return
    with _told(as_json) as tell, writing_today(store, settings().region) as work:
        refuse_mixing(accepted(store, settings().region), store)
        fill(store, work, settings(), tell, names(releases), families, seed)
        tell.expect(1)
        generation, _is_new = publish_store(store, settings())
        tell.done(_("menerbitkan"))
    if as_json:
        _print_json({"generation": generation.id, "releases": names(releases)})
    else:
        out.print(
            _("Terbit: {id}, {count} rilis karangan. Bukan data siapa pun.").format(
                id=generation.id, count=releases
            )
        )


def _accepted(
    paths: list[Path],
    release: str | None,
    cutoff: datetime | None,
    work: Path,
    tell: Tell,
    *,
    keep: bool = True,
    letters: list[Path] | None = None,
    accepted_loss: str | None = None,
) -> tuple[Delivery, bool]:
    return accept(
        paths,
        store=settings().store,
        work=work,
        settings=settings(),
        tell=tell,
        release=_release(release),
        cutoff=_day(cutoff),
        keep=keep,
        letters=letters or (),
        accepted_loss=accepted_loss,
    )


def _current_or_none(store: Path) -> str | None:
    """The id in CURRENT, or None where it cannot be read: then it is what must be repaired."""
    try:
        return published.current_id(store)
    except published.DamagedGeneration:
        return None
    except published.NoGeneration:
        if published.listed(store):
            return None
        raise


@app.command(help=_("Uji model ramalan pada tahun-tahun yang sudah lewat; tanpa mengubah apa pun."))
def backtest(as_json: Json = False) -> None:
    """Command `backtest`; what it does stands in its help."""
    from data.estimates.backtest import backtest as score

    with duckdb.connect() as connection:
        load_reference(connection, settings().reference)
        scores = score(series_of(connection, settings().province))
    if as_json:
        _print_json(scores)
    else:
        out.print(backtest_table(scores))


@app.command(help=_("Masukkan batas desa untuk peta: SHP (boleh .zip), GeoPackage, GeoJSON, FGB."))
def areas(
    file: Annotated[Path, typer.Argument(help=_("Berkas batas desa."))],
    allow_missing: Annotated[
        bool, typer.Option("--allow-missing", help=_("Terima juga bila ada desa yang kurang."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Command `areas`; what it does stands in its help."""
    # Its library takes a second to load, which no other command should wait for.
    from data.boundaries.kept import keep
    from data.boundaries.office_file import read_areas, refuse_missing, told

    made, survey = read_areas(file, settings().region, settings().reference)
    if as_json:
        _print_json(survey.as_json())
    else:
        for line in told(survey):
            out.print(line)
    if not allow_missing:
        refuse_missing(survey, file)
    with writing_today(settings().store, settings().region) as work:
        kept = keep(made, settings().store, work)
    if not as_json:
        out.print(_("Peta sekarang memakai {path}.").format(path=kept))


@contextmanager
def _told(as_json: bool) -> Iterator[Tell]:
    """A bar on the error stream, or silence for a machine."""
    if as_json:
        yield Silent()
    else:
        with Bar() as bar:
            yield bar


def _release(stated: str | None) -> str | None:
    from data.intake.registry import RELEASE

    if stated is not None and not RELEASE.fullmatch(stated):
        raise typer.BadParameter(
            _("{release} bukan rilis; tulis seperti 2025-3.").format(release=stated),
            param_hint="--release",
        )
    return stated


def _language(stated: str) -> str:
    if not is_language(stated):
        raise typer.BadParameter(
            _("{language} bukan bahasa; pilih {known}.").format(
                language=stated, known=", ".join(LOCALES)
            ),
            param_hint="--language",
        )
    return stated


def _day(stated: datetime | None) -> date | None:
    if stated is None:
        return None
    if stated.date() > date.today():
        raise Refused(
            _("--cutoff {date}: tanggal data tidak mungkin di masa depan.").format(
                date=stated.date().isoformat()
            )
        )
    return stated.date()


def _account(delivery: Delivery, generation: published.Generation | None) -> dict[str, Any]:
    """The account of a delivery as machines read it."""
    account = delivery.account
    return {
        "release": delivery.release,
        "cutoff": account["cutoff"],
        "is_cutoff_assumed": account["is_cutoff_assumed"],
        "families": account["families"],
        "persons": account["persons"],
        "findings": account["findings"],
        "generation": generation.id if generation else None,
        "delivery": delivery.id,
        "is_made_up": delivery.is_made_up,
        "files": account["files"],
        **{name: account.get(name) for name in TOLD},
    }


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        out.print(line)


def _print_json(value: Any) -> None:
    print(json.dumps(value, indent=1, ensure_ascii=False))


def main() -> None:
    """Run the command; a known problem is one line and its exit code, never a traceback."""
    try:
        app()
    except Problem as problem:
        print(problem, file=sys.stderr)
        sys.exit(problem.exit_code)
    except duckdb.Error as problem:
        # Its own text may quote a row, so only its kind is told.
        is_full = any(words in str(problem) for words in NO_SPACE)
        words = (
            _(
                "Ruang penyimpanan habis. Yang sudah terbit tidak berubah. "
                "Kosongkan ruang, lalu ulangi."
            )
            if is_full
            else _("Basis data gagal ({kind}). Yang sudah terbit tidak berubah.").format(
                kind=type(problem).__name__
            )
        )
        print(words, file=sys.stderr)
        sys.exit(5)


if __name__ == "__main__":
    main()
