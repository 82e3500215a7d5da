-- A published count too far from the true one, among those never shown, of nobody, or lost.
-- grain:    release, relation, area_code, name, other, measure
-- reads:    protected, cell, protection
-- severity: block
select
    coalesce(protected.release, cell.release) as release,
    coalesce(protected.relation, cell.relation) as relation,
    coalesce(protected.area_code, cell.area_code) as area_code,
    coalesce(protected.name, cell.name) as name,
    coalesce(protected.other, cell.other) as other,
    coalesce(protected.measure, cell.measure) as measure
from protected
full join cell
    on cell.release = protected.release
    and cell.relation = protected.relation
    and cell.area_code = protected.area_code
    and cell.name = protected.name
    and cell.other = protected.other
    and cell.measure = protected.measure
cross join protection
where cell.count is null
    or protected.count is null
    or abs(protected.count - cell.count) > protection.most
    or protected.count < 0
    or protected.count <> 0 and cell.count = 0
    or protected.count between 1 and protection.unseen and not protected.is_exact
    or protected.is_exact and protected.count <> cell.count
