-- A parent's count that is not the sum of its children's.
-- grain:    release, area_code, measure
-- reads:    area_count, area
-- severity: block
with long as (
    unpivot area_count
    on families, persons, families_decile1, persons_decile1, persons_known_decile
    into name measure value value
)

select
    parent.release,
    parent.area_code,
    parent.measure,
    parent.value,
    sum(child.value) as children
from long as parent
inner join area
    on area.parent_code = parent.area_code
inner join long as child
    on child.area_code = area.area_code
    and child.release = parent.release
    and child.measure = parent.measure
group by
    parent.release,
    parent.area_code,
    parent.measure,
    parent.value
having sum(child.value) <> parent.value
