-- What holds for each pair of programmes in one release, on what ground, and whether it is checked.
-- grain:   programme_code, other_code
-- params:  release
-- reads:   pair_rule, programme_release
select
    pair_rule.programme_code,
    pair_rule.other_code,
    pair_rule.level,
    pair_rule.rule,
    pair_rule.is_verified,
    pair_rule.basis,
    pair_rule.source,
    pair_rule.valid_from,
    coalesce(one.is_listed and other.is_listed, false) as is_checked
from pair_rule
left join programme_release as one
    on one.release = pair_rule.release
    and one.programme_code = pair_rule.programme_code
left join programme_release as other
    on other.release = pair_rule.release
    and other.programme_code = pair_rule.other_code
where pair_rule.release = $release
order by
    pair_rule.programme_code,
    pair_rule.other_code
