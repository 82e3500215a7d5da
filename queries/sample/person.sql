-- Members of each household in one quarter: head, spouse, and children up to their 25th year.
-- grain:   household, member
-- params:  seed, quarter
-- reads:   household
with quarter as (
    select make_date(2000 + $quarter // 4, $quarter % 4 * 3 + 1, 1) - date '1900-01-01' as today
),

-- The head is member 1, the spouse 2, the children 3 and up.
member as (
    select
        household.household,
        household.kk,
        household.area_code,
        household.kecamatan_code,
        household.luck,
        unnest([1] || range(if(household.has_spouse, 2, 3), 3 + household.cradles)) as member
    from household
),

-- Children come in a cycle of 30 years: 25 at home, then five until the next is born.
aged as (
    select
        member.*,
        quarter.today,
        (quarter.today - (member.household * 7919 + member.member * 1237) % 10957) % 10957
            as child_days
    from member
    cross join quarter
),

-- With the serial, the birthday is no other member's: households share one only when their
-- numbers lie a whole cycle apart.
born as (
    select
        aged.* exclude (today, child_days),
        date '1900-01-01' + case aged.member
            when 1 then 16071 + aged.household * 7919 % 20075
            when 2 then 15571 + aged.household * 7919 % 20075
                + (hash(aged.household // 20075, $seed) % 2500)::bigint
            else aged.today - aged.child_days
        end::integer as birthday,
        1 + aged.household // case when aged.member < 3 then 20075 else 10957 end as serial,
        case aged.member
            when 1 then aged.luck % 100 >= 82
            when 2 then aged.luck % 100 < 82
            else hash(aged.household, aged.member, $seed) % 2 = 0
        end as is_female
    from aged
    where aged.member < 3
        or aged.child_days < 9131
)

select
    born.household,
    born.member,
    born.kk,
    born.area_code,
    born.birthday,
    born.is_female,
    9999000000000000
        + right(born.kecamatan_code, 2)::bigint * 10000000000
        + (day(born.birthday) + if(born.is_female, 40, 0)) * 100000000
        + month(born.birthday) * 1000000
        + year(born.birthday) % 100 * 10000
        + born.member * 1000 + born.serial as nik
from born
