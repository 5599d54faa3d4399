"""The steps that several journeys share."""

from playwright.sync_api import Page

from tests import cast
from tests.chromium import Site


def sign_in(site: Site, person: cast.Person, **options) -> Page:
    """By the page for it, as a person does."""
    page = site.visit(**options)
    page.goto("/")
    page.get_by_label("Nama pengguna").fill(person.username)
    page.get_by_label("Kata sandi", exact=True).fill(person.password)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("navigation", name="Menu utama").wait_for()
    return page


def fill_in_session(page: Page, day: str = "2026-09-20") -> None:
    """The four answers that a session needs; the day as type="date" takes it."""
    page.get_by_label("Tanggal kegiatan").fill(day)
    page.get_by_label("Nama kegiatan").fill("Bahaya lowongan kerja palsu")
    page.get_by_label("Lowongan palsu dan penipuan daring").check()
    page.get_by_label("Laki-laki dewasa").fill("14")
    page.get_by_label("Perempuan dewasa").fill("22")


def typed(page: Page) -> tuple[str, ...]:
    """What stands in the form of a session."""
    topic = page.get_by_label("Lowongan palsu dan penipuan daring").is_checked()
    labels = ("Tanggal kegiatan", "Nama kegiatan", "Laki-laki dewasa", "Perempuan dewasa")
    return (*(page.get_by_label(label).input_value() for label in labels), str(topic))
