-- What holds for each pair of programmes in one release, on what ground, and whether it is checked.
-- grain:   programme_code, other_code
-- params:  release
-- reads:   overlap, release, programme_release
with rule as (
    select
        least(overlap.programme_code, overlap.other_code) as programme_code,
        greatest(overlap.programme_code, overlap.other_code) as other_code,
        overlap.level,
        overlap.rule,
        overlap.is_verified,
        overlap.basis,
        overlap.source,
        overlap.valid_from
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
    rule.programme_code,
    rule.other_code,
    rule.level,
    rule.rule,
    rule.is_verified,
    rule.basis,
    rule.source,
    rule.valid_from,
    coalesce(one.is_listed and other.is_listed, false) as is_checked
from rule
left join programme_release as one
    on one.release = $release
    and one.programme_code = rule.programme_code
left join programme_release as other
    on other.release = $release
    and other.programme_code = rule.other_code
order by
    rule.programme_code,
    rule.other_code
