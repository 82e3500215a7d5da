-- Families of deciles 1 and 2 in each desa by the pillars that reach them, in all and by group.
-- grain:   area_code, group_name, measure
-- reads:   listed, family, size, reach, programme_now
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
        family.record_key::bigint as record_key,
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

measured as (
    select
        grouped.area_code,
        grouped.group_name,
        grouped.record_key,
        unnest([
            'families',
            case
                when grouped.is_protected and grouped.is_empowered then 'families_both'
                when grouped.is_protected then 'families_protection_only'
                when grouped.is_empowered then 'families_empowerment_only'
                else 'families_none'
            end
        ]) as measure
    from grouped
)

select
    measured.area_code,
    measured.group_name,
    measured.measure,
    count(*) as count,
    (sum(measured.record_key) % 4294967296)::bigint as cell_key
from measured
where exists (select listed.programme_code from listed)
group by
    measured.area_code,
    measured.group_name,
    measured.measure
