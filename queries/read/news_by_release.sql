-- What changed beyond its noise since the release before, of every number tested; surest first.
-- grain:   release, measure, name, area_code
-- params:  release
-- reads:   release_news
-- A tenth of the changes told may be chance (Benjamini and Hochberg 1995). Without any that is told
-- the surest stands alone: how many were tested is known of it.
select
    release_news.release,
    release_news.since,
    release_news.measure,
    release_news.name,
    release_news.area_code,
    release_news.value_now,
    release_news.value_before,
    release_news.errors_apart,
    release_news.is_told,
    release_news.numbers_tested,
    release_news.numbers_told,
    release_news.told_by_chance
from release_news
where release_news.release = $release
order by
    release_news.errors_apart desc,
    release_news.measure asc,
    release_news.name asc,
    release_news.area_code asc
