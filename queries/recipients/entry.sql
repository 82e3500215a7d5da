-- Each benefit that a readable row tells of: one of a long row, one for every yes of a wide one.
-- grain:   file, row, entry
-- reads:   recipient_file, flag_column, stated
with dated as (
    select
        recipient_file.*,
        trim(coalesce(recipient_file.tahun, ''), E' \t''') as year_text,
        trim(coalesce(recipient_file.periode, ''), E' \t''') as period_text,
        trim(coalesce(recipient_file.triwulan, ''), E' \t''') as quarter_text,
        trim(coalesce(recipient_file.bulan, ''), E' \t''') as month_text
    from recipient_file
),

-- What the row says of its period, by the column that says it. A payment stage is a quarter.
said as (
    select
        dated.*,
        case
            when dated.period_text <> ''
                then case
                    -- One to four alone may be a quarter or a month: nobody guesses.
                    when regexp_full_match(dated.period_text, '0?[1-4]([.]0)?')
                        or regexp_matches(dated.period_text, '20[0-9][0-9]')
                        then dated.period_text
                    else trim(concat(dated.period_text, ' ', dated.year_text))
                end
            when regexp_matches(dated.quarter_text, '20[0-9][0-9]') then dated.quarter_text
            when regexp_full_match(dated.quarter_text, '0?[1-4]([.]0)?|[iIvV]+')
                then concat(
                    'triwulan ',
                    regexp_replace(dated.quarter_text, '^0|[.]0$', '', 'g'),
                    ' ',
                    dated.year_text
                )
            when dated.quarter_text <> ''
                then trim(concat(dated.quarter_text, ' ', dated.year_text))
            when regexp_matches(dated.month_text, '20[0-9][0-9]') then dated.month_text
            when dated.month_text <> ''
                then trim(concat(
                    regexp_replace(dated.month_text, '[.]0$', ''), ' ', dated.year_text
                ))
            else ''
        end as said_period
    from dated
),

flagged as (
    select
        said.*,
        flag_column.place as entry,
        flag_column.programme_code,
        lower(trim(said.flags[flag_column.place], E' \t''')) as flag
    from said
    inner join flag_column
        on flag_column.file = said.file
),

benefit as (
    select
        said.file,
        said.row,
        1 as entry,
        said.program as programme_cell,
        said.said_period as period_cell,
        said.nominal as amount_cell,
        said.status as status_cell,
        said.year_text,
        said.nomor_induk_kependudukan as nik_cell,
        said.nomor_kartu_keluarga as kk_cell,
        true as is_clear,
        trim(concat(said.program, said.said_period), E' \t''') <> '' as says_benefit
    from said
    where said.flags is null
    union all
    select
        flagged.file,
        flagged.row,
        flagged.entry,
        flagged.programme_code as programme_cell,
        coalesce(
            nullif(trim(flagged.flag_periods[flagged.entry], E' \t'''), ''), flagged.said_period
        ) as period_cell,
        coalesce(flagged.flag_amounts[flagged.entry], flagged.nominal) as amount_cell,
        flagged.status as status_cell,
        flagged.year_text,
        flagged.nomor_induk_kependudukan as nik_cell,
        flagged.nomor_kartu_keluarga as kk_cell,
        list_contains(
            [
                'ya', 'y', 'yes', '1', '1.0', 'v', 'x', '√', '✓', 'true', 'terima', 'menerima',
                'aktif'
            ],
            flagged.flag
        ) as is_clear,
        true as says_benefit
    from flagged
    where flagged.flag is not null
        and not list_contains(
            [
                '', '-', '0', '0.0', '2', '2.0', 'tidak', 'tdk', 't', 'n', 'no', 'false', 'bukan',
                'null', 'none', 'nan', 'tidak aktif', 'tidak menerima', 'tidak terima'
            ],
            flagged.flag
        )
)

select
    benefit.* exclude (year_text) replace (
        coalesce(benefit.programme_cell, '') as programme_cell,
        case
            when benefit.period_cell <> '' then benefit.period_cell
            when benefit.year_text <> '' then coalesce(stated.period, benefit.year_text)
            else ''
        end as period_cell
    )
from benefit
cross join stated
