-- How many families a delivery has, and how many of them without a decile.
-- grain:   families
-- reads:   family_verdict
select
    count(*) as families,
    count(*) - count(family_verdict.decile) as unranked
from family_verdict
where family_verdict.verdict = 'accepted'
