-- Everything that was checked, by kind; what was found is marked.
-- grain:   kind, programme_code, unit_key
-- reads:   check_pair, check_twice, check_dead, check_known, check_limit, check_nik, check_rupiah
select *
from check_pair
union all by name
select *
from check_twice
union all by name
select *
from check_dead
union all by name
select *
from check_known
union all by name
select *
from check_limit
union all by name
select *
from check_nik
union all by name
select *
from check_rupiah
