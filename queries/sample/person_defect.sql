-- Broken person rows to put into a sample, each with what the intake should say of it.
-- grain:   defect, line, copy
-- reads:   person_file
with numbered as (
    select
        person_file.*,
        row_number() over (order by person_file.nomor_induk_kependudukan) as line
    from person_file
    qualify line <= 40
),

chosen as (
    select
        numbered.*,
        lead(numbered.nomor_kartu_keluarga, 20) over (order by numbered.line) as other_kk
    from numbered
)

select
    1 as copy,
    chosen.* exclude (other_kk) replace (
        '999999' || substr(chosen.nomor_induk_kependudukan, 7) as nomor_induk_kependudukan,
        '999998' || substr(chosen.nomor_kartu_keluarga, 7) as nomor_kartu_keluarga
    ),
    'no_family' as defect
from chosen
where chosen.line between 1 and 6

union all by name

select
    1 as copy,
    chosen.* exclude (other_kk),
    'repeated' as defect
from chosen
where chosen.line between 7 and 8

union all by name

select
    1 as copy,
    chosen.* exclude (other_kk) replace ('' as nomor_induk_kependudukan),
    'empty_nik' as defect
from chosen
where chosen.line between 9 and 12

union all by name

select
    1 as copy,
    chosen.* exclude (other_kk)
        replace (left(chosen.nomor_induk_kependudukan, 15) as nomor_induk_kependudukan),
    'bad_nik' as defect
from chosen
where chosen.line between 13 and 15

union all by name

select
    1 as copy,
    chosen.* exclude (other_kk) replace (chosen.other_kk as nomor_kartu_keluarga),
    'duplicate_nik' as defect
from chosen
where chosen.line between 16 and 17
