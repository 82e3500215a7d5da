-- Each person row: sex, age at the cut-off, worst difficulty, codes; accepted, repeated, set aside.
-- grain:   file, row
-- params:  cutoff
-- reads:   person_file, person_twin, birth_cell, family_verdict
with file as (
    select
        person_file.file,
        coalesce(bool_or(trim(person_file.tanggal_lahir) <> ''), false) as has_birth,
        coalesce(bool_or(person_file.jenis_kelamin is not null), false) as has_sex
    from person_file
    group by person_file.file
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

dated as (
    select
        person_file.*,
        coalesce(person_file.nomor_kartu_keluarga, '') as kk,
        nullif(person_file.nomor_induk_kependudukan, '') as nik,
        file.has_birth,
        file.has_sex,
        repeated.row is not null as is_repeated,
        coalesce(
            case
                when length(person_file.tanggal_lahir) = 10
                    and substr(person_file.tanggal_lahir, 5, 1) = '-'
                    then try_cast(person_file.tanggal_lahir as date)
            end,
            birth_cell.day
        ) as born_on,
        datesub('year', born_on, $cutoff::date) as years
    from person_file
    inner join file
        on file.file = person_file.file
    left join birth_cell
        on birth_cell.file = person_file.file
        and birth_cell.cell = person_file.tanggal_lahir
    left join repeated
        on repeated.row = person_file.row
        and repeated.file = person_file.file
),

housed as (
    select
        dated.*,
        family.area_code,
        family.decile,
        family.regional_decile
    from dated
    left join family_verdict as family
        on family.verdict = 'accepted'
        and family.kk = dated.kk
)

select
    housed.file,
    housed.row,
    housed.kk,
    housed.nik,
    housed.area_code,
    housed.decile,
    housed.regional_decile,
    case housed.jenis_kelamin
        when 1 then 'male'
        when 2 then 'female'
    end as sex,
    case
        when housed.years between 0 and 120
            and housed.born_on <= $cutoff::date
            then housed.years::utinyint
    end as age,
    -- Codes 1 and 2 are severe as the Washington Group counts disability.
    case least(
        housed.penglihatan,
        housed.pendengaran,
        housed.berjalan_atau_naik_tangga,
        housed.menggunakan_tangan_jari,
        housed.belajar_kemampuan_intelektual,
        housed.pengendalian_perilaku,
        housed.berbicara_komunikasi,
        housed.mengurus_diri,
        housed.mengingat_berkonsentrasi
    )
        when 1 then 'severe'
        when 2 then 'severe'
        when 3 then 'some'
        when 4 then 'none'
    end as disability,
    coalesce(housed.status_hubungan_keluarga = 1, false) as is_head,
    -- A file in which the column is missing or empty tells it of nobody.
    coalesce(housed.jenis_kelamin not in (1, 2), not housed.has_sex) as has_unread_sex,
    case
        when housed.born_on is null
            or housed.born_on > current_date
            or housed.years > 120
            then not housed.has_birth
                or trim(coalesce(housed.tanggal_lahir, ''), E' \t''="-')
                    not in ('', '0', 'null', 'NULL')
        else false
    end as has_unread_birth,
    coalesce(greatest(*columns('trait_.*')) = 255, false) as has_unread_code,
    columns('trait_.*'),
    columns('kept_.*'),
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
