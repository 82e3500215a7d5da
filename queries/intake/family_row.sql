-- Each readable family row, cleaned: its KK, its desa, its decile, and what is wrong with it.
-- grain:   file, row
-- reads:   family_file, place, decile
with cleaned as (
    select
        family_file.*,
        regexp_replace(
            translate(
                coalesce(family_file.nomor_kartu_keluarga, ''), ' ''' || chr(9) || chr(160), ''
            ),
            '\.0+$', ''
        ) as kk
    from family_file
)

select
    cleaned.file,
    cleaned.row,
    cleaned.row_hash,
    cleaned.kk,
    place.area_code,
    decile.decile,
    regional.decile as regional_decile,
    try_cast(try_cast(cleaned.jumlah_anggota_keluarga as double) as integer) as members,
    place.is_name_confirmed,
    case
        when not regexp_full_match(cleaned.kk, '[0-9]{16}') then 'bad_kk'
        else coalesce(place.problem, decile.problem)
    end as problem
from cleaned
left join place
    on place.desa_cell is not distinct from cleaned.kode_kelurahan_desa
    and place.kecamatan_cell is not distinct from cleaned.kode_kecamatan
    and place.kabupaten_cell is not distinct from cleaned.kode_kabupaten_kota
    and place.provinsi_cell is not distinct from cleaned.kode_provinsi
    and place.name_cell is not distinct from cleaned.kelurahan_desa
left join decile
    on decile.cell is not distinct from cleaned.desil_nasional
left join decile as regional
    on regional.cell is not distinct from cleaned.desil_kabupaten_kota
