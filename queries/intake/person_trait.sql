-- What each person row says beside its numbers: sex, age at the cut-off, worst difficulty, head.
-- grain:   file, row
-- params:  cutoff
-- reads:   person_file, birth_cell
with file as (
    select
        person_file.file,
        coalesce(bool_or(trim(person_file.tanggal_lahir) <> ''), false) as has_birth,
        coalesce(bool_or(person_file.jenis_kelamin is not null), false) as has_sex
    from person_file
    group by person_file.file
),

dated as (
    select
        person_file.*,
        file.has_birth,
        file.has_sex,
        coalesce(
            case
                when length(person_file.tanggal_lahir) = 10
                    and substr(person_file.tanggal_lahir, 5, 1) = '-'
                    then try_cast(person_file.tanggal_lahir as date)
            end,
            birth_cell.day
        ) as born_on
    from person_file
    inner join file
        on file.file = person_file.file
    left join birth_cell
        on birth_cell.file = person_file.file
        and birth_cell.cell = person_file.tanggal_lahir
)

select
    dated.file,
    dated.row,
    case dated.jenis_kelamin
        when 1 then 'male'
        when 2 then 'female'
    end as sex,
    case
        when datesub('year', dated.born_on, $cutoff::date) between 0 and 120
            and dated.born_on <= $cutoff::date
            then datesub('year', dated.born_on, $cutoff::date)::utinyint
    end as age,
    -- Codes 1 and 2 are severe as the Washington Group counts disability.
    case least(
        dated.penglihatan,
        dated.pendengaran,
        dated.berjalan_atau_naik_tangga,
        dated.menggunakan_tangan_jari,
        dated.belajar_kemampuan_intelektual,
        dated.pengendalian_perilaku,
        dated.berbicara_komunikasi,
        dated.mengurus_diri,
        dated.mengingat_berkonsentrasi
    )
        when 1 then 'severe'
        when 2 then 'severe'
        when 3 then 'some'
        when 4 then 'none'
    end as disability,
    coalesce(dated.status_hubungan_keluarga = 1, false) as is_head,
    -- A file in which the column is missing or empty tells it of nobody.
    coalesce(dated.jenis_kelamin not in (1, 2), not dated.has_sex) as has_unread_sex,
    case
        when dated.born_on is null
            or dated.born_on > current_date
            or datesub('year', dated.born_on, $cutoff::date) > 120
            then not dated.has_birth
                or trim(coalesce(dated.tanggal_lahir, ''), E' \t''="-')
                    not in ('', '0', 'null', 'NULL')
        else false
    end as has_unread_birth,
    coalesce(greatest(*columns('trait_.*')) = 255, false) as has_unread_code
from dated
