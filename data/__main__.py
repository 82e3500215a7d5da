"""The commands of an operator: python -m data, then one of those below.

Exit codes: 0 done; 2 wrong word on the command line, or a wrong row in data/reference; 3 the
delivery was refused; 4 a check stopped the publishing; 5 the store cannot be used.
"""

import os
import sys

import duckdb

from data.problems import Problem
from data.settings import settings
from data.store import database_words
from data.walls.access import MASK
from language.command_words import App
from language.text import _, use


def commands() -> App:
    """Every command, its help in the language of the office.

    A command imports what it works with when it runs: its help waits for none of it.
    """
    # What these say of their options is put into a language as they are imported.
    from data.commands import (
        areas,
        backtest,
        backup,
        findings,
        ingest,
        key,
        lists,
        publish,
        quarantine,
        reports,
        rollback,
        sample,
        verify,
        withdraw,
    )

    app = App(
        help=_(
            "Registri sosial ekonomi (DTSEN): terima kiriman, terbitkan agregat, kembali ke yang "
            "lama."
        ),
        epilog=_(
            "Kode keluar: 0 selesai; 2 perintah atau baris acuan salah; 3 kiriman ditolak; "
            "4 pemeriksaan menghentikan penerbitan; 5 tempat penyimpanan tidak dapat dipakai."
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for command, words in {
        ingest.ingest: _("Masukkan satu rilis, lalu terbitkan angkanya."),
        ingest.check: _(
            "Periksa satu rilis seperti ingest, tanpa menyimpan atau menerbitkan apa pun."
        ),
        lists.ingest_programmes: _("Masukkan daftar penerima program, lalu terbitkan angkanya."),
        lists.ingest_deaths: _("Masukkan daftar kematian dari Dukcapil, lalu terbitkan angkanya."),
        findings.findings: _(
            "Tulis daftar yang perlu dicek, satu buku kerja (0600) setiap kecamatan."
        ),
        quarantine.quarantine: _(
            "Tulis baris yang disisihkan dari satu rilis sebagai buku kerja (0600)."
        ),
        publish.publish: _("Terbitkan rilis terbaru yang sudah disimpan."),
        rollback.generations: _("Daftar terbitan yang disimpan; yang dipakai ditandai."),
        rollback.rollback: _("Kembali ke terbitan yang lama."),
        withdraw.withdraw: _("Tarik satu terbitan: tidak ada yang menampilkannya lagi."),
        withdraw.forget: _("Hapus satu rilis dan daftar triwulannya dari yang disimpan."),
        verify.verify: _("Periksa semua yang disimpan dan diterbitkan: kunci, berkas, catatan."),
        verify.audit: _("Periksa catatan perbuatan (audit.jsonl): audit verify."),
        key.key: _("Periksa kunci, simpan salinannya, atau ganti."),
        backup.backup: _("Simpan cadangan tanpa kunci, lalu periksa."),
        backup.restore: _("Pulihkan cadangan ke tempat penyimpanan yang kosong."),
        reports.reports: _(
            "Cetak lembar setiap kecamatan dan desa, dan laporan triwulan, sebagai PDF."
        ),
        sample.sample: _("Buat dan terbitkan registri karangan: bukan data siapa pun."),
        backtest.backtest: _(
            "Uji model ramalan pada tahun-tahun yang sudah lewat; tanpa mengubah apa pun."
        ),
        areas.areas: _(
            "Masukkan batas desa untuk peta: SHP (boleh .zip), GeoPackage, GeoJSON, FGB."
        ),
    }.items():
        app.command(help=words)(command)
    return app


def main() -> None:
    """Run the command; a known problem is one line and its exit code, never a traceback."""
    try:
        os.umask(MASK)
        use(settings().language)
        commands()()
    except Problem as problem:
        print(problem, file=sys.stderr)
        sys.exit(problem.exit_code)
    except duckdb.Error as problem:
        print(database_words(problem), file=sys.stderr)
        sys.exit(5)


if __name__ == "__main__":
    main()
