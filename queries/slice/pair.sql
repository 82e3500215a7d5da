-- Families or persons of each desa by decile group and two characteristics, and their keys.
-- grain:   place, decile_group, one, other
-- reads:   coded
select
    coded.place,
    coded.decile_group,
    coded.one,
    coded.other,
    count(*) as count,
    sum(coded.record_key) as keys
from coded
group by
    coded.place,
    coded.decile_group,
    coded.one,
    coded.other
