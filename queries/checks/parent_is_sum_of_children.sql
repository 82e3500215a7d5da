-- A parent's count that is not the sum of its children's.
-- grain:    release, area_code
-- reads:    area_counted, area
-- severity: block
with child as (
    select
        area_counted.release,
        area.parent_code as area_code,
        sum(area_counted.families) as families,
        sum(area_counted.persons) as persons,
        sum(area_counted.families_decile1) as families_decile1,
        sum(area_counted.persons_decile1) as persons_decile1,
        sum(area_counted.persons_known_decile) as persons_known_decile
    from area_counted
    inner join area
        on area.area_code = area_counted.area_code
    group by
        area_counted.release,
        area.parent_code
)

select
    parent.release,
    parent.area_code
from area_counted as parent
inner join child
    on child.release = parent.release
    and child.area_code = parent.area_code
where parent.families <> child.families
    or parent.persons <> child.persons
    or parent.families_decile1 <> child.families_decile1
    or parent.persons_decile1 <> child.persons_decile1
    or parent.persons_known_decile <> child.persons_known_decile
