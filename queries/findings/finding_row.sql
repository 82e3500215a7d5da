-- Rows of the office's own lists that a finding means, with their kecamatan and desa.
-- grain:   file, row, entry
-- params:  kind
-- reads:   recipient_verdict, recipient_file, number_hash, found_hash, area
with hashed as (
    select
        recipient_verdict.*,
        person.hash as person_hash,
        family.hash as family_hash
    from recipient_verdict
    left join number_hash as person
        on person.number = recipient_verdict.nik
    left join number_hash as family
        on family.number = recipient_verdict.kk
    where recipient_verdict.verdict = 'accepted'
        and coalesce(recipient_verdict.status, 'received') = 'received'
)

select
    kecamatan.area_code as kecamatan_code,
    hashed.file,
    hashed.programme_code,
    hashed.period,
    recipient_file.nomor_induk_kependudukan as nik,
    recipient_file.nomor_kartu_keluarga as kk,
    recipient_file.nama,
    recipient_file.alamat,
    desa.name as desa_name,
    hashed.amount_idr
from hashed
inner join found_hash
    on found_hash.programme_code = hashed.programme_code
    and found_hash.period = hashed.period
    and found_hash.person_hash is not distinct from hashed.person_hash
    and found_hash.family_hash is not distinct from hashed.family_hash
    -- Benefits that no number tells apart.
    and ($kind <> 'bad_nik' or list_contains(hashed.reasons, 'bad_nik'))
    and (
        $kind <> 'amount_out_of_range'
        or found_hash.amount_idr is not distinct from hashed.amount_idr
    )
inner join recipient_file
    on recipient_file.file = hashed.file
    and recipient_file.row = hashed.row
left join area as desa
    on desa.area_code = found_hash.area_code
left join area as kecamatan
    on kecamatan.area_code = desa.parent_code
order by
    kecamatan.area_code,
    desa.area_code,
    hashed.programme_code,
    hashed.file,
    hashed.row,
    hashed.entry
