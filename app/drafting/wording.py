"""What a draft of a village says: its names, what is recorded about it, and what was typed for this draft."""

from dataclasses import dataclass

from app.areas.models import Area, Kind
from app.drafting.considerations import Names, Recorded, list_considerations, list_legal_basis
from app.drafting.forms import DraftForm
from app.drafting.phrases import in_words
from app.drafting.vocabulary import Document
from app.drafting.writing import Words
from app.i18n import day, force_locale
from app.reports.models import Letterhead, Signatory
from app.reports.office.letterhead import STAND_IN, head_of, signs_without_nip
from app.reports.vocabulary import Variant

_TERM_YEARS = 3
_PLACE_WORDS = {Kind.DESA: "Desa", Kind.DESA_ADAT: "Desa Adat", Kind.KELURAHAN: "Kelurahan"}


@dataclass(frozen=True)
class Usual:
    """What stands in the form before anybody types: the letterhead of the village, else what is usual."""

    place_word: str
    title: str
    council: str
    stand_in: str = ""
    head_name: str = ""
    rank: str = ""
    nip: str = ""
    place: str = ""


def usual_names(village: Area, letterhead: Letterhead | None, signatory: Signatory | None) -> Usual:
    """Nagari or Kuwu come from the office that signs its reports, if that is the head of the village."""
    word = _PLACE_WORDS[village.kind]
    council = f"Badan Permusyawaratan {word}"
    title = head_of(village).removesuffix(village.name).strip()
    place = (letterhead.place if letterhead else "") or village.name
    if signatory is None or signatory.variant in (Variant.FOR, Variant.THROUGH) or not _is_head(signatory.office):
        return Usual(word, title, council, place=place)
    office = STAND_IN.sub("", signatory.office).strip()
    if office.casefold().endswith(village.name.casefold()):
        office = office[: -len(village.name)].strip()
    return Usual(
        place_word=word,
        title=office or title,
        council=council,
        stand_in=_stand_in(signatory.full_office),
        head_name=signatory.name,
        rank=signatory.rank,
        nip=signatory.nip,
        place=place,
    )


def _is_head(office: str) -> bool:
    """Whoever signs reports in the name of the head does not sign a regulation."""
    return not office or signs_without_nip(office) or STAND_IN.sub("", office).casefold().startswith("lurah")


def _stand_in(office: str) -> str:
    match = STAND_IN.match(office.strip())
    return match[0].strip() if match else ""


def build_words(document: Document, recorded: Recorded, usual: Usual, form: DraftForm) -> Words:
    """Everything in Indonesian, whatever the language of the page."""
    village = recorded.village
    assert village.regency is not None
    assert village.subdistrict is not None
    enacted_on = form.enacted_on.data
    with force_locale("id"):
        names = Names(
            place=form.answer("place_word") or usual.place_word,
            village=village.name,
            title=form.answer("title") or usual.title,
        )
        head = f"{names.title} {names.village}"
        return Words(
            area=village.full_label,
            desa=names.place,
            village=names.village,
            title=names.title,
            head=head,
            signs_as=f"{usual.stand_in} {head.upper()}".strip(),
            subdistrict=village.subdistrict.name,
            regency=village.regency.label,
            regional_head=head_of(village.regency),
            council=form.answer("council") or usual.council,
            considerations=list_considerations(document, recorded, names),
            legal_basis=list_legal_basis(document, recorded, names),
            term=f"{in_words(_TERM_YEARS)} tahun",
            year=(enacted_on or recorded.on).year,
            place=form.answer("place"),
            enacted_on=day(enacted_on) if enacted_on else "",
            head_name=form.answer("head_name"),
            rank=form.answer("rank"),
            nip=form.answer("nip"),
            secretary_name=form.answer("secretary_name"),
            post=form.answer("post"),
            made_on=day(recorded.on),
        )
