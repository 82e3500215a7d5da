-- What becomes of each person row: accepted, repeated, or set aside for want of a family.
-- grain:   file, row
-- reads:   person_file, person_twin, family_verdict
with cleaned as (
    select
        person_file.file,
        person_file.row,
        coalesce(person_file.nomor_kartu_keluarga, '') as kk,
        nullif(person_file.nomor_induk_kependudukan, '') as nik
    from person_file
),

-- Rows that stand in the files more than once, but for the first.
repeated as (
    select
        person_twin.file,
        person_twin.row
    from person_twin
    qualify row_number() over (
        partition by person_twin.kk, person_twin.row_hash
        order by person_twin.file, person_twin.row
    ) > 1
),

housed as (
    select
        cleaned.*,
        family.area_code,
        family.decile,
        family.regional_decile,
        repeated.row is not null as is_repeated
    from cleaned
    left join repeated
        on repeated.row = cleaned.row
        and repeated.file = cleaned.file
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
        when housed.area_code is null
            -- A title, a total or a signature holds no number of a person or a family.
            and length(regexp_replace(concat(housed.kk, housed.nik), '[^0-9]', '', 'g')) < 5
            then 'not_a_record'
        when housed.area_code is null then 'no_family'
        when housed.is_repeated then 'repeated'
        else 'accepted'
    end as verdict
from housed
