"""A small browser for tests: the Flask client and an HTML parser. Every page that it opens is checked."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin, urlsplit

from flask import Flask
from lxml import html

from tests.cast import Person
from tests.signed_in import session_of

ANSWERING = ("input", "select", "textarea")


class Page:
    """One answer of the site."""

    def __init__(self, browser: Browser, response):
        self.browser = browser
        self.response = response
        self.status = response.status_code
        self.path = urlsplit(response.request.path).path
        self.body = response.get_data()
        if response.mimetype == "text/html":
            self.tree = html.document_fromstring(self.body.decode())
            for piece in self.tree.cssselect("template"):  # what a script may put on the page does not stand there yet
                piece.drop_tree()
            check_page(self)

    def all(self, selector: str) -> list:
        return self.tree.cssselect(selector)

    def one(self, selector: str):
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} elements match {selector!r} on {self.path}"
        return found[0]

    def text(self, selector: str = "main") -> str:
        """The visible words of the one element, spaces folded."""
        return " ".join(self.one(selector).text_content().split())

    def texts(self, selector: str) -> list[str]:
        return [" ".join(element.text_content().split()) for element in self.all(selector)]

    def follow(self, label: str, status: int = 200) -> Page:
        """Click the link with these words."""
        links = [a for a in self.all("a") if " ".join(a.text_content().split()) == label]
        assert links, f"no link {label!r} on {self.path}"
        return self.browser.open(links[0].get("href"), status)

    def form(self, button: str | None = None):
        """The form in main with that button; the first one where none is named."""
        for form in self.all("main form[method=post]"):
            words = " ".join(" ".join(b.text_content() for b in form.cssselect("button")).split())
            if button is None or button in words:
                return form
        raise AssertionError(f"no form {button or ''} on {self.path}")

    def answers(self, form) -> dict[str, list]:
        """What a browser would send: the fields as they stand."""
        sent: dict[str, list] = {}
        for field in form.cssselect(", ".join(ANSWERING)):
            name = field.get("name")
            if not name or field.get("disabled") is not None:
                continue
            if field.tag == "select":
                chosen = [o for o in field.cssselect("option") if o.get("selected") is not None]
                chosen = chosen or ([] if field.get("multiple") is not None else field.cssselect("option")[:1])
                sent.setdefault(name, []).extend(option.get("value", option.text) for option in chosen)
            elif field.tag == "textarea":
                sent.setdefault(name, []).append((field.text or "").removeprefix("\n"))
            elif field.get("type") in ("checkbox", "radio"):
                if field.get("checked") is not None:
                    sent.setdefault(name, []).append(field.get("value", "on"))
            elif field.get("type") != "file":
                sent.setdefault(name, []).append(field.get("value", ""))
        return sent

    def submit(self, button: str | None = None, status: int = 200, **answers) -> Page:
        """Fill in (a list ticks several boxes, None leaves a field out), send, follow the redirects."""
        form = self.form(button)
        pressed = next(
            (b for b in form.cssselect("button") if button and button in " ".join(b.text_content().split())), {}
        )
        sent = self.answers(form)
        if pressed.get("name"):
            sent[pressed.get("name")] = [pressed.get("value", "")]
        for name, value in answers.items():
            if value is None:
                sent.pop(name, None)
            else:
                sent[name] = value if isinstance(value, list) else [value]
        action = pressed.get("formaction") or form.get("action") or ""
        address = urljoin(self.response.request.full_path.rstrip("?"), action)
        return self.browser.post(address, sent, status, multipart=form.get("enctype") is not None)


class Browser:
    """One person's browser; sign_in gives a new one."""

    def __init__(self, app: Flask):
        self.app = app
        self.client = app.test_client()

    def sign_in(self, person: Person, password: str | None = None) -> Browser:
        """Through the form, with a password that a test has given; else with the cookie of an earlier sign-in."""
        browser = Browser(self.app)
        if password is None:
            browser.client.set_cookie("session", session_of(self.app, person))
        else:
            browser.through_the_form(person.username, password)
        return browser

    def through_the_form(self, username: str, password: str) -> None:
        page = self.open("/sign-in").submit(username=username, password=password)
        assert page.path != "/sign-in", page.text()

    def open(self, address: str, status: int = 200) -> Page:
        return self._page(self.client.get(address, follow_redirects=True), status)

    def post(self, address: str, data: dict, status: int = 200, multipart: bool = False) -> Page:
        options = {"content_type": "multipart/form-data"} if multipart else {}
        return self._page(self.client.post(address, data=data, follow_redirects=True, **options), status)

    def _page(self, response, status: int) -> Page:
        page = Page(self, response)
        assert page.status == status, (
            f"{page.path}: {page.status}, not {status}\n{page.body[:3000].decode(errors='replace')}"
        )
        return page


def check_page(page: Page) -> None:
    """What holds for every page: one h1, a title that begins with it, unique ids, labelled fields, own urls only."""
    heading = page.texts("h1")
    assert len(heading) == 1, f"{page.path}: {len(heading)} h1"
    assert page.text("head > title").startswith(heading[0]), (
        f"{page.path}: {page.text('head > title')!r} is not {heading[0]!r}"
    )
    doubled = [name for name, count in Counter(e.get("id") for e in page.all("[id]")).items() if count > 1]
    assert not doubled, f"{page.path}: ids {doubled} twice"
    labelled = {label.get("for") for label in page.all("label[for]")}
    for field in page.all(", ".join(ANSWERING)):
        if field.get("type") in ("hidden", "submit"):
            continue
        inside = any(parent.tag == "label" for parent in field.iterancestors())
        named = field.get("aria-label") or field.get("aria-labelledby")
        assert inside or named or field.get("id") in labelled, (
            f"{page.path}: {html.tostring(field)[:200]!r} has no label"
        )
    for element in page.all("[href], [src], [action]"):
        address = element.get("href") or element.get("src") or element.get("action") or ""
        own = address.startswith(("/", "#", "?", "https://wa.me/")) or address == ""
        assert own or element.tag == "use", f"{page.path}: {address} is not of this site"
    assert not page.all("[style], style, script:not([src]), [onclick]"), f"{page.path}: inline style or script"
