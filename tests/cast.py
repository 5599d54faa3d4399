"""The named people of the tests, and the places they are tied to. All invented."""

from dataclasses import dataclass

from app.accounts.models import Role

PLACES = ("19", "21.71", "61.72")  # Bangka Belitung; Batam and Singkawang, which have kelurahan only

KACE_TIMUR = "19.01.04.2014"  # Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka
PETALING = "19.01.04.2001"  # its neighbour in the same subdistrict
AIR_LIMAU = "19.05.01.2007"  # a desa in another regency of the province
KELURAHAN = "19.71.01.1004"  # a kelurahan of Kota Pangkal Pinang
MENDO_BARAT = "19.01.04"
BANGKA = "19.01"
PANGKAL_PINANG = "19.71"
BABEL = "19"


@dataclass(frozen=True)
class Person:
    username: str
    full_name: str
    role: Role
    area_code: str
    password: str = "kopi-pahit-di-balai-desa"


SITI = Person("siti", "Siti Contoh", Role.VILLAGE_HEAD, KACE_TIMUR)
BUDI = Person("budi", "Budi Contoh", Role.VILLAGE_HEAD, AIR_LIMAU)
LINA = Person("lina", "Lina Contoh", Role.VILLAGE_HEAD, KELURAHAN)
DEWI = Person("dewi", "Dewi Contoh", Role.SUBDISTRICT_STAFF, MENDO_BARAT)
RAHMAT = Person("rahmat", "Rahmat Contoh", Role.REGENCY_STAFF, BANGKA)
AYU = Person("ayu", "Ayu Contoh", Role.PROGRAM_LEAD, BABEL)
ADMIN = Person("admin", "Admin Contoh", Role.ADMINISTRATOR, "ID")

CAST = (SITI, BUDI, LINA, DEWI, RAHMAT, AYU, ADMIN)
