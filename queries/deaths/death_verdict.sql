-- What becomes of each row of a list of deaths: accepted, repeated, or set aside with its reason.
-- grain:   file, row
-- params:  no_person, words
-- reads:   death_file, day_cell
with dated as (
    select
        death_file.file,
        death_file.row,
        coalesce(death_file.nomor_induk_kependudukan, '') as nik,
        day_cell.day as died_on
    from death_file
    left join day_cell
        on day_cell.cell = death_file.tanggal_meninggal
)

select
    dated.file,
    dated.row,
    dated.nik,
    dated.died_on,
    case
        -- A title, a total or a signature names neither a person nor a day.
        when (
                regexp_matches(dated.nik, $words)
                or length(regexp_replace(
                    regexp_replace(dated.nik, '[^0-9]', '', 'g'), $no_person, ''
                )) < 5
            )
            and dated.died_on is null
            then 'not_a_record'
        when length(dated.nik) <> 16 then 'bad_nik'
        when dated.died_on is null then 'bad_date'
        when row_number() over (
            partition by dated.nik, dated.died_on order by dated.file, dated.row
        ) > 1 then 'repeated'
        else 'accepted'
    end as verdict
from dated
