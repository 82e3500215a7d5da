-- Each way in which a decile is written in the family files, and what it means.
-- grain:   cell
-- reads:   family_file
with written as (
    select family_file.desil_nasional as cell
    from family_file
    union
    select family_file.desil_kabupaten_kota as cell
    from family_file
),

text as (
    select
        written.cell,
        lower(trim(coalesce(written.cell, ''), E' \t''')) as decile
    from written
),

digits as (
    select
        text.*,
        regexp_replace(text.decile, '\.0+$', '') as decile_digits
    from text
)

select
    digits.cell,
    case
        when regexp_full_match(digits.decile_digits, '0*([1-9]|10)')
            then digits.decile_digits::tinyint
    end as decile,
    case
        when digits.decile not in (
            '', '-', 'null', 'none', 'nan', 'na', 'n/a', 'belum ditentukan', 'belum ada'
        ) and not regexp_full_match(digits.decile_digits, '0*([1-9]|10)')
            then 'decile_out_of_range'
    end as problem
from digits
