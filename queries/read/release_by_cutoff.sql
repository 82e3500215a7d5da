-- Every release with its cut-off date, and whether that date is assumed and the data made up.
-- grain:   release
-- reads:   release
select
    release.release,
    release.cutoff,
    release.is_cutoff_assumed,
    release.is_made_up
from release
order by release.release
