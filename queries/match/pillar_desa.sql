-- Families of deciles 1 and 2 in each desa by the pillars that reach them, in all and by group.
-- grain:   area_code, group_name
-- reads:   area, listed, family, size, reach, programme_now
with pillar as (
    select
        reach.family_hash,
        bool_or(programme_now.pillar = 'Perlindungan dan Jaminan Sosial') as is_protected,
        bool_or(programme_now.pillar = 'Pemberdayaan Sosial') as is_empowered
    from reach
    inner join programme_now
        on programme_now.programme_code = reach.programme_code
    group by reach.family_hash
),

poor as (
    select
        family.area_code,
        coalesce(size.has_elderly, false) as has_elderly,
        coalesce(size.has_severe_disability, false) as has_severe_disability,
        coalesce(size.has_child_out_of_school, false) as has_child_out_of_school,
        coalesce(pillar.is_protected, false) as is_protected,
        coalesce(pillar.is_empowered, false) as is_empowered
    from family
    left join size
        on size.family_hash = family.family_hash
    left join pillar
        on pillar.family_hash = family.family_hash
    where family.decile <= 2
),

grouped as (
    select
        poor.*,
        unnest(list_filter(
            [
                'all',
                if(poor.has_elderly, 'elderly', null),
                if(poor.has_severe_disability, 'severe_disability', null),
                if(poor.has_child_out_of_school, 'child_out_of_school', null)
            ],
            lambda each: each is not null
        )) as group_name
    from poor
),

counted as (
    select
        grouped.area_code,
        grouped.group_name,
        count(*) as families,
        count(*) filter (where not grouped.is_protected and not grouped.is_empowered)
            as families_none,
        count(*) filter (where grouped.is_protected and not grouped.is_empowered)
            as families_protection_only,
        count(*) filter (where not grouped.is_protected and grouped.is_empowered)
            as families_empowerment_only,
        count(*) filter (where grouped.is_protected and grouped.is_empowered) as families_both
    from grouped
    group by
        grouped.area_code,
        grouped.group_name
)

select
    area.area_code,
    named.group_name,
    coalesce(counted.families, 0) as families,
    coalesce(counted.families_none, 0) as families_none,
    coalesce(counted.families_protection_only, 0) as families_protection_only,
    coalesce(counted.families_empowerment_only, 0) as families_empowerment_only,
    coalesce(counted.families_both, 0) as families_both
from area
cross join (
    select unnest(['all', 'elderly', 'severe_disability', 'child_out_of_school']) as group_name
) as named
left join counted
    on counted.area_code = area.area_code
    and counted.group_name = named.group_name
where area.level = 'desa'
    and exists (select listed.programme_code from listed)
