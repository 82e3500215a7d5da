-- Each benefit that rows tell of: one of a long row, one for every yes of a wide one.
-- grain:   wording, entry
-- reads:   wording, flag_column, stated
with cell as (
    select
        wording.*,
        stated.period as stated_period,
        bare(wording.tahun) as year_cell,
        bare(wording.periode) as period_cell,
        bare(wording.triwulan) as quarter_text,
        bare(wording.bulan) as month_text,
        coalesce(nullif(trim(wording.status_salur), ''), wording.status)
            as said_status
    from wording
    cross join stated
),

-- A year alone in the column of periods is that of the stage or the month beside it.
dated as (
    select
        cell.*,
        case
            when length(cell.period_cell) in (4, 6)
                then regexp_full_match(cell.period_cell, '20[0-9][0-9]([.]0)?')
            else false
        end as is_year,
        if(is_year, '', cell.period_cell) as period_text,
        if(cell.year_cell = '' and is_year, cell.period_cell, cell.year_cell) as year_text,
        coalesce(nullif(year_text, ''), left(cell.stated_period, 4)) as year
    from cell
),

-- What the row says of its period, by the column that says it. A payment stage is a quarter.
said as (
    select
        dated.*,
        case
            when dated.period_text <> ''
                then case
                    -- One to four alone may be a quarter or a month: nobody guesses.
                    when regexp_matches(dated.period_text, '20[0-9][0-9]|^0?[1-4]([.]0)?$')
                        then dated.period_text
                    else concat_ws(' ', dated.period_text, dated.year)
                end
            -- No digits of this column are months: 3, 03, 3.0, III, ke-3, 3/2025, 1-2, 2025-03.
            when regexp_full_match(dated.quarter_text, '20[0-9][0-9][-/. ]?0[1-4]')
                then concat(left(dated.quarter_text, 4), '-Q', right(dated.quarter_text, 1))
            when regexp_full_match(
                dated.quarter_text,
                '(?i)(ke[ -]*)?([0-9]{1,2}|[ivx]+)([.]0)?([^0-9a-z]+(tahun |thn |th |ta )?[0-9].*)?'
            )
                then concat_ws(
                    ' ',
                    'triwulan',
                    regexp_replace(dated.quarter_text, '^0|[.]0$', '', 'g'),
                    if(regexp_matches(dated.quarter_text, '20[0-9][0-9]'), null, dated.year)
                )
            when regexp_matches(dated.quarter_text, '20[0-9][0-9]') then dated.quarter_text
            when dated.quarter_text <> '' then concat_ws(' ', dated.quarter_text, dated.year)
            when regexp_matches(dated.month_text, '20[0-9][0-9]') then dated.month_text
            when dated.month_text <> ''
                then concat_ws(' ', regexp_replace(dated.month_text, '[.]0$', ''), dated.year)
            else ''
        end as said_period
    from dated
),

answer as (
    select
        [
            'ya', 'y', 'yes', '1', '1.0', 'v', 'x', '√', '✓', 'true', 'terima', 'menerima',
            'aktif', 'ada'
        ] as yes,
        [
            '', '-', '0', '0.0', '2', '2.0', 'tidak', 'tdk', 't', 'n', 'no', 'false', 'bukan',
            'null', 'none', 'nan', 'tidak aktif', 'tidak menerima', 'tidak terima', 'tidak ada',
            'belum'
        ] as no
),

wide as (
    select
        said.*,
        answer.no,
        list_transform(said.flags, lambda each: lower(trim(each, E' \t'''))) as answers,
        list_transform(answers, lambda each: list_contains(answer.yes, each)) as is_yes
    from said
    cross join answer
    where said.flags is not null
),

flagged as (
    select
        wide.*,
        flag_column.place as entry,
        flag_column.programme_code,
        wide.answers[flag_column.place] as flag,
        wide.is_yes[flag_column.place] as is_clear,
        bare(wide.flag_periods[flag_column.place]) as flag_period
    from wide
    inner join flag_column
        on flag_column.file = wide.file
),

benefit as (
    select
        said.wording,
        1 as entry,
        said.program as programme_cell,
        said.said_period as period_cell,
        said.nominal as amount_cell,
        said.said_status as status_cell,
        said.keterangan as remark_cell,
        said.year_text,
        said.stated_period,
        true as is_clear,
        bare(said.program) <> '' as says_programme,
        said.said_period <> '' as says_period
    from said
    where said.flags is null
    union all
    select
        flagged.wording,
        flagged.entry,
        flagged.programme_code as programme_cell,
        case
            when flagged.flag_period = '' then flagged.said_period
            when regexp_matches(flagged.flag_period, '20[0-9][0-9]|^0?[1-4]([.]0)?$')
                then flagged.flag_period
            else concat_ws(' ', flagged.flag_period, flagged.year)
        end as period_cell,
        coalesce(
            flagged.flag_amounts[flagged.entry],
            -- One amount for several programmes: nobody can say how much is for which.
            if(
                flagged.nominal <> '' and len(list_filter(flagged.is_yes, lambda each: each)) > 1,
                concat(flagged.nominal, ' bersama'),
                flagged.nominal
            )
        ) as amount_cell,
        coalesce(flagged.flag_statuses[flagged.entry], flagged.said_status) as status_cell,
        flagged.keterangan as remark_cell,
        flagged.year_text,
        flagged.stated_period,
        flagged.is_clear,
        flagged.is_clear as says_programme,
        false as says_period
    from flagged
    where flagged.flag is not null
        and not list_contains(flagged.no, flagged.flag)
)

select
    benefit.* exclude (year_text, stated_period) replace (
        coalesce(benefit.programme_cell, '') as programme_cell,
        case
            when benefit.period_cell <> '' then benefit.period_cell
            when benefit.year_text <> '' then coalesce(benefit.stated_period, benefit.year_text)
            else ''
        end as period_cell
    )
from benefit
