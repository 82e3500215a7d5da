-- A parent's count that is not the sum of its children's.
-- grain:    release, area_code
-- reads:    area_count, area
-- severity: block
with child as (
    select
        area_count.release,
        area.parent_code as area_code,
        sum(area_count.families) as families,
        sum(area_count.persons) as persons,
        sum(area_count.families_decile1) as families_decile1,
        sum(area_count.persons_decile1) as persons_decile1,
        sum(area_count.persons_known_decile) as persons_known_decile,
        sum(area_count.persons_decile12) as persons_decile12,
        sum(area_count.persons_regional_decile1) as persons_regional_decile1,
        sum(area_count.persons_known_regional_decile) as persons_known_regional_decile
    from area_count
    inner join area
        on area.area_code = area_count.area_code
    group by
        area_count.release,
        area.parent_code
)

select
    parent.release,
    parent.area_code
from area_count as parent
inner join child
    on child.release = parent.release
    and child.area_code = parent.area_code
where parent.families <> child.families
    or parent.persons <> child.persons
    or parent.families_decile1 <> child.families_decile1
    or parent.persons_decile1 <> child.persons_decile1
    or parent.persons_known_decile <> child.persons_known_decile
    or parent.persons_decile12 <> child.persons_decile12
    or parent.persons_regional_decile1 <> child.persons_regional_decile1
    or parent.persons_known_regional_decile <> child.persons_known_regional_decile
