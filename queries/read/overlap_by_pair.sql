-- Families of the kabupaten that two programmes reach, and what holds for the two.
-- grain:   programme_code, other_code
-- params:  release
-- reads:   programme_pair, pair_rule
select
    programme_pair.programme_code,
    programme_pair.other_code,
    programme_pair.families,
    pair_rule.rule,
    pair_rule.is_verified,
    pair_rule.basis
from programme_pair
left join pair_rule
    on pair_rule.release = programme_pair.release
    and pair_rule.programme_code = programme_pair.programme_code
    and pair_rule.other_code = programme_pair.other_code
where programme_pair.release = $release
order by
    programme_pair.programme_code,
    programme_pair.other_code
