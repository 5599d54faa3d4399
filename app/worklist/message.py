"""The message to the head of a village: made from what is recorded, always in Indonesian; no phone number is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from app.areas.models import Kind
from app.i18n import day, force_locale
from app.worklist.calculate import Made

_SHARED = "https://wa.me/?text="


@dataclass(frozen=True)
class Message:
    text: str

    @property
    def address(self) -> str:
        """Opens WhatsApp with the text; whom it goes to is chosen there."""
        return _SHARED + quote(self.text)


@dataclass(frozen=True)
class Facts:
    """What the message is made from; `is_old`: the last session was more than 12 months ago."""

    village: str
    kind: Kind
    last_reached_on: date | None
    is_old: bool
    lacks_names: bool
    lacks_women: bool
    made: Made
    ends_on: date | None
    due_on: date | None
    today: date
    sender: str
    office: str


def write_message(facts: Facts) -> Message:
    """A greeting, what is known, what is asked for, and who asks."""
    with force_locale("id"):
        head = "Lurah" if facts.kind is Kind.KELURAHAN else "Kepala Desa"
        place = facts.village
        lines = [f"Bapak/Ibu {head} {place.split(' ', 1)[1]},", "", _known(facts), *_asked(facts)]
        lines += ["", "Terima kasih.", f"{facts.sender}, {facts.office}"]
    return Message("\n".join(lines))


def _known(facts: Facts) -> str:
    if facts.last_reached_on is None:
        return (
            f"Menurut catatan kami belum pernah ada kegiatan sosialisasi pencegahan perdagangan orang (TPPO) dan "
            f"lowongan kerja palsu di {facts.village}."
        )
    on = day(facts.last_reached_on)
    told = f"Menurut catatan kami kegiatan sosialisasi terakhir di {facts.village} berlangsung pada {on}"
    return told + (", lebih dari 12 bulan yang lalu." if facts.is_old else ".")


def _asked(facts: Facts) -> Sequence[str]:
    by = f" sebelum {day(facts.due_on)}" if facts.due_on and facts.due_on > facts.today else ""
    lines = []
    if facts.last_reached_on is None or facts.is_old:
        lines.append(f"Kami ingin mengadakan kegiatan bersama warga{by}. Hari apa yang sesuai di sana?")
        lines.append("Bila kegiatan sudah pernah diadakan, mohon dicatat di Jejak Desa agar terhitung.")
    if facts.lacks_names:
        lines.append("Daftar hadirnya belum kami terima. Foto daftar hadir dapat dikirim melalui Jejak Desa.")
    if facts.lacks_women:
        lines.append("Pada kegiatan berikutnya kami berharap ibu-ibu dan remaja putri juga diundang.")
    if facts.made is Made.STUCK:
        lines.append("Peraturan desa tentang pelindungan warga menunggu langkah berikutnya. Apa yang dapat kami bantu?")
    if facts.ends_on is not None:
        ended = "sudah berakhir" if facts.ends_on < facts.today else "akan berakhir"
        lines.append(f"SK yang terkait program {ended} pada {day(facts.ends_on)}. Perpanjangannya perlu disiapkan.")
    return lines or [f"Kami ingin berkunjung{by}. Hari apa yang sesuai di sana?"]
