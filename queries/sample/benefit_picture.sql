-- Whom the made-up lists should reach in each programme; no real figure.
-- grain:   programme_code
select
    picture.programme_code,
    picture.unit,
    picture.whom,
    picture.decile_max,
    picture.age_min,
    picture.age_max,
    picture.share_ppm,
    picture.leak_ppm,
    picture.amount_idr,
    picture.is_monthly
from (
    -- share_ppm: of a million families (or persons of that age) within the deciles;
    -- leak_ppm: of a million outside them. An age is that of somebody in the family. No list of
    -- PBI_JK: it is of the health insurance, and a regency may be without one.
    values
        ('PKH', 'family', 'anyone', 4, 0, 6, 520000, 6000, 600000, false),
        ('PKH', 'family', 'anyone', 4, 60, 120, 240000, 4000, 600000, false),
        ('SEMBAKO', 'family', 'anyone', 5, 0, 120, 420000, 9000, 600000, false),
        ('PBI_PEMDA', 'person', 'anyone', 7, 0, 120, 9000, 2000, 126000, false),
        ('PIP', 'person', 'anyone', 4, 7, 18, 160000, 9000, 450000, false),
        ('BLT_DESA', 'family', 'anyone', 4, 0, 120, 40000, 900, 300000, true),
        ('ATENSI', 'person', 'anyone', 5, 0, 120, 900, 60, null, false),
        ('YAPI', 'person', 'anyone', 5, 0, 17, 2400, 200, 600000, false),
        ('PERMAKANAN', 'person', 'alone', 5, 75, 120, 620000, 40000, 2700000, false),
        ('PKH_PLUS', 'family', 'anyone', 5, 70, 120, 30000, 2000, 500000, false),
        ('ASPD', 'person', 'disabled', 10, 0, 120, 40000, 0, 900000, false),
        ('RTLH', 'family', 'anyone', 3, 0, 120, 6000, 300, 20000000, false),
        ('LISTRIK', 'family', 'anyone', 5, 0, 120, 60000, 9000, null, false),
        ('DBHCHT', 'person', 'anyone', 10, 18, 60, 4200, 0, 1050000, false),
        ('PENA', 'family', 'anyone', 4, 20, 45, 14000, 300, 5000000, false),
        ('KUBE', 'family', 'anyone', 5, 20, 60, 11000, 200, null, false),
        ('KIP_JAWARA', 'person', 'anyone', 4, 20, 60, 900, 0, 3000000, false),
        ('SEKOLAH_RAKYAT', 'person', 'anyone', 2, 7, 17, 6000, 0, null, false),
        ('PELATIHAN', 'person', 'anyone', 6, 18, 45, 7000, 700, null, false)
) as picture (
    programme_code, unit, whom, decile_max, age_min, age_max, share_ppm, leak_ppm, amount_idr,
    is_monthly
)
