-- Each benefit of the quarter that was received, or of which nobody says how the payment went.
-- grain:   benefit
-- reads:   recipient
select
    row_number() over () as benefit,
    recipient.programme_code,
    recipient.period,
    case
        when recipient.period like '%Q%' then make_date(
            left(recipient.period, 4)::integer, 3 * right(recipient.period, 1)::integer - 2, 1
        )
        else (recipient.period || '-01')::date
    end as starts_on,
    recipient.person_hash,
    recipient.family_hash,
    recipient.record_key::bigint as record_key,
    recipient.amount_idr,
    list_contains(recipient.reasons, 'empty_nik') as has_no_nik,
    list_contains(recipient.reasons, 'bad_nik') as is_bad_nik,
    list_contains(recipient.reasons, 'other_regency') as is_other_regency
from recipient
-- Older lists say paid for received.
where coalesce(recipient.status, 'received') in ('received', 'paid')
