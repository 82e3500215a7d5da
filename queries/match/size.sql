-- How many persons the registry has in each family, their cell key, and which groups live in it.
-- grain:   family_hash
-- reads:   member
select
    member.family_hash,
    count(*) as persons,
    (sum(member.record_key) % 4294967296)::bigint as persons_key,
    coalesce(bool_or(member.age >= 60), false) as has_elderly,
    coalesce(bool_or(member.is_severely_disabled), false) as has_severe_disability,
    coalesce(bool_or(member.is_out_of_school), false) as has_child_out_of_school
from member
group by member.family_hash
