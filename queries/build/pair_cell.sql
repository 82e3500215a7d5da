-- Families of the kabupaten that two listed programmes reach, as counted.
-- grain:   release, name, other
-- params:  region
-- reads:   pair_count
-- publish: no
select
    pair_count.release,
    'pair' as relation,
    $region as area_code,
    pair_count.programme_code as name,
    pair_count.other_code as other,
    'families' as measure,
    pair_count.families as count,
    pair_count.families_key as cell_key,
    null::bigint as amount_idr
from pair_count
