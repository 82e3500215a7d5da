-- What becomes of each benefit: accepted, or set aside with its reason; and what is doubtful in it.
-- grain:   file, row, entry
-- params:  no_person, region, words
-- reads:   entry, programme_cell, period_cell, amount_cell, status_cell, remark_cell
with numbered as (
    select
        entry.*,
        case when length(entry.nik_cell) = 16 then entry.nik_cell end as nik,
        case when length(entry.kk_cell) = 16 then entry.kk_cell end as kk,
        coalesce(entry.nik_cell, '') = '' as has_no_nik,
        coalesce(entry.kk_cell, '') = '' as has_no_kk,
        nik is not null or kk is not null as is_whole
    from entry
),

told as (
    select
        numbered.*,
        programme_cell.programme_code,
        period_cell.period,
        amount_cell.amount_idr,
        -- A remark of a payment that has not arrived overrules what else is said of it.
        case
            when remark_cell.status in ('failed', 'pending') then remark_cell.status
            else coalesce(status_cell.status, remark_cell.status)
        end as status,
        numbered.says_programme or numbered.says_period as says_benefit,
        (numbered.says_programme and programme_cell.programme_code is not null)
            or (numbered.says_period and period_cell.period is not null)
            or amount_cell.amount_idr is not null
            as is_benefit,
        -- Digits of a person: there are none in words, in money, in the number of an official.
        case
            when numbered.is_whole then 16
            when regexp_matches(concat_ws(' ', numbered.nik_cell, numbered.kk_cell), $words)
                then 0
            else list_max(list_transform(
                [coalesce(numbered.nik_cell, ''), coalesce(numbered.kk_cell, '')],
                lambda each: length(regexp_replace(
                    regexp_replace(each, '[^0-9]', '', 'g'), $no_person, ''
                ))
            ))
        end as digits
    from numbered
    left join programme_cell
        on programme_cell.cell = numbered.programme_cell
    left join period_cell
        on period_cell.cell = numbered.period_cell
    left join amount_cell
        on amount_cell.cell = numbered.amount_cell
    left join status_cell
        on status_cell.cell = numbered.status_cell
    left join remark_cell
        on remark_cell.cell = numbered.remark_cell
)

select
    told.file,
    told.row,
    told.entry,
    case
        -- A total, a numbering of columns, a signature, or a header that comes again.
        when told.is_total and not told.is_whole then 'not_a_record'
        when told.digits < if(told.says_benefit, 3, 12)
            and not (told.digits = 0 and told.is_benefit)
            then 'not_a_record'
        when not told.is_clear then 'bad_flag'
        when told.programme_code is null then 'unknown_programme'
        when told.period is null then 'bad_period'
        when told.digits = 0 then 'no_number'
        else 'accepted'
    end as verdict,
    told.programme_code,
    told.period,
    told.nik,
    told.kk,
    told.amount_idr,
    told.status,
    case
        when told.nik is not null
            and left(told.kk, 4) in (replace($region, '.', ''), '9999')
            and (told.amount_idr is not null or told.amount_cell is null)
            and coalesce(told.status, '') <> 'unknown'
            then []
        else list_filter(
            [
                case
                    when told.has_no_nik then 'empty_nik'
                    when told.nik is null then 'bad_nik'
                end,
                case
                    when told.has_no_kk then 'empty_kk'
                    when told.kk is null then 'bad_kk'
                end,
                -- By the card's number, else the person's: made-up numbers are of no province.
                case
                    when left(coalesce(told.kk, told.nik), 4)
                        not in (replace($region, '.', ''), '9999')
                        then 'other_regency'
                end,
                case when told.status = 'unknown' then 'unknown_status' end,
                case
                    when told.amount_idr is null
                        and trim(coalesce(told.amount_cell, ''), E' \t''-') <> ''
                        then 'bad_amount'
                end
            ],
            lambda reason: reason is not null
        )
    end as reasons
from told
