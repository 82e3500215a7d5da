-- Made-up benefits of one quarter, some of them wrong at known rates (data/sample/lists.py).
-- grain:   program, nik, no_kk, periode, copy
-- params:  seed, quarter, bad_nik, unknown, foreign, repeated, kk_only, amount, failed
-- reads:   benefit_picture, family, person
with aged as (
    select
        person.household,
        person.member,
        person.nik,
        family.kk,
        family.decile,
        family.persons,
        datesub(
            'year',
            person.birthday,
            make_date(2000 + $quarter // 4, $quarter % 4 * 3 + 1, 28)
        ) as age,
        2026 - year(person.birthday) as age_in_file,
        family.luck
    from person
    inner join family
        on family.household = person.household
),

-- One row for each age, so that persons find theirs by it and need no sorting.
aimed as (
    select
        benefit_picture.*,
        unnest(range(benefit_picture.age_min, benefit_picture.age_max + 1)) as age
    from benefit_picture
),

-- A family is drawn once for a programme, whoever opens it; a person for himself. Who gets a
-- programme keeps it for two years on the average.
candidate as (
    select
        picture.programme_code,
        picture.amount_idr,
        picture.is_monthly,
        aged.household,
        if(picture.unit = 'family', 1, aged.member) as member,
        min(aged.kk) as kk
    from aimed as picture
    inner join aged
        on aged.age = picture.age
    where case
        when hash(
            aged.household,
            if(picture.unit = 'family', 1, aged.member),
            picture.programme_code,
            ($quarter + aged.household % 8) // 8,
            $seed
        ) % 1000000 >= if(
            coalesce(aged.decile, 11) <= picture.decile_max, picture.share_ppm, picture.leak_ppm
        ) then false
        when picture.whom = 'alone' then aged.persons = 1
        -- Whom person_full.sql calls severely disabled: who walks, speaks or cares for himself
        -- with codes 1 or 2.
        when picture.whom = 'disabled'
            then (hash(aged.nik, aged.luck, 'body') >> 12) % if(aged.age_in_file > 60, 14, 160) = 0
            or (hash(aged.nik, aged.luck, 'body') >> 28) % 120 = 0
            or (hash(aged.nik, aged.luck, 'body') >> 32) % 300 = 0
        else true
    end
    group by
        picture.programme_code,
        picture.amount_idr,
        picture.is_monthly,
        aged.household,
        if(picture.unit = 'family', 1, aged.member)
),

drawn as (
    select
        candidate.*,
        hash(candidate.household, candidate.member, candidate.programme_code, $quarter, $seed)
            % 1000000 as luck
    from candidate
),

paid as (
    select
        drawn.*,
        unnest(if(drawn.is_monthly, [1, 2, 3], [0])) as month,
        holder.nik::varchar as nik
    from drawn
    inner join aged as holder
        on holder.household = drawn.household
        and holder.member = drawn.member
),

-- The rates follow each other on one line, so that no benefit has two errors.
wrong as (
    select
        paid.*,
        paid.luck < $bad_nik as is_bad,
        paid.luck between $bad_nik and $unknown - 1 as is_unknown,
        paid.luck between $unknown and $foreign - 1 as is_foreign,
        paid.luck between $foreign and $repeated - 1 as is_repeated,
        paid.luck between $repeated and $kk_only - 1 as is_kk_only,
        paid.luck between $kk_only and $amount - 1 as is_dear,
        paid.luck between $amount and $failed - 1 as is_failed
    from paid
)

select
    wrong.programme_code as program,
    case
        when wrong.is_bad then left(wrong.nik, 15)
        when wrong.is_kk_only then ''
        -- There is no kecamatan 99 and no province 99 either: nobody has these numbers.
        when wrong.is_unknown then '999999' || substr(wrong.nik, 7)
        when wrong.is_foreign then '9998' || substr(wrong.nik, 5)
        else wrong.nik
    end as nik,
    case
        when wrong.is_unknown then '999999' || substr(wrong.kk::varchar, 7)
        when wrong.is_foreign then '9998' || substr(wrong.kk::varchar, 5)
        else wrong.kk::varchar
    end as no_kk,
    case wrong.month
        when 0 then 2000 + $quarter // 4 || '-Q' || $quarter % 4 + 1
        else 2000 + $quarter // 4 || '-'
            || lpad(($quarter % 4 * 3 + wrong.month)::varchar, 2, '0')
    end as periode,
    coalesce(
        (if(wrong.is_dear, 100, 1) * wrong.amount_idr)::bigint::varchar, ''
    ) as nominal,
    if(wrong.is_failed, 'burekol gagal', 'berhasil') as status,
    unnest(if(wrong.is_repeated, [1, 2], [1])) as copy
from wrong
