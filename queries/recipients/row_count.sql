-- How many rows of each file were accepted, or set aside for which reason; one benefit is enough.
-- grain:   file, verdict
-- params:  no_person, words
-- reads:   recipient_file, recipient_verdict, verdict_count, flag_column
with numbered as (
    select
        recipient_file.file,
        recipient_file.row,
        concat(
            recipient_file.nomor_induk_kependudukan, recipient_file.nomor_kartu_keluarga
        ) as numbers,
        coalesce(recipient_file.is_total, false)
            or regexp_matches(numbers, $words)
            or length(regexp_replace(
                regexp_replace(numbers, '[^0-9]', '', 'g'), $no_person, ''
            )) < 5 as is_none
    from recipient_file
    where recipient_file.file in (select flag_column.file from flag_column)
),

wide as (
    select
        numbered.file,
        numbered.row,
        -- A wide row that says yes to nothing is no fault.
        coalesce(
            min(recipient_verdict.verdict) filter (where recipient_verdict.verdict = 'accepted'),
            min(recipient_verdict.verdict),
            case
                when bool_or(numbered.is_none) then 'not_a_record'
            end,
            'accepted'
        ) as verdict
    from numbered
    left join recipient_verdict
        on recipient_verdict.file = numbered.file
        and recipient_verdict.row = numbered.row
    group by
        numbered.file,
        numbered.row
)

select
    wide.file,
    wide.verdict,
    count(*) as rows
from wide
group by
    wide.file,
    wide.verdict
union all
select
    verdict_count.file,
    verdict_count.verdict,
    verdict_count.benefits as rows
from verdict_count
where verdict_count.file not in (select flag_column.file from flag_column)
