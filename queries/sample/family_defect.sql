-- Broken family rows to put into a sample, each with the reason the intake should name.
-- grain:   defect, line, copy
-- reads:   family_file
with chosen as (
    select
        family_file.*,
        row_number() over (order by family_file.nomor_kartu_keluarga) as line,
        -- There is no kecamatan 99: nobody has this number yet.
        '999999' || substr(family_file.nomor_kartu_keluarga, 7) as free_kk
    from family_file
    qualify line <= 22
)

select
    chosen.* exclude (free_kk)
        replace (left(chosen.nomor_kartu_keluarga, 15) as nomor_kartu_keluarga),
    1 as copy,
    'bad_kk' as defect
from chosen
where chosen.line between 1 and 3

union all by name

select
    chosen.* exclude (free_kk)
        replace (chosen.free_kk as nomor_kartu_keluarga, '35.19.99.2999' as kode_kelurahan_desa),
    1 as copy,
    'unknown_area' as defect
from chosen
where chosen.line between 4 and 7

union all by name

select
    chosen.* exclude (free_kk)
        replace (chosen.free_kk as nomor_kartu_keluarga, '35.77.01.1001' as kode_kelurahan_desa),
    1 as copy,
    'foreign_area' as defect
from chosen
where chosen.line between 8 and 9

union all by name

select
    chosen.* exclude (free_kk)
        replace (chosen.free_kk as nomor_kartu_keluarga, '3.52E+09' as kode_kelurahan_desa),
    1 as copy,
    'rounded_area_code' as defect
from chosen
where chosen.line = 10

union all by name

select
    chosen.* exclude (free_kk)
        replace (chosen.free_kk as nomor_kartu_keluarga, '11' as desil_nasional),
    1 as copy,
    'decile_out_of_range' as defect
from chosen
where chosen.line between 11 and 15

union all by name

select
    chosen.* exclude (free_kk, copy)
        replace (chosen.free_kk as nomor_kartu_keluarga, chosen.copy::varchar as desil_nasional),
    chosen.copy,
    'conflicting_kk' as defect
from (
    select
        chosen.*,
        unnest([1, 2]) as copy
    from chosen
) as chosen
where chosen.line between 16 and 18

union all by name

select
    chosen.* exclude (free_kk),
    1 as copy,
    'repeated' as defect
from chosen
where chosen.line between 19 and 22
