"""The demo's people who sign in, one of each task."""

from dataclasses import dataclass

from app.accounts.models import Role


@dataclass(frozen=True)
class DemoPerson:
    username: str
    full_name: str
    role: Role
    area_code: str


SITI_VILLAGE = "19.01.04.2014"  # Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka

PEOPLE = (
    DemoPerson("siti", "Siti Nur'aini", Role.VILLAGE_HEAD, SITI_VILLAGE),
    DemoPerson("budi", "Budi Sulaiman", Role.VILLAGE_HEAD, "19.05.01.2007"),
    DemoPerson("lina", "Lina Oktavia", Role.VILLAGE_HEAD, "19.71.01.1004"),
    DemoPerson("dewi", "Dewi Anggraini", Role.SUBDISTRICT_STAFF, "19.01.04"),
    DemoPerson("rahmat", "Rahmat Hidayat", Role.REGENCY_STAFF, "19.01"),
    DemoPerson("ayu", "Ayu Permata", Role.PROGRAM_LEAD, "19"),
    DemoPerson("admin", "Ma'ruf", Role.ADMINISTRATOR, "ID"),
)
