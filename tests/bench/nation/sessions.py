"""Sessions and the names of their sheets as SQL that both databases understand: a row is made where it is stored.

What is drawn follows from the number of the row and the seed alone, so both databases hold the same nation.
"""

from dataclasses import dataclass
from random import Random

_PRIME = 2_147_483_647
_SEED = 2026
_chance = Random(_SEED)


@dataclass(frozen=True)
class Draw:
    """One question to chance, answered anew for each number."""

    factor: int

    def below(self, most: int, number: str = "n.n") -> str:
        return f"(CAST({number} AS BIGINT) * {self.factor} % {_PRIME} % {most})"


def _draws(count: int) -> list[Draw]:
    return [Draw(_chance.randrange(10**8, _PRIME)) for _ in range(count)]


_SLOT, _DAY, _HOST, _LATE, _STATE, _BIN, _APPROACH, _CAME, _MEN, _WOMEN, _YOUNG, _NAMED = _draws(12)
_TOPIC, _AUDIENCE, _BESIDE, _TOLD = _draws(4)
_PERSON, _HOME, _SEX, _ROLE, _NIK = _draws(5)
PERSON_KEY, NAME_KEY, NIK_KEY = _draws(3)

OF_A_VILLAGE = 300
"""So many people of each village come to sessions at all."""

MOST_NAMES = 20

NUMBERS = """
INSERT INTO bench_number (n)
WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < {most}) SELECT n FROM counter
"""


def sessions(slots: int, days: int) -> str:
    """One session per number: 1 % for a whole subdistrict, 2 in 10.000 for a whole regency, in 2 % nobody came."""
    return f"""
INSERT INTO outreach_session (id, key, title, held_on, venue, host_area_id, approach, organizer, speakers,
    men, women, boys, girls, named_count, summary, follow_up, code, state, reviewed_at, return_reason, return_field,
    recorded_at, created_at, updated_at, deleted_at)
SELECT n.n, CAST(10000000 + n.n AS VARCHAR(12)), 'Sosialisasi migrasi aman', held.day, 'Balai desa',
    CASE WHEN {_HOST.below(10_000)} < 2 THEN slot.regency_id WHEN {_HOST.below(10_000)} < 100 THEN slot.subdistrict_id
        ELSE slot.village_id END,
    approach.value, CASE WHEN {_HOST.below(3)} = 0 THEN 'Dinas Tenaga Kerja' ELSE 'Pemerintah desa' END, '[]',
    came.came * {_MEN.below(20)}, came.came * (1 + {_WOMEN.below(25)}), came.came * {_YOUNG.below(3)},
    came.came * {_YOUNG.below(4)}, came.came * {_NAMED.below(MOST_NAMES + 1)},
    'Peserta bertanya tentang jalur resmi.', '', 'AAAAAAA',
    CASE WHEN {_STATE.below(100)} < 70 THEN 'checked' WHEN {_STATE.below(100)} < 97 THEN 'submitted'
        ELSE 'returned' END,
    CASE WHEN {_STATE.below(100)} < 70 THEN told.moment END, '', '',
    NULL, told.moment, told.moment, CASE WHEN {_BIN.below(100)} = 0 THEN told.moment END
FROM bench_number n
JOIN bench_slot slot ON slot.n = {_SLOT.below(slots)}
JOIN bench_day held ON held.n = {_DAY.below(days)}
JOIN bench_day told ON told.n = held.n + {_LATE.below(8)} * {_LATE.below(3)}
JOIN bench_approach approach ON approach.n = {_APPROACH.below(7)}
JOIN bench_came came ON came.n = {_CAME.below(50)}
ORDER BY n.n
"""


def villages() -> tuple[str, ...]:
    """The villages that each served: its host, all of a subdistrict or regency, in 3 % a neighbour too."""
    told = f"CASE WHEN {_TOLD.below(4, 'session.id')} = 0 THEN {_TOLD.below(9, 'session.id')} END"
    begun = "INSERT INTO outreach_village (session_id, village_id, attendance)"
    own = f"""{begun} SELECT session.id, session.host_area_id, NULL FROM outreach_session session
        JOIN area ON area.id = session.host_area_id AND area.level = 'village' ORDER BY session.id"""
    beside = f"""{begun} SELECT session.id, place.neighbour_id, {told} FROM outreach_session session
        JOIN bench_village place ON place.village_id = session.host_area_id
        WHERE {_BESIDE.below(100, "session.id")} < 3 AND place.neighbour_id <> place.village_id"""
    below = [
        f"""{begun} SELECT session.id, village.id, {told} FROM outreach_session session
        JOIN area host ON host.id = session.host_area_id AND host.level = '{level}'
        JOIN area village ON village.{level}_id = host.id AND village.level = 'village'"""
        for level in ("subdistrict", "regency")
    ]
    return (own, beside, *below)


def told_apart(table: str, column: str, values: int) -> tuple[str, ...]:
    """Two topics (or audiences) of each session, never the same."""
    draw = _TOPIC if column == "topic" else _AUDIENCE
    first = draw.below(values, "session.id")
    return tuple(
        f"""INSERT INTO {table} (session_id, {column}) SELECT session.id, chosen.value FROM outreach_session session
        JOIN bench_{column} chosen ON chosen.n = ({first} + {step}) % {values}"""
        for step in (0, 5)
    )


def participants(slots: int, hashed: str) -> str:
    """The named of each session: people of its village who come again and again, some from next door or elsewhere.

    `hashed` makes sixteen bytes of a number, in which everybody's differ.
    """
    entry = f"(session.id * {MOST_NAMES + 12} + n.n)"
    home = f"CASE WHEN {_HOME.below(12, entry)} = 0 THEN slot.neighbour_id ELSE slot.village_id END"
    person = f"({home} * {OF_A_VILLAGE} + {_PERSON.below(OF_A_VILLAGE, entry)})"
    return f"""
INSERT INTO participant (id, session_id, position, name, sex, audience, hamlet, home_village_id, person_key, name_key,
    nik_key)
SELECT entry, session_id, position, 'Peserta ' || person, CASE WHEN sex < 1 THEN NULL WHEN sex < 5 THEN 'male'
    ELSE 'female' END, audience, '', home, {hashed.format(PERSON_KEY.below(_PRIME, "person"))},
    {hashed.format(NAME_KEY.below(_PRIME, "person"))},
    CASE WHEN nik = 0 THEN {hashed.format(NIK_KEY.below(_PRIME, "person"))} END
FROM (
    SELECT {entry} AS entry, session.id AS session_id, n.n AS position, {person} AS person,
        {_SEX.below(9, entry)} AS sex, CASE WHEN {_ROLE.below(3, entry)} = 0 THEN 'youth' END AS audience,
        CASE WHEN {_HOME.below(9, entry)} > 0 THEN {home} END AS home, {_NIK.below(4, entry)} AS nik
    FROM outreach_session session
    JOIN bench_slot slot ON slot.n = {_SLOT.below(slots, "session.id")}
    JOIN bench_number n ON n.n <= session.named_count
) AS sheet
"""
