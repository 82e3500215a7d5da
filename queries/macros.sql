-- Why a value is not given, as a list of one; an empty list where it is. Lists are joined by ||.
-- reason: too_few (of a percentage's whole), kecamatan_only (not for desa) or not_measured.
create or replace macro absence(measure, value, reason) as
    case when value is null then [{ 'measure': measure, 'reason': reason }] else [] end;

-- Why one of the measures of such a list is not given; NULL where it is.
create or replace macro reason_of(withheld, measure) as
    list_filter(withheld, lambda each: each.measure = measure)[1].reason;

-- The same reasons for these measures only.
create or replace macro absences_of(withheld, measures) as
    list_filter(withheld, lambda each: list_contains(measures, each.measure));

-- The reason for one measure, under the name of the column that shows it.
create or replace macro absence_of(withheld, measure, shown_as) as
    absence(shown_as, reason_of(withheld, measure) is null or null, reason_of(withheld, measure));
