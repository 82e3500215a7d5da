"""What a planner would script instead: python -m benchmarks.planner FAMILIES PERSONS [cross].

Families and persons by desa and decile, with the share of decile 1; with `cross` also every two
characteristics in each desa, which the ingest counts too. No hashes, no keys, no protection.
"""

import sys
from itertools import combinations

import pandas as pd

from data.reference.characteristics import UNITS, characteristics

KK, DESA, DECILE = "nomor_kartu_keluarga", "kode_kelurahan_desa", "desil_nasional"


def main() -> None:
    """Count the files that are named; prints nothing, so that nothing but counting is measured."""
    families, persons = (pd.read_csv(path, sep="|", dtype=str) for path in sys.argv[1:3])
    families = families.drop_duplicates(KK)
    persons = persons.merge(families[[KK, DESA, DECILE]], on=KK)
    for table in (families, persons):
        counts = pd.crosstab(table[DESA], table[DECILE])
        assert len(100 * counts["1"] / counts.sum(axis=1))
    if sys.argv[3:] == ["cross"]:
        for unit, table in zip(UNITS, (families, persons), strict=True):
            names = [kind.column for kind in characteristics(unit) if kind.column in table]
            for one, other in combinations([DECILE, *names], 2):
                table.groupby([DESA, one, other]).size()


if __name__ == "__main__":
    main()
