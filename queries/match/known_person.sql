-- Recipients who stand in the registry with their NIK, once each.
-- grain:   person_hash
-- reads:   paid, member
select
    member.person_hash,
    min_by(member.member, (member.family_hash, member.member)) as member,
    min(member.family_hash) as family_hash
from member
where member.person_hash in (select paid.person_hash from paid)
group by member.person_hash
