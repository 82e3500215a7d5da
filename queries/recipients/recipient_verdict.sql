-- What becomes of each benefit: accepted, or set aside with its reason; and what is doubtful in it.
-- grain:   file, row, entry
-- params:  no_person, region, words
-- reads:   worded, benefit
with numbered as (
    select
        worded.*,
        benefit.entry,
        benefit.is_clear,
        benefit.programme_code,
        benefit.period,
        benefit.amount_idr,
        benefit.status,
        benefit.says_benefit,
        benefit.is_benefit,
        benefit.is_bad_amount,
        case when length(worded.nik_cell) = 16 then worded.nik_cell end as nik,
        case when length(worded.kk_cell) = 16 then worded.kk_cell end as kk,
        nik is not null or kk is not null as is_whole
    from worded
    inner join benefit
        on benefit.wording = worded.wording
),

told as (
    select
        numbered.*,
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
            and not told.is_bad_amount
            and not coalesce(told.status = 'unknown', false)
            then []
        else list_filter(
            [
                case
                    when coalesce(told.nik_cell, '') = '' then 'empty_nik'
                    when told.nik is null then 'bad_nik'
                end,
                case
                    when coalesce(told.kk_cell, '') = '' then 'empty_kk'
                    when told.kk is null then 'bad_kk'
                end,
                -- By the card's number, else the person's: made-up numbers are of no province.
                case
                    when left(coalesce(told.kk, told.nik), 4)
                        not in (replace($region, '.', ''), '9999')
                        then 'other_regency'
                end,
                case when told.status = 'unknown' then 'unknown_status' end,
                case when told.is_bad_amount then 'bad_amount' end
            ],
            lambda reason: reason is not null
        )
    end as reasons
from told
