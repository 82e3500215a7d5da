-- A release whose deciles are one group from below 6 on: it would lie across the groups shown.
-- grain:    release
-- reads:    release
-- severity: block
select
    release.release,
    release.top_decile
from release
where release.top_decile not between 6 and 10
