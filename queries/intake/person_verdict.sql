-- What becomes of each person row: accepted, repeated, or set aside for want of a family.
-- grain:   file, row
-- reads:   person_file, family_verdict
with text as (
    select
        person_file.file,
        person_file.row,
        person_file.row_hash,
        regexp_replace(
            translate(
                coalesce(person_file.nomor_kartu_keluarga, ''), ' ''' || chr(9) || chr(160), ''
            ),
            '\.0+$', ''
        ) as kk,
        regexp_replace(
            translate(
                coalesce(person_file.nomor_induk_kependudukan, ''), ' ''' || chr(9) || chr(160), ''
            ),
            '\.0+$', ''
        ) as nik
    from person_file
),

cleaned as (
    select
        text.file,
        text.row,
        text.row_hash,
        text.kk,
        case
            when lower(text.nik) not in ('', '-', 'null', 'none', 'nan', 'na', 'n/a') then text.nik
        end as nik
    from text
),

housed as (
    select
        cleaned.*,
        family.area_code,
        family.decile,
        family.regional_decile,
        row_number() over (
            partition by cleaned.kk, cleaned.row_hash order by cleaned.file, cleaned.row
        ) as copy
    from cleaned
    left join family_verdict as family
        on family.verdict = 'accepted'
        and family.kk = cleaned.kk
)

select
    housed.file,
    housed.row,
    housed.kk,
    housed.nik,
    housed.area_code,
    housed.decile,
    housed.regional_decile,
    case
        when housed.area_code is null then 'no_family'
        when housed.copy > 1 then 'repeated'
        else 'accepted'
    end as verdict
from housed
