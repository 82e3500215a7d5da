"""Is poverty below the province's, as was promised? One word, one sentence, three facts, a track.

The word and the sentence hold official figures only; what is estimated is called so. A target lives
until its deadline has passed, by the date of the data: paper of a release always says the same.
"""

from dataclasses import dataclass
from typing import Final

from language import numbers
from language.text import _
from pages.outlook import exhibits as outlook
from pages.summary.words import question
from ui.asking import Asking
from ui.exhibit import Stop, Track
from ui.kept import kept
from ui.records import Record, records
from ui.words import sources
from ui.words.official import target_aim
from ui.words.telling import bold, gap_words

LEAST: Final = 0.005  # points: what is less is written as nothing


@dataclass(frozen=True)
class Fact:
    """A number with what it is the answer to, and what it says."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Verdict:
    """What the first screen says. **Two stars** set words in bold.

    Args:
        qualifier: what the word rests on.
        standing, aim: the two parts of the sentence; aim is '' without a target.
        facts: how far, how fast, how likely.
        brief_source: who made what is estimated, '' where nothing is.
    """

    question: str
    word: str
    qualifier: str
    standing: str
    aim: str
    facts: tuple[Fact, ...]
    track: Track
    source: str
    brief_source: str

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, [self.standing, self.aim]))


@dataclass(frozen=True)
class _Case:
    """The records that a verdict is made of; {} where there is none.

    Args:
        head: of `headline`. target: of `target_status`. scenario: of `scenario_by_name`.
        next_one: of `gap_forecast`, the March by which the target is judged, else the first.
        total: the kabupaten in `persons_to_leave_by_area`.
    """

    head: Record
    target: Record
    is_living: bool
    next_one: Record
    scenario: Record
    total: Record
    province: str


@kept
def verdict(on: Asking) -> Verdict:
    """The verdict on the kabupaten at the release of `on`."""
    case = _case(on)
    word, qualifier = _word(case)
    return Verdict(
        question(case.head),
        word,
        qualifier,
        _where(case),
        _aim(case),
        (_far(case), _fast(case), _likely(case)),
        _track(case),
        _source(on, case),
        _("Perkiraan: dasbor.") if case.next_one else "",
    )


def _case(on: Asking) -> _Case:
    target, is_living = outlook.living_target(records(outlook.targets(on)), outlook.today(on))
    forecast = records(on.ask("gap_forecast", area=on.region))
    judged_on = str(target.get("judged_on"))
    next_one = next((row for row in forecast if row["period"] == judged_on), None)
    to_leave = on.ask("persons_to_leave_by_area", parent=on.region, release=on.release)
    return _Case(
        on.head,
        target,
        is_living,
        next_one or next(iter(forecast), {}),
        on.row("scenario_by_name", area=on.region),
        outlook.total_of(to_leave, on.region),
        on.province_name,
    )


def _word(case: _Case) -> tuple[str, str]:
    gap = case.head.get("gap_pp")
    if gap is None:
        return _("Belum dapat dinilai"), _("angka resminya belum lengkap")
    word = _("Sudah") if gap <= -LEAST else _("Belum")
    return word, _("menurut angka resmi")


def _where(case: _Case) -> str:
    """The newest official figure, beside the province's of the same round."""
    head = case.head
    if head.get("p0_pct") is None:
        return _("BPS belum menerbitkan angka kemiskinan {area}.").format(
            area=head.get("area_name") or _("kabupaten")
        )
    facts = {
        "rate": bold(numbers.percent(head["p0_pct"])),
        "period": numbers.period(str(head["period"])),
    }
    if head.get("gap_pp") is None:
        return _(
            "{rate} penduduk miskin (BPS, {period}); angka {province} untuk bulan itu belum ada."
        ).format(province=case.province, **facts)
    return _("{rate} penduduk miskin (BPS, {period}), {gap}.").format(
        gap=gap_words(head["gap_pp"], case.province), **facts
    )


def _aim(case: _Case) -> str:
    """The target, and what is known of it; '' without one."""
    target = case.target
    if not target:
        return ""
    facts = {
        "target": (_("Target {year}") if case.is_living else _("Target terakhir ({year})")).format(
            year=str(target["deadline"])[:4]
        ),
        "aim": _aimed(target, case.province),
        "period": numbers.period(str(target["judged_on"])),
        "figure": numbers.percent(target["figure_pct"]),
    }
    match target["status"]:
        case "met":
            words = _("{target}, {aim}: **tercapai**, {figure} pada {period}.")
        case "missed":
            words = _("{target}, {aim}: **belum tercapai**, {figure} pada {period}.")
        case _ if needed := needed_fall(target):
            return _("{target}, {aim}: perlu turun {fall}.").format(
                fall=bold(numbers.points(needed, signed=False)), **facts
            )
        case _:
            words = _("{target}, {aim}: dinilai dengan angka {period}, yang belum terbit.")
    return words.format(**facts)


def _aimed(target: Record, province: str) -> str:
    """What is aimed at: a rate alone is one that is not to be passed."""
    if target["rule"] == "at_most" and target["low_pct"] is None:
        return numbers.percent(target["high_pct"])
    return target_aim(target, province)


