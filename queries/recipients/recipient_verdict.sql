-- What becomes of each benefit: accepted, or set aside with its reason; and what is doubtful in it.
-- grain:   file, row, entry
-- params:  region
-- reads:   entry, programme_cell, period_cell, amount_cell, status_cell
-- Nearly every number is well written; only an odd one (else NULL) is cleaned and looked at.
with odd as (
    select
        entry.*,
        case
            when not coalesce(regexp_full_match(entry.nik_cell, '[0-9]{16}'), false)
                then regexp_replace(
                    translate(coalesce(entry.nik_cell, ''), ' ''' || chr(9) || chr(160), ''),
                    '\.0+$', ''
                )
        end as odd_nik,
        case
            when not coalesce(regexp_full_match(entry.kk_cell, '[0-9]{16}'), false)
                then regexp_replace(
                    translate(coalesce(entry.kk_cell, ''), ' ''' || chr(9) || chr(160), ''),
                    '\.0+$', ''
                )
        end as odd_kk
    from entry
),

numbered as (
    select
        odd.*,
        case
            when odd.odd_nik is null then odd.nik_cell
            when regexp_full_match(odd.odd_nik, '[0-9]{16}') then odd.odd_nik
        end as nik,
        case
            when odd.odd_kk is null then odd.kk_cell
            when regexp_full_match(odd.odd_kk, '[0-9]{16}') then odd.odd_kk
        end as kk,
        coalesce(
            lower(odd.odd_nik) in ('', '-', '0', 'null', 'none', 'nan', 'na', 'n/a'), false
        ) as has_no_nik,
        coalesce(
            lower(odd.odd_kk) in ('', '-', '0', 'null', 'none', 'nan', 'na', 'n/a'), false
        ) as has_no_kk
    from odd
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
    numbered.nik,
    numbered.kk,
    amount_cell.amount_idr,
    status_cell.status,
    case
        when numbered.nik is not null
            and left(numbered.kk, 4) in (replace($region, '.', ''), '9999')
            and (amount_cell.amount_idr is not null or numbered.amount_cell is null)
            then []
        else list_filter(
            [
                case
                    when numbered.has_no_nik then 'empty_nik'
                    when numbered.nik is null then 'bad_nik'
                end,
                case
                    when numbered.has_no_kk then 'empty_kk'
                    when numbered.kk is null then 'bad_kk'
                end,
                -- By the card's number, else the person's: made-up numbers are of no province.
                case
                    when left(coalesce(numbered.kk, numbered.nik), 4)
                        not in (replace($region, '.', ''), '9999')
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
