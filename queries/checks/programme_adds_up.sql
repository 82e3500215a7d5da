-- A programme in an area whose recipients or eligible are fewer than those it reaches rightly.
-- grain:    release, area_code, programme_code
-- reads:    programme_count
-- severity: block
select
    programme_count.release,
    programme_count.area_code,
    programme_count.programme_code
from programme_count
where programme_count.recipients < 0
    or programme_count.reached not between 0 and programme_count.recipients
    or programme_count.reached > programme_count.eligible
