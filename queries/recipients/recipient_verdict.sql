-- What becomes of each benefit: accepted, or set aside with its reason; and what is doubtful in it.
-- grain:   file, row, entry
-- params:  region
-- reads:   entry, programme_cell, period_cell, amount_cell, status_cell
with numbered as (
    select
        entry.*,
        lower(entry.nik_text) in ('', '-', '0', 'null', 'none', 'nan', 'na', 'n/a') as has_no_nik,
        lower(entry.kk_text) in ('', '-', '0', 'null', 'none', 'nan', 'na', 'n/a') as has_no_kk,
        regexp_full_match(entry.nik_text, '[0-9]{16}') as is_nik,
        regexp_full_match(entry.kk_text, '[0-9]{16}') as is_kk
    from entry
)

select
    numbered.file,
    numbered.row,
    numbered.entry,
    case
        when not numbered.is_clear then 'bad_flag'
        when programme_cell.programme_code is null then 'unknown_programme'
        when period_cell.period is null then 'bad_period'
        when numbered.has_no_nik and numbered.has_no_kk then 'no_number'
        else 'accepted'
    end as verdict,
    programme_cell.programme_code,
    period_cell.period,
    case when numbered.is_nik then numbered.nik_text end as nik,
    case when numbered.is_kk then numbered.kk_text end as kk,
    amount_cell.amount_idr,
    status_cell.status,
    case
        when numbered.is_nik
            and numbered.is_kk
            and left(numbered.kk_text, 4) in (replace($region, '.', ''), '9999')
            and (amount_cell.amount_idr is not null or numbered.amount_cell is null)
            then []
        else list_filter(
            [
                case
                    when numbered.has_no_nik then 'empty_nik'
                    when not numbered.is_nik then 'bad_nik'
                end,
                case
                    when numbered.has_no_kk then 'empty_kk'
                    when not numbered.is_kk then 'bad_kk'
                end,
                -- By the card's number, else the person's: made-up numbers are of no province.
                case
                    when left(if(numbered.is_kk, numbered.kk_text, numbered.nik_text), 4)
                        not in (replace($region, '.', ''), '9999')
                        and (numbered.is_kk or numbered.is_nik)
                        then 'other_regency'
                end,
                case
                    when amount_cell.amount_idr is null
                        and trim(coalesce(numbered.amount_cell, ''), E' \t''-') <> ''
                        then 'bad_amount'
                end
            ],
            lambda reason: reason is not null
        )
    end as reasons
from numbered
left join programme_cell
    on programme_cell.cell = numbered.programme_cell
left join period_cell
    on period_cell.cell = numbered.period_cell
left join amount_cell
    on amount_cell.cell = numbered.amount_cell
left join status_cell
    on status_cell.cell = numbered.status_cell
