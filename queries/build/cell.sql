-- Every count of a release as it is, with its cell key: the sum of its records' keys, modulo 2³².
-- grain:   release, relation, area_code, name, other, measure
-- reads:   area_cell, programme_cell, pillar_cell, finding_cell, decile_cell, pair_cell, flow_cell
-- publish: no
select *
from area_cell
union all
select *
from programme_cell
union all
select *
from pillar_cell
union all
select *
from finding_cell
union all
select *
from decile_cell
union all
select *
from pair_cell
union all
select *
from flow_cell
