-- What is kept of a benefit: programme, period, keyed hashes, rupiah, status, doubts, record key.
-- grain:   benefit
-- reads:   recipient_verdict, number_hash
select
    recipient_verdict.programme_code,
    recipient_verdict.period,
    person.hash as person_hash,
    family.hash as family_hash,
    recipient_verdict.amount_idr,
    recipient_verdict.status,
    recipient_verdict.reasons,
    coalesce(person.record_key, family.record_key) as record_key
from recipient_verdict
left join number_hash as person
    on person.number = recipient_verdict.nik
left join number_hash as family
    on family.number = recipient_verdict.kk
where recipient_verdict.verdict = 'accepted'
