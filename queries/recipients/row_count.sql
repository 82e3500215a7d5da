-- How many rows of each file were accepted, or set aside for which reason; one benefit is enough.
-- grain:   file, verdict
-- reads:   recipient_file, recipient_verdict, flag_column
with wide as (
    select
        recipient_file.file,
        recipient_file.row,
        -- A wide row that says yes to nothing is no fault.
        coalesce(
            min(recipient_verdict.verdict) filter (where recipient_verdict.verdict = 'accepted'),
            min(recipient_verdict.verdict),
            case
                when length(regexp_replace(
                    concat(
                        min(recipient_file.nomor_induk_kependudukan),
                        min(recipient_file.nomor_kartu_keluarga)
                    ),
                    '[^0-9]', '', 'g'
                )) < 5
                    then 'not_a_record'
            end,
            'accepted'
        ) as verdict
    from recipient_file
    left join recipient_verdict
        on recipient_verdict.file = recipient_file.file
        and recipient_verdict.row = recipient_file.row
    where recipient_file.file in (select flag_column.file from flag_column)
    group by
        recipient_file.file,
        recipient_file.row
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
    recipient_verdict.file,
    recipient_verdict.verdict,
    count(*) as rows
from recipient_verdict
where recipient_verdict.file not in (select flag_column.file from flag_column)
group by
    recipient_verdict.file,
    recipient_verdict.verdict
