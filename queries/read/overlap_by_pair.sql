-- Families of the kabupaten that two programmes reach, and what holds for the two.
-- grain:   programme_code, other_code
-- params:  release
-- reads:   programme_pair, overlap, release
with rule as (
    select
        overlap.programme_code,
        overlap.other_code,
        overlap.rule,
        overlap.is_verified,
        overlap.basis
    from overlap
    inner join release
        on release.release = $release
        and coalesce(overlap.valid_from, date '0001-01-01') <= release.cutoff
    qualify row_number() over (
        partition by
            least(overlap.programme_code, overlap.other_code),
            greatest(overlap.programme_code, overlap.other_code)
        order by coalesce(overlap.valid_from, date '0001-01-01') desc
    ) = 1
)

select
    programme_pair.programme_code,
    programme_pair.other_code,
    programme_pair.families,
    rule.rule,
    rule.is_verified,
    rule.basis
from programme_pair
left join rule
    on least(rule.programme_code, rule.other_code) = programme_pair.programme_code
    and greatest(rule.programme_code, rule.other_code) = programme_pair.other_code
where programme_pair.release = $release
order by
    programme_pair.programme_code,
    programme_pair.other_code
