"""Records of a village, stored without a page: what the tests of the whole site look at."""

import io
from collections.abc import Sequence
from datetime import date, time

from flask import Flask
from PIL import Image
from sqlalchemy import select

from app.accounts.models import User
from app.areas.models import Area, Level
from app.db import db, write_tx
from app.files import store
from app.files.checking import check_file, sha256
from app.files.pages import with_pages
from app.outreach.file_actions import SentFile, add_file
from app.outreach.models import OutreachFile, OutreachSession, Participant, PersonMatch, PersonMatchEntry, SessionDraft
from app.outreach.vocabulary import Approach, Audience, FilePurpose, Sex, Topic
from app.regulations.models import Regulation, RegulationFile, RegulationSettings, RegulationVillage
from app.regulations.rows import RegulationFacts
from app.regulations.scan_actions import add_scan
from app.regulations.vocabulary import RegulationKind, Step, Theme
from tests import cast


def store_session(app: Flask, village: str = cast.KACE_TIMUR, key: str = "kegiatan-contoh", **values) -> int:
    """A session of 22 people of that village, two of them named, in September 2026; its id."""
    with app.app_context(), write_tx() as tx:
        area = tx.scalars(select(Area).where(Area.code == village)).one()
        record = OutreachSession(
            key=key,
            title=values.pop("title", "Waspada tawaran kerja palsu"),
            held_on=values.pop("held_on", date(2026, 9, 16)),
            starts_at=time(9, 0),
            venue="Balai desa",
            host_area=area,
            villages=[area],
            approach=Approach.MEETING,
            organizer="Pemerintah desa",
            speakers=[{"name": "Yanto Contoh", "institution": "BP3MI"}],
            men=8,
            women=12,
            boys=1,
            girls=1,
            **values,
        )
        record.topics = [Topic.ONLINE_SCAM_RECRUITMENT, Topic.TRAFFICKING]
        record.audiences = [Audience.PROSPECTIVE_MIGRANT_WORKER]
        record.participants = [
            Participant(
                position=1,
                name="Nurul Contoh",
                sex=Sex.FEMALE,
                person_key=b"nurul",
                name_key=b"nurul",
                home_village=area,
            ),
            Participant(
                position=2, name="Agus Contoh", sex=Sex.MALE, person_key=b"agus", name_key=b"agus", home_village=area
            ),
        ]
        record.named_count = 2
        tx.add(record)
        tx.flush()
        return record.id


def store_match(app: Flask, outreach_id: int) -> tuple[int, int]:
    """(id of the first entry of that session, id of a match that says who it is)."""
    with app.app_context(), write_tx() as tx:
        entry = tx.scalars(
            select(Participant).where(Participant.session_id == outreach_id, Participant.position == 1)
        ).one()
        match = PersonMatch(session_id=outreach_id, same=True, from_key=b"before", to_key=entry.person_key)
        tx.add(match)
        tx.flush()
        tx.add(PersonMatchEntry(match_id=match.id, participant_id=entry.id))
        return entry.id, match.id


def photo_bytes(width: int = 640, height: int = 480, picture: str = "JPEG", **options) -> bytes:
    """A picture in one colour."""
    encoded = io.BytesIO()
    Image.new("RGB", (width, height), (40, 120, 60)).save(encoded, picture, **options)
    return encoded.getvalue()


def store_photo(app: Flask, outreach_id: int, purpose: FilePurpose = FilePurpose.EVENT) -> int:
    """A photo of that session, its people in agreement; its id."""
    with app.test_request_context():
        checked = check_file("foto.jpg", photo_bytes(), 1280)
        store.keep(checked)
        sent = SentFile(f"foto-{outreach_id}-{purpose}", purpose, True, f"{outreach_id}-{purpose}")
        with write_tx() as tx:
            add_file(tx, outreach_id, sent, checked, None)
            tx.flush()
            return tx.scalars(select(OutreachFile.id).where(OutreachFile.key == sent.key)).one()


def store_draft(app: Flask, username: str = "siti", key: str = "d" * 32, **answers: str) -> str:
    """A session that this person plans for the end of the month; its key."""
    typed = {"held_on": "2026-10-31", "title": "Rencana sosialisasi", **answers}
    with app.app_context(), write_tx() as tx:
        person = tx.scalars(select(User).where(User.username == username)).one()
        kept = {name: [value] for name, value in typed.items()}
        tx.add(SessionDraft(key=key, user_id=person.id, area_id=person.area_id, answers=kept))
    return key


def perdes_with(**values) -> RegulationFacts:
    """A Perdes on protection with the days that are given; nothing is stored."""
    usual = {
        "id": 1,
        "kind": RegulationKind.VILLAGE_REGULATION,
        "theme": Theme.PMI_PROTECTION,
        "number": 2,
        "year": 2026,
        "title": "Pelindungan",
        "valid_until": None,
        "amended_on": None,
        "unsigned": False,
        **{step.value: None for step in Step},
    }
    return RegulationFacts(**{**usual, **values})


def store_regulation(
    app: Flask, village: str = cast.KACE_TIMUR, number: int | None = 2, also: Sequence[str] = (), **values
) -> int:
    """A Perdes on the protection of migrant workers, in force since March 2026; its id. `also`: valid there too."""
    usual = {
        "kind": RegulationKind.VILLAGE_REGULATION,
        "theme": Theme.PMI_PROTECTION,
        "year": 2026,
        "title": "Pelindungan pekerja migran Indonesia",
        "agreed_on": date(2026, 2, 20),
        "enacted_on": date(2026, 3, 2),
        "promulgated_on": date(2026, 3, 5),
        "submitted_on": date(2026, 3, 9),
    }
    with app.app_context(), write_tx() as tx:
        area = tx.scalars(select(Area).where(Area.code == village)).one()
        record = Regulation(area_id=area.id, number=number, **{**usual, **values})
        villages = select(Area.id).where(Area.code.in_([village, *also]), Area.level == Level.VILLAGE)
        record.village_rows = [RegulationVillage(village_id=one) for one in tx.scalars(villages)]
        tx.add(record)
        tx.flush()
        return record.id


def store_scan(app: Flask, regulation_id: int, step: Step | None = None, sent: bytes | None = None) -> int:
    """A photo of the signed text, or of the paper of a step; its id."""
    sent = sent or photo_bytes()
    with app.test_request_context():
        checked = with_pages(check_file("naskah.jpg", sent, 2000))
        store.keep(checked)
        with write_tx() as tx:
            add_scan(tx, regulation_id, step, sha256(sent), checked, None)
            tx.flush()
            return tx.scalars(select(RegulationFile.id).order_by(RegulationFile.id.desc())).first() or 0


def set_regency(app: Flask, regency: str = cast.BANGKA, **values) -> None:
    """What that regency sets for its villages: the public list, the legal basis, terms."""
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(select(Area.id).where(Area.code == regency)).one()
        query = select(RegulationSettings).where(RegulationSettings.area_id == area_id)
        settings = tx.scalars(query).first() or RegulationSettings(area_id=area_id)
        for name, value in values.items():
            setattr(settings, name, value)
        tx.add(settings)


def count(app: Flask, model) -> int:
    """How many rows there are."""
    with app.app_context():
        return db.session.scalar(select(db.func.count()).select_from(model)) or 0
