-- Made-up deaths: a few in a thousand of those who once lived here, over 900 days from June 2024.
-- grain:   nik
-- params:  seed, dead
-- reads:   person
select
    person.nik::varchar as nik,
    (
        date '2024-06-01' + (hash(person.household, person.member, $seed, 'day') % 900)::integer
    )::varchar as tanggal_meninggal
from person
where hash(person.household, person.member, $seed, 'death') % 1000000 < $dead
