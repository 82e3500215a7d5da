-- Whom the made-up lists should reach in each programme; no real figure.
-- grain:   programme_code
select
    picture.programme_code,
    picture.unit,
    picture.decile_max,
    picture.age_min,
    picture.age_max,
    picture.share_ppm,
    picture.leak_ppm,
    picture.amount_idr,
    picture.is_monthly
from (
    -- share_ppm: of a million families (or persons of that age) within the deciles;
    -- leak_ppm: of a million outside them. An age is that of somebody in the family.
    values
        ('PKH', 'family', 4, 0, 6, 520000, 6000, 600000, false),
        ('PKH', 'family', 4, 60, 120, 240000, 4000, 600000, false),
        ('SEMBAKO', 'family', 5, 0, 120, 420000, 9000, 600000, false),
        ('PBI_JK', 'person', 5, 0, 120, 60000, 3000, 126000, false),
        ('PBI_PEMDA', 'person', 7, 0, 120, 9000, 2000, 126000, false),
        ('PIP', 'person', 4, 7, 18, 160000, 9000, 450000, false),
        ('BLT_DESA', 'family', 4, 0, 120, 40000, 900, 300000, true),
        ('ATENSI', 'person', 5, 0, 120, 900, 60, null, false),
        ('YAPI', 'person', 5, 0, 17, 2400, 200, 600000, false),
        ('PERMAKANAN', 'person', 5, 75, 120, 9000, 600, 2700000, false),
        ('PKH_PLUS', 'family', 5, 70, 120, 30000, 2000, 500000, false),
        ('ASPD', 'person', 10, 0, 120, 150, 0, 900000, false),
        ('RTLH', 'family', 3, 0, 120, 6000, 300, 20000000, false),
        ('LISTRIK', 'family', 5, 0, 120, 60000, 9000, null, false),
        ('DBHCHT', 'person', 10, 18, 60, 4200, 0, 1050000, false),
        ('PENA', 'family', 4, 20, 45, 2600, 200, 5000000, false),
        ('KUBE', 'family', 5, 20, 60, 1500, 100, null, false),
        ('KIP_JAWARA', 'person', 4, 20, 60, 60, 0, 3000000, false),
        ('SEKOLAH_RAKYAT', 'person', 2, 7, 17, 1600, 0, null, false),
        ('PELATIHAN', 'person', 6, 18, 45, 1900, 300, null, false)
) as picture(
    programme_code, unit, decile_max, age_min, age_max, share_ppm, leak_ppm, amount_idr, is_monthly
)
