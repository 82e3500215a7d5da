-- Families of deciles 1 and 2 of each area by the pillars that reach them, in all and by group.
-- grain:   release, area_code, group_name
-- params:  fewest, edition
-- reads:   protected, area
with counted as (
    select
        protected.release,
        protected.area_code,
        area.level,
        protected.name as group_name,
        max(protected.count) filter (where protected.measure = 'families') as families,
        max(protected.count) filter (where protected.measure = 'families_none') as families_none,
        max(protected.count) filter (where protected.measure = 'families_protection_only')
            as families_protection_only,
        max(protected.count) filter (where protected.measure = 'families_empowerment_only')
            as families_empowerment_only,
        max(protected.count) filter (where protected.measure = 'families_both') as families_both
    from protected
    inner join area
        on area.area_code = protected.area_code
    where protected.relation = 'pillar'
        -- Health, disability and children: only from kecamatan up for the public.
        and not (
            $edition = 'public'
            and area.level = 'desa'
            and protected.name in ('severe_disability', 'child_out_of_school')
        )
    group by
        protected.release,
        protected.area_code,
        area.level,
        protected.name
),

shared as (
    select
        counted.release,
        counted.area_code,
        counted.level,
        counted.group_name,
        counted.families as families_decile12,
        counted.families_none,
        counted.families_protection_only,
        counted.families_empowerment_only,
        counted.families_both,
        case
            when counted.families >= $fewest
                then least(100, 100 * counted.families_none::double / counted.families)
        end as unreached_pct
    from counted
)

select
    shared.*,
    absence('unreached_pct', shared.unreached_pct, 'too_few') as withheld
from shared
