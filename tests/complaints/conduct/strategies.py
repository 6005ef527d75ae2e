"""Cases for property tests: any contact that the file form allows, texts of every kind."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from complaints.conduct.facts import Addressee, Case, Channel, Claim, Contact, LenderKind, Refusal

SAID = (
    "马上还钱，不然明天去你单位",
    "请他转告我回个电话",
    "【某某消金】您已还款成功",
    "我妈说别再打了，他说天天打",
    "未接",
    "(1/2)您好，",
    "再不还就让你全家都知道",
)
PEOPLE = ("family:mother", "friend:a", "employer:boss")
NUMBERS = ("10690", "+8610", "95555")

texts = st.one_of(
    st.just(""),
    st.sampled_from(SAID),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)
START = datetime(2024, 5, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=940)).map(lambda after: START + after)
offsets = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
# Most moments lie close together, so that days and windows fill.
near = st.integers(0, 3 * 24 * 60).map(
    lambda minutes: datetime(2026, 3, 5, tzinfo=UTC) + timedelta(minutes=minutes)
)
times = st.builds(lambda at, zone: at.astimezone(zone), st.one_of(near, near, moments), offsets)


def contacts_named(name: str, slugs: tuple[str, ...]) -> st.SearchStrategy[Contact]:
    return st.builds(
        Contact,
        id=st.just(name),
        at=times,
        channel=st.sampled_from(Channel),
        to=st.sampled_from(Addressee),
        person=st.none() | st.sampled_from(PEOPLE),
        answered=st.none() | st.booleans(),
        seconds=st.none() | st.integers(0, 300),
        number=st.none() | st.sampled_from(NUMBERS),
        claims_to_be=st.sampled_from(Claim),
        invited=st.booleans(),
        text=texts,
        acts=st.lists(st.sampled_from(slugs), max_size=2, unique=True).map(tuple),
    )


def cases(slugs: tuple[str, ...], most: int = 12) -> st.SearchStrategy[Case]:
    logs = st.integers(0, most).flatmap(
        lambda count: st.tuples(*(contacts_named(f"c{place}", slugs) for place in range(count)))
    )
    return st.builds(
        Case,
        case=st.just("p"),
        contacts=logs,
        lender_kind=st.sampled_from(LenderKind),
        settled_on=st.none() | st.dates(date(2026, 3, 1), date(2026, 3, 9)),
        refusals=st.lists(
            st.builds(Refusal, by=st.sampled_from((*PEOPLE, "borrower", "family")), at=times),
            max_size=3,
        ).map(tuple),
        borrower_reachable=st.none() | st.booleans(),
    )
