-- Each readable family row, cleaned: its KK, its desa by either code system, its decile.
-- grain:   file, row
-- params:  region
-- reads:   family_file, area
with text as (
    select
        family_file.file,
        family_file.row,
        family_file.row_hash,
        regexp_replace(
            regexp_replace(coalesce(family_file.nomor_kartu_keluarga, ''), '[\s'']', '', 'g'),
            '\.0+$', ''
        ) as kk,
        upper(regexp_replace(coalesce(family_file.kode_kelurahan_desa, ''), '[\s'']', '', 'g'))
            as desa,
        lower(trim(coalesce(family_file.desil_nasional, ''))) as decile
    from family_file
),

digits as (
    select
        text.*,
        regexp_full_match(text.desa, '[0-9]+([.,][0-9]+)?E[+]?[0-9]+') as is_rounded,
        regexp_replace(regexp_replace(text.desa, '\.0+$', ''), '[^0-9]', '', 'g') as desa_digits,
        regexp_replace(text.decile, '\.0+$', '') as decile_digits
    from text
),

-- The seventh digit tells the system: 0 is BPS, 1 and 2 are Kemendagri's kelurahan and desa.
placed as (
    select
        digits.*,
        area.area_code
    from digits
    left join area
        on area.level = 'desa'
        and not digits.is_rounded
        and length(digits.desa_digits) = 10
        and digits.desa_digits = case
            when substr(digits.desa_digits, 7, 1) = '0' then area.bps_code
            else replace(area.area_code, '.', '')
        end
)

select
    placed.file,
    placed.row,
    placed.row_hash,
    placed.kk,
    placed.area_code,
    try_cast(placed.decile_digits as tinyint) as decile,
    case
        when not regexp_full_match(placed.kk, '[0-9]{16}') then 'bad_kk'
        when placed.is_rounded then 'rounded_area_code'
        when placed.area_code is null
            and length(placed.desa_digits) = 10
            and left(placed.desa_digits, 4) <> replace($region, '.', '') then 'foreign_area'
        when placed.area_code is null then 'unknown_area'
        when placed.decile not in (
            '', '-', 'null', 'none', 'nan', 'na', 'n/a', 'belum ditentukan', 'belum ada'
        ) and not regexp_full_match(placed.decile_digits, '0*([1-9]|10)')
            then 'decile_out_of_range'
    end as problem
from placed
