"""Rows of a file read as sessions, by the rules of the form; each fault with row, column, value and reason."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from app.areas.village_column import VILLAGE_CODE, VILLAGE_NAME, Village, VillageColumn
from app.i18n import _, _l
from app.outreach.forms import is_key
from app.outreach.models import MOST_HEADS
from app.outreach.synonyms import approach_words, topic_words
from app.outreach.vocabulary import Approach, Topic
from app.sheets.cells import read_day, read_line, read_number, read_word, unknown_word
from app.sheets.columns import Column, Record, Table
from app.sheets.dry_run import Fault, Faults
from app.web.forms import LINE

COUNTS = ("men", "women", "boys", "girls")
COLUMNS = (
    VILLAGE_CODE,
    VILLAGE_NAME,
    Column("held_on", ("date", "tanggal", "tanggal kegiatan", "hari/tanggal", "waktu"), needed=True),
    Column("title", ("judul", "nama kegiatan", "kegiatan", "judul kegiatan"), needed=True),
    Column("topic", ("topics", "topik", "materi", "topik kegiatan"), needed=True),
    Column("approach", ("pendekatan", "cara", "bentuk", "bentuk kegiatan", "metode")),
    Column("organizer", ("organiser", "penyelenggara", "pelaksana")),
    Column("venue", ("place", "tempat", "lokasi")),
    Column("men", ("laki-laki", "laki-laki dewasa", "pria", "jumlah laki-laki")),
    Column("women", ("perempuan", "perempuan dewasa", "wanita", "jumlah perempuan")),
    Column("boys", ("anak laki-laki", "jumlah anak laki-laki")),
    Column("girls", ("anak perempuan", "jumlah anak perempuan")),
    Column("key", ("kunci", "id", "nomor kegiatan")),
)


_NEEDED = {
    "held_on": _l("Enter the date of the session."),
    "title": _l("Write the name of the session."),
    "topic": _l("Choose at least one topic."),
}


@dataclass(frozen=True)
class ImportedSession:
    """A session as a file has it. `key` tells it from all others; `given_key` is the file's own, or ""."""

    row: int
    village: Village
    held_on: date
    title: str
    topics: tuple[Topic, ...]
    approach: Approach | None
    organizer: str
    venue: str
    men: int
    women: int
    boys: int
    girls: int
    key: str
    given_key: str

    @property
    def attendance(self) -> int:
        return self.men + self.women + self.boys + self.girls

    @property
    def content(self) -> tuple:
        """What is compared and hashed: everything but where in the file it stands."""
        topics = tuple(sorted(topic.value for topic in self.topics))
        words = (self.title, topics, self.approach and self.approach.value, self.organizer, self.venue)
        return (self.village.first_code, self.held_on.isoformat(), *words, self.men, self.women, self.boys, self.girls)


def read_rows(table: Table, villages: VillageColumn, today: date) -> tuple[list[ImportedSession], list[Fault]]:
    """The sessions of a file, each under its key, and the faults of the other rows."""
    reader = _Reader(villages, today)
    read, faults, seen, keys = [], [], Counter[tuple](), dict[str, int]()
    for record in table.records:
        found = Faults(table, record)
        session = reader.read(record, found)
        if session is not None and session.given_key and session.key in keys:
            found.add(
                "key", _("Row %(row)s has this key already. Give every row a key of its own.", row=keys[session.key])
            )
        if found.found or session is None:
            faults += found.found
            continue
        if session.given_key:
            keys[session.key] = session.row
        else:
            seen[session.content] += 1
            session = replace(session, key=_key([*session.content, seen[session.content]]))
        read.append(session)
    return read, faults


def _key(parts: list) -> str:
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
    return f"import:{digest[:57]}"  # as long as the column


class _Reader:
    def __init__(self, villages: VillageColumn, today: date):
        self._villages = villages
        self._today = today
        self._topics = topic_words()
        self._approaches = approach_words()

    def read(self, record: Record, faults: Faults) -> ImportedSession | None:
        """None where something is wrong; all that is wrong with the row is in `faults` then."""
        village = self._villages.find(record)
        if village is None:
            faults.add(VILLAGE_CODE.key, self._villages.fault(record))
        faults.need(_NEEDED)
        if not any(record.get(column) for column in COUNTS):
            faults.add("men", _("Enter how many came; write 0 where nobody did."))
        given = faults.read("key", lambda text: read_line(text, LINE), "")
        values = {
            "held_on": faults.read("held_on", lambda text: read_day(text, self._today)),
            "title": faults.read("title", lambda text: read_line(text, LINE)),
            "topics": faults.read("topic", self._read_topics),
            "approach": faults.read("approach", lambda text: read_word(text, self._approaches)),
            "organizer": faults.read("organizer", lambda text: read_line(text, LINE), ""),
            "venue": faults.read("venue", lambda text: read_line(text, LINE), ""),
            **{column: faults.read(column, lambda text: read_number(text, MOST_HEADS), 0) for column in COUNTS},
        }
        if faults.found or village is None:
            return None
        if is_key(given):  # a phone saved it: it is the same record, whether it comes in this file or is sent after all
            return ImportedSession(record.number, village, **values, key=given, given_key=given)
        key = _key([village.first_code, given]) if given else ""
        return ImportedSession(record.number, village, **values, key=key, given_key=given)

    def _read_topics(self, text: str) -> tuple[Topic, ...]:
        """Several are parted by ; or |, or by commas where the whole is no topic itself."""
        chosen: set[Topic] = set()
        for part in filter(None, (part.strip() for part in text.replace("|", ";").split(";"))):
            chosen.update(self._topics.find(part) or self._listed_topics(part))
        if not chosen:
            raise ValueError(_("Choose at least one topic."))
        return tuple(topic for topic in Topic if topic in chosen)

    def _listed_topics(self, text: str) -> set[Topic]:
        chosen: set[Topic] = set()
        for part in text.split(","):
            found = self._topics.find(part)
            if not found:
                raise ValueError(unknown_word(part.strip() or text, self._topics))
            chosen.update(found)
        return chosen
