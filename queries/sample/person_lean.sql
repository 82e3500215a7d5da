-- The person file with only the columns that the intake reads.
-- grain:   nomor_induk_kependudukan
-- reads:   person
select
    person.nik::varchar as nomor_induk_kependudukan,
    person.kk::varchar as nomor_kartu_keluarga
from person
order by person.area_code, person.household, person.member
