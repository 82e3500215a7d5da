-- What becomes of each row of a list of deaths: accepted, repeated, or set aside with its reason.
-- grain:   file, row
-- reads:   death_file, day_cell
with cleaned as (
    select
        death_file.file,
        death_file.row,
        regexp_replace(
            translate(
                coalesce(death_file.nomor_induk_kependudukan, ''), ' ''' || chr(9) || chr(160), ''
            ),
            '\.0+$', ''
        ) as nik,
        day_cell.day as died_on
    from death_file
    left join day_cell
        on day_cell.cell = death_file.tanggal_meninggal
)

select
    cleaned.file,
    cleaned.row,
    cleaned.nik,
    cleaned.died_on,
    case
        when not regexp_full_match(cleaned.nik, '[0-9]{16}') then 'bad_nik'
        when cleaned.died_on is null then 'bad_date'
        when row_number() over (
            partition by cleaned.nik, cleaned.died_on order by cleaned.file, cleaned.row
        ) > 1 then 'repeated'
        else 'accepted'
    end as verdict
from cleaned
