-- What each person row says beside its numbers: sex, age at the cut-off, worst difficulty, head.
-- grain:   file, row
-- params:  cutoff
-- reads:   person_file
with birth as (
    select
        person_file.*,
        case
            when regexp_full_match(person_file.jenis_kelamin, '[0-9A-Za-z]+')
                then lower(person_file.jenis_kelamin)
            else lower(trim(person_file.jenis_kelamin, E' \t'''))
        end as sex_text,
        case
            when regexp_full_match(person_file.tanggal_lahir, '[0-9-]+')
                then person_file.tanggal_lahir
            else trim(person_file.tanggal_lahir, E' \t''')
        end as birth_text
    from person_file
),

dated as (
    select
        birth.*,
        coalesce(
            try_cast(birth.birth_text as date),
            try_strptime(
                birth.birth_text,
                ['%d-%m-%Y', '%d/%m/%Y', '%d.%m.%Y', '%Y/%m/%d', '%Y%m%d', '%Y-%m-%d %H:%M:%S']
            )::date,
            -- The number of a day, as a workbook keeps it.
            case
                when regexp_full_match(birth.birth_text, '[1-9][0-9]{3,4}([.]0+)?')
                    then date '1899-12-30' + birth.birth_text::double::integer
            end
        ) as born_on
    from birth
)

select
    dated.file,
    dated.row,
    case
        when regexp_full_match(dated.sex_text, '0?1([.]0+)?|l|lk|laki.*|pria|m|male')
            then 'male'
        when regexp_full_match(dated.sex_text, '0?2([.]0+)?|p|pr|perempuan|wanita|f|female')
            then 'female'
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
    coalesce(dated.status_hubungan_keluarga = 1, false) as is_head
from dated
