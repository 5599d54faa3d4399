"""Writing a draft: what is known goes into the template, what is not is a yellow blank."""

import io
import re
import zipfile
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from app.drafting.forms import Paper
from app.drafting.layout import BLANK, build_template
from app.web.settings import is_demo

_BRACES = {"{": "&#123;", "}": "&#125;"}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Words:
    """All that the texts in templates/drafting can name; "" is a place to fill in by hand."""

    area: str
    desa: str
    village: str
    title: str
    head: str
    signs_as: str
    subdistrict: str
    regency: str
    regional_head: str
    council: str
    considerations: list[str]
    legal_basis: list[str]
    term: str
    year: int
    place: str
    enacted_on: str
    head_name: str
    rank: str
    nip: str
    secretary_name: str
    post: str
    made_on: str


def write_draft(source: str, paper: Paper, subject: str, on: date, words: Words) -> bytes:
    """The draft as DOCX: the same bytes for the same words and day."""
    template = DocxTemplate(io.BytesIO(build_template(source, paper)))
    template.render({**asdict(words), "demo": is_demo()}, _environment(), autoescape=True)
    properties = template.docx.core_properties
    properties.title, properties.language, properties.author, properties.comments = subject, "id", "", ""
    properties.created = properties.modified = datetime.combine(on, time.min)
    file = io.BytesIO()
    template.docx.save(file)
    return _without_times(file)


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_typed)
    environment.filters["blank"] = lambda value: "" if value else BLANK
    return environment


def _as_typed(value: object) -> object:
    """Words come out as they were typed: docxtpl reads {_{ and the like in what is put in as marks of its own."""
    if not isinstance(value, str):
        return value
    text = str(escape(_NOT_IN_XML.sub("", value)))
    return Markup("".join(_BRACES.get(char, char) for char in text))


def _without_times(file: io.BytesIO) -> bytes:
    """The same package with the time of day left out of its parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            fixed = zipfile.ZipInfo(part.filename, _ZIP_DATE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(part))
    return packed.getvalue()
