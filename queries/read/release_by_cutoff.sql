-- Every release: its cut-off date, whether that is assumed and the data made up, its top decile.
-- grain:   release
-- reads:   release
select
    release.release,
    release.cutoff,
    release.is_cutoff_assumed,
    release.is_made_up,
    release.top_decile
from release
order by release.release