def needed_fall(target: Record) -> float | None:
    """Points from the newest official figure down to a rate that is aimed at; None if none is.

    Not for 'below the province', whose newest figure is of another round.
    """
    needed = target.get("needed_change_pp")
    if target.get("rule") != "at_most" or needed is None or needed > -LEAST:
        return None
    return -float(needed)


def _far(case: _Case) -> Fact:
    label = _("Jarak")
    row = case.total if case.total.get("gap_pp") is not None else case.next_one
    if row:
        gap, period = float(row["gap_pp"]), _round(row["period"])
        value = numbers.points(abs(gap), signed=False)
        persons = case.total.get("persons_to_leave")
        if gap <= -LEAST:
            note = _("perkiraan {period}, di bawah {province}")
            return Fact(label, value, note.format(period=period, province=case.province))
        if persons is None or round(persons) == 0:
            return Fact(label, value, _("perkiraan selisih {period}").format(period=period))
        note = _("perkiraan selisih {period}: {people}")
        return Fact(label, value, note.format(period=period, people=numbers.about_people(persons)))
    gap = case.head.get("gap_pp")
    if gap is None:
        return Fact(label, numbers.MISSING, _("belum ada angka untuk dibandingkan"))
    note = _("selisih resmi {period}").format(period=_round(case.head["period"]))
    return Fact(label, numbers.points(abs(gap), signed=False), note)


def _fast(case: _Case) -> Fact:
    label, head = _("Laju"), case.head
    if head.get("previous_p0_pct") is None or head.get("p0_pct") is None:
        return Fact(label, numbers.MISSING, _("belum ada dua angka resmi"))
    is_year = int(str(head["period"])[:4]) - int(str(head["previous_period"])[:4]) == 1
    since = numbers.period(str(head["previous_period"]))
    notes = [_("setahun") if is_year else _("sejak {period}").format(period=since)]
    needed, largest = needed_fall(case.target), case.scenario.get("largest_fall_pp")
    if needed is not None and case.target["status"] == "not_yet_measurable":
        notes.append(_("perlu {fall}").format(fall=numbers.number(needed)))
    if largest is not None and largest < 0:
        notes.append(
            _("terbesar {fall} ({year})").format(
                fall=numbers.number(-largest), year=str(case.scenario["largest_fall_period"])[:4]
            )
        )
    return Fact(label, numbers.moved(head["p0_pct"] - head["previous_p0_pct"]), "; ".join(notes))


def _likely(case: _Case) -> Fact:
    label, row = _("Peluang"), case.next_one
    if not row:
        return Fact(label, numbers.MISSING, _("belum ada perkiraan"))
    notes = [_("{period} di bawah provinsi").format(period=_round(row["period"]))]
    chance = case.target.get("chance_pct")
    if chance is not None and case.target["rule"] == "at_most":
        notes.append(
            _("target {rate}: {chance}").format(
                rate=numbers.percent(case.target["high_pct"]), chance=of_hundred(chance)
            )
        )
    return Fact(label, of_hundred(row["below_published_pct"]), "; ".join(notes))


def of_hundred(chance: float) -> str:
    """A chance in percent as so many of a hundred; never none and never all."""
    return _("{count} dari 100").format(count=_hundredths(chance))


def _hundredths(chance: float) -> str:
    return "<1" if chance < 1 else ">99" if chance > 99 else numbers.integer(chance)


def _round(period: object) -> str:
    """A round of BPS in a tight place: '2026' for its usual March, 'Sep 2026' for another."""
    said = str(period)
    return said[:4] if said.endswith("-03") else numbers.short_period(said)


def _track(case: _Case) -> Track:
    head, row = case.head, case.next_one
    stops: list[Stop] = []
    if head.get("p0_pct") is None:
        return Track(())
    if head.get("previous_p0_pct") is not None:
        rate = float(head["previous_p0_pct"])
        stops.append(Stop("before", _round(head["previous_period"]), rate, numbers.percent(rate)))
    rate = float(head["p0_pct"])
    name = _("resmi {period}").format(period=_round(head["period"]))
    stops.append(Stop("official", name, rate, numbers.percent(rate)))
    if row:
        low, high = float(row["p0_low80_pct"]), float(row["p0_high80_pct"])
        name = _("perkiraan {period}").format(period=_round(row["period"]))
        said = f"{numbers.number(low)}{numbers.MISSING}{numbers.percent(high)}"
        stops.append(Stop("estimate", name, float(row["p0_pct"]), said, low, high))
    if case.target.get("high_pct") is not None and case.is_living:
        rate = float(case.target["high_pct"])
        name = _("target {year}").format(year=str(case.target["deadline"])[:4])
        stops.append(Stop("target", name, rate, numbers.percent(rate)))
    if head.get("province_pct") is not None:
        rate = float(head["province_pct"])
        name = f"{case.province} {_round(head['province_period'])}"
        stops.append(Stop("around", name, rate, numbers.percent(rate)))
    return Track(tuple(stops), _("Ke kanan lebih baik, tidak dari nol."))


def _source(on: Asking, case: _Case) -> str:
    said = sources.official(on.official)
    return f"{said} · {_('perkiraan dasbor, bukan angka BPS')}" if case.next_one else said
