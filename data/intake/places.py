"""Where in the office's files a row stands that was set aside or is doubtful; never its words."""

from collections.abc import Sequence
from typing import Any

import duckdb

from data.intake.columns import KK, NIK
from data.intake.deaths import DIED
from data.intake.file_account import FileAccount
from data.intake.recipients import MONTH, PAYMENT, PERIOD, PROGRAMME, QUARTER, STATUS
from data.intake.registry import DECILE, DESA

SHOWN = 20  # rows of each file that are named
# The column that a reason or a rule is about, by the name that the contract gives it.
COLUMN_OF = {
    **dict.fromkeys(("bad_kk", "rounded_kk", "conflicting_kk", "no_family", "empty_kk"), KK.name),
    **dict.fromkeys(("unknown_area", "foreign_area", "rounded_area_code"), DESA.name),
    **dict.fromkeys(("empty_nik", "bad_nik", "duplicate_nik", "no_number"), NIK.name),
    "decile_out_of_range": DECILE.name,
    "village_name_differs": "kelurahan_desa",
    "member_count_differs": "jumlah_anggota_keluarga",
    "unread_sex": "jenis_kelamin",
    "unread_birth_date": "tanggal_lahir",
    "unknown_programme": PROGRAMME.name,
    "bad_period": PERIOD.name,
    "bad_date": DIED.name,
    "bad_amount": "nominal",
    "unknown_status": PAYMENT.name,
}
PLACES = {
    # What was set aside, of a registry: quarantine is made by queries/keep.
    "quarantine_place": "select reason as rule, kind, file, line from kept_quarantine",
    "finding_place": "select rule, kind, finding_row.file, "
    "coalesce(if(kind = 'family', family_file.line, person_file.line), "
    "finding_row.row - source.first_row + source.skip + 1) as line from finding_row "
    "inner join source on source.file = finding_row.file "
    "left join family_file on kind = 'family' and family_file.row = finding_row.row "
    "left join person_file on kind = 'person' and person_file.row = finding_row.row",
    "list_place": "select distinct reason as rule, '' as kind, file, line from aside",
}


# What says the same where a file lacks that column.
INSTEAD = {PAYMENT.name: (STATUS.name,), PERIOD.name: (QUARTER.name, MONTH.name)}


def _column(account: FileAccount, rule: str) -> str | None:
    """What the file calls the column that a rule is about, None where no column is."""
    own = COLUMN_OF.get(rule, "")
    names = (own, *INSTEAD.get(own, ()))
    return next((account.columns[name] for name in names if name in account.columns), None)


def places_of(
    connection: duckdb.DuckDBPyConnection, accounts: Sequence[FileAccount], what: str
) -> list[dict[str, Any]]:
    """The first rows of each rule and file: rule, kind, file, sheet, column, rows, count."""
    places = connection.execute(
        "select rule, kind, file, list(line order by line)[1:?], count(*) "
        f"from ({PLACES[what]}) group by rule, kind, file order by kind, rule, file",
        [SHOWN],
    ).fetchall()
    return [
        {
            "rule": rule,
            "kind": kind,
            "file": accounts[file].name,
            "sheet": accounts[file].sheet,
            "column": _column(accounts[file], rule),
            "rows": rows,
            "count": count,
        }
        for rule, kind, file, rows, count in places
    ]
