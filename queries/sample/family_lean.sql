-- The family file with only the columns that the intake reads.
-- grain:   nomor_kartu_keluarga
-- reads:   family
select
    family.area_code as kode_kelurahan_desa,
    upper(family.desa_name) as kelurahan_desa,
    family.kk::varchar as nomor_kartu_keluarga,
    family.persons::varchar as jumlah_anggota_keluarga,
    family.decile::varchar as desil_nasional,
    family.regional_decile::varchar as desil_kabupaten_kota
from family
order by family.area_code, family.household
