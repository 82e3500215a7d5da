-- What each benefit says: programme, period, rupiah, payment, and whether they could be read.
-- grain:   wording, entry
-- reads:   entry, programme_cell, period_cell, amount_cell, status_cell, remark_cell
select
    entry.wording,
    entry.entry,
    entry.is_clear,
    programme_cell.programme_code,
    period_cell.period,
    amount_cell.amount_idr,
    -- A remark of a payment that has not arrived overrules what else is said of it.
    case
        when remark_cell.status in ('failed', 'pending') then remark_cell.status
        else coalesce(status_cell.status, remark_cell.status)
    end as status,
    entry.says_programme or entry.says_period as says_benefit,
    (entry.says_programme and programme_cell.programme_code is not null)
        or (entry.says_period and period_cell.period is not null)
        or amount_cell.amount_idr is not null
        as is_benefit,
    amount_cell.amount_idr is null
        and trim(coalesce(entry.amount_cell, ''), E' \t''-') <> ''
        as is_bad_amount
from entry
left join programme_cell
    on programme_cell.cell = entry.programme_cell
left join period_cell
    on period_cell.cell = entry.period_cell
left join amount_cell
    on amount_cell.cell = entry.amount_cell
left join status_cell
    on status_cell.cell = entry.status_cell
left join remark_cell
    on remark_cell.cell = entry.remark_cell
