-- Each release with its cut-off: as the office stated it, else as known, else assumed.
-- grain:   release
-- reads:   delivered, known_release
select
    delivered.release,
    coalesce(
        delivered.stated_cutoff,
        known_release.cutoff,
        last_day(make_date(
            left(delivered.release, 4)::integer,
            3 * right(delivered.release, 1)::integer,
            1
        ))
    ) as cutoff,
    delivered.stated_cutoff is null and known_release.cutoff is null as is_cutoff_assumed,
    delivered.is_made_up,
    -- The last decile that is told; it stands for all above it. 10: every decile is told.
    delivered.top_decile
from delivered
left join known_release
    on known_release.release = delivered.release
