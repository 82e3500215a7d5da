-- What becomes of each benefit: accepted, or set aside with its reason; and what is doubtful in it.
-- grain:   file, row, entry
-- params:  region
-- reads:   entry, programme_cell, period_cell, amount_cell, status_cell
with numbered as (
    select
        entry.*,
        case when length(entry.nik_cell) = 16 then entry.nik_cell end as nik,
        case when length(entry.kk_cell) = 16 then entry.kk_cell end as kk,
        coalesce(entry.nik_cell, '') = '' as has_no_nik,
        coalesce(entry.kk_cell, '') = '' as has_no_kk
    from entry
),

-- Digits of a person: of a whole number, or of a broken one in a row that says which benefit it is.
counted as (
    select
        numbered.*,
        case
            when numbered.nik is not null or numbered.kk is not null then 16
            when regexp_matches(concat(numbered.nik_cell, numbered.kk_cell), '(?i)nip[.:0-9]')
                then 0
            else greatest(
                length(regexp_replace(coalesce(numbered.nik_cell, ''), '[^0-9]', '', 'g')),
                length(regexp_replace(coalesce(numbered.kk_cell, ''), '[^0-9]', '', 'g'))
            )
        end as digits
    from numbered
)

select
    counted.file,
    counted.row,
    counted.entry,
    case
        -- A total, a numbering of columns, a signature, or a header that comes again.
        when counted.digits < 3
            and not (counted.has_no_nik and counted.has_no_kk and counted.says_benefit)
            then 'not_a_record'
        when counted.digits < 12 and not counted.says_benefit then 'not_a_record'
        when not counted.is_clear then 'bad_flag'
        when programme_cell.programme_code is null then 'unknown_programme'
        when period_cell.period is null then 'bad_period'
        when counted.has_no_nik and counted.has_no_kk then 'no_number'
        else 'accepted'
    end as verdict,
    programme_cell.programme_code,
    period_cell.period,
    counted.nik,
    counted.kk,
    amount_cell.amount_idr,
    status_cell.status,
    case
        when counted.nik is not null
            and left(counted.kk, 4) in (replace($region, '.', ''), '9999')
            and (amount_cell.amount_idr is not null or counted.amount_cell is null)
            and status_cell.status is distinct from 'unknown'
            then []
        else list_filter(
            [
                case
                    when counted.has_no_nik then 'empty_nik'
                    when counted.nik is null then 'bad_nik'
                end,
                case
                    when counted.has_no_kk then 'empty_kk'
                    when counted.kk is null then 'bad_kk'
                end,
                -- By the card's number, else the person's: made-up numbers are of no province.
                case
                    when left(coalesce(counted.kk, counted.nik), 4)
                        not in (replace($region, '.', ''), '9999')
                        then 'other_regency'
                end,
                case when status_cell.status = 'unknown' then 'unknown_status' end,
                case
                    when amount_cell.amount_idr is null
                        and trim(coalesce(counted.amount_cell, ''), E' \t''-') <> ''
                        then 'bad_amount'
                end
            ],
            lambda reason: reason is not null
        )
    end as reasons
from counted
left join programme_cell
    on programme_cell.cell = counted.programme_cell
left join period_cell
    on period_cell.cell = counted.period_cell
left join amount_cell
    on amount_cell.cell = counted.amount_cell
left join status_cell
    on status_cell.cell = counted.status_cell
