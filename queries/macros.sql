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

-- The complement of the error function at x >= 0, t = 1 / (1 + x / 2), to 1.2e-7 of itself: Press
-- et al., Numerical Recipes, 2nd edition, section 6.2.
create or replace macro erfc_of(x, t) as
    t * exp(
        -x * x - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418
        + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587
        + t * (-0.82215223 + t * 0.17087277))))))))
    );

-- The chance that a standard normal lies further from zero than z >= 0.
create or replace macro two_sided(z) as
    erfc_of(z / sqrt(2), 1 / (1 + z / sqrt(8)));
