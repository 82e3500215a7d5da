-- Each readable family row, cleaned: its KK, its desa by either code system, its decile.
-- grain:   file, row
-- params:  region
-- reads:   family_file, area
with text as (
    select
        family_file.*,
        regexp_replace(
            regexp_replace(coalesce(family_file.nomor_kartu_keluarga, ''), '[\s'']', '', 'g'),
            '\.0+$', ''
        ) as kk,
        upper(regexp_replace(coalesce(family_file.kode_kelurahan_desa, ''), '[\s'']', '', 'g'))
            as desa,
        regexp_replace(coalesce(family_file.kode_kecamatan, ''), '\.0+$|[^0-9]', '', 'g')
            as kecamatan,
        regexp_replace(coalesce(family_file.kode_kabupaten_kota, ''), '\.0+$|[^0-9]', '', 'g')
            as kabupaten,
        regexp_replace(coalesce(family_file.kode_provinsi, ''), '\.0+$|[^0-9]', '', 'g')
            as provinsi,
        lower(trim(coalesce(family_file.desil_nasional, ''), E' \t''')) as decile
    from family_file
),

digits as (
    select
        text.*,
        regexp_full_match(text.desa, '[0-9]+([.,][0-9]+)?E[+]?[0-9]+') as is_rounded,
        regexp_replace(regexp_replace(text.desa, '\.0+$', ''), '[^0-9]', '', 'g') as desa_digits,
        regexp_replace(text.decile, '\.0+$', '') as decile_digits,
        case
            when length(text.kecamatan) in (6, 7) then left(text.kecamatan, 4)
            when length(text.kabupaten) = 4 then text.kabupaten
            else text.provinsi || lpad(text.kabupaten, 2, '0')
        end as kabupaten_digits
    from text
),

-- A desa given in parts: four digits are Kemendagri's, fewer are BPS's with lost zeros.
whole as (
    select
        digits.*,
        case
            when length(digits.desa_digits) = 4 and length(digits.kecamatan) in (1, 2, 6)
                then digits.kabupaten_digits
                    || right('0' || digits.kecamatan, 2)
                    || digits.desa_digits
            when length(digits.desa_digits) between 1 and 3
                and length(digits.kecamatan) in (1, 2, 3, 7)
                then digits.kabupaten_digits
                    || right('00' || digits.kecamatan, 3)
                    || right('00' || digits.desa_digits, 3)
            else digits.desa_digits
        end as code
    from digits
),

-- The seventh digit tells the system: 0 is BPS, 1 and 2 are Kemendagri's kelurahan and desa.
placed as (
    select
        whole.*,
        area.area_code,
        area.name,
        area.aliases
    from whole
    left join area
        on area.level = 'desa'
        and not whole.is_rounded
        and length(whole.code) = 10
        and whole.code = case
            when substr(whole.code, 7, 1) = '0' then area.bps_code
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
    try_cast(regexp_replace(placed.jumlah_anggota_keluarga, '\.0+$', '') as integer) as members,
    -- A name only confirms: it never decides where a family lives.
    list_contains(
        list_transform(
            string_split(placed.name || ';' || coalesce(placed.aliases, ''), ';'),
            lambda each: regexp_replace(upper(each), '[^A-Z]', '', 'g')
        ),
        regexp_replace(
            regexp_replace(
                upper(trim(placed.kelurahan_desa)), '^(DESA|DS|KELURAHAN|KEL)[. ]+', ''
            ),
            '[^A-Z]', '', 'g'
        )
    ) as is_name_confirmed,
    case
        when not regexp_full_match(placed.kk, '[0-9]{16}') then 'bad_kk'
        when placed.is_rounded then 'rounded_area_code'
        when placed.area_code is null
            and length(placed.code) = 10
            and left(placed.code, 4) <> replace($region, '.', '') then 'foreign_area'
        when placed.area_code is null then 'unknown_area'
        when placed.decile not in (
            '', '-', 'null', 'none', 'nan', 'na', 'n/a', 'belum ditentukan', 'belum ada'
        ) and not regexp_full_match(placed.decile_digits, '0*([1-9]|10)')
            then 'decile_out_of_range'
    end as problem
from placed
