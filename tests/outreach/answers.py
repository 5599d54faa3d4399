"""What the people of these tests type, and how they find what they made."""

import re

from sqlalchemy import select

from app.db import db
from app.outreach.models import Participant
from tests.pages import Browser, Page

ANSWERS = {
    "held_on": "2026-09-20",
    "title": "Bahaya lowongan kerja palsu di Kamboja",
    "topics": ["online_scam_recruitment", "illegal_brokers"],
    "men": "14",
    "women": "22",
    "boys": "2",
    "girls": "4",
}


def record(browser: Browser, **answers) -> Page:
    """Record a session; gives its page."""
    receipt = browser.open("/outreach/new").submit("Simpan kegiatan", **{**ANSWERS, **answers})
    assert receipt.path.endswith("/receipt"), receipt.text()
    return browser.open(receipt.path.removesuffix("/receipt"))


def type_names(page: Page, *rows: tuple, status: int = 200) -> Page:
    """Fill the table from its first row: (name, "L" or "P", group, home village), as far as given; save it."""
    if not any(button == "Simpan nama" for button in page.texts("button")):
        page = page.browser.open(page.path + "?table=1")
    form = page.form("Simpan nama")
    sent = page.answers(form)
    for index, row in enumerate(rows):
        name, sex, audience, home = (*row, *("", "", "", "")[len(row) :])
        sent["name"][index], sent["audience"][index], sent["home"][index] = name, audience, home
        sent.pop(f"sex-{index}", None)
        if sex:
            sent[f"sex-{index}"] = [{"L": "male", "P": "female", "?": "unknown"}[sex]]
    return page.browser.post(page.path, sent, status)


class Quick:
    """The script of the sheet: rows go out one by one as JSON, with the token of the page."""

    def __init__(self, browser: Browser, outreach_path: str):
        self.browser, self.path = browser, outreach_path + "/names"
        page = browser.open(self.path)
        self.token = page.one("#entry input[name=csrf_token]").get("value")

    def post(self, address: str, body: dict, status: int = 200) -> dict:
        answer = self.browser.client.post(address, json=body, headers={"X-CSRFToken": self.token})
        assert answer.status_code == status, answer.get_data(as_text=True)[:2000]
        return answer.get_json() if answer.is_json else {}

    def add(self, *rows: dict, status: int = 200) -> dict:
        """Each row has a name, and a key made of it where none is given; a woman unless it says otherwise."""
        sent = [
            {"ref": re.sub(r"[^\w-]", "", f"row-{row.get('name', '')}-key"), "sex": "female", "number": 1, **row}
            for row in rows
        ]
        return self.post(self.path + "/add", {"rows": sent}, status)

    def rows(self) -> dict[str, dict]:
        """{name: what the page knows of the entry}, as they stand on the sheet."""
        page = self.browser.open(self.path)
        return {tr.get("data-name"): dict(tr.attrib) for tr in page.all("#rows tr")}

    def change(self, of: str, status: int = 200, **values) -> dict:
        row = self.rows()[of]
        before = {column: row[f"data-{column}"] for column in ("name", "sex", "audience", "hamlet", "home", "seen")}
        address = f"{self.path}/{row['data-id']}/change"
        return self.post(address, {**before, "ref": row["data-id"], **values}, status)

    def remove(self, name: str) -> dict:
        return self.post(f"{self.path}/{self.rows()[name]['data-id']}/remove", {})

    def people(self, typed: str) -> list[dict]:
        return self.browser.client.get(self.path.removesuffix("names") + "people", query_string={"q": typed}).get_json()


def person_keys(app) -> dict[str, list[bytes]]:
    """{name: the person keys of its entries, in the order in which they were stored}."""
    with app.app_context():
        found: dict[str, list[bytes]] = {}
        for entry in db.session.scalars(select(Participant).order_by(Participant.id)):
            found.setdefault(entry.name or "", []).append(entry.person_key)
        return found
