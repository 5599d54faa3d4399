"""What makes a joined file PDF/A-3a and PDF/UA-1: its description, its colours, its language, what is attached."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from markupsafe import escape
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from app.printing.document import Attachment
from app.printing.pydyf_patches import pack, pack_exactly

PRODUCER = "Jejak Desa, WeasyPrint"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>id</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class FileFacts:
    """What a file tells about itself, and what lies in it."""

    title: str
    author: str
    subject: str
    made_at: datetime
    attachments: Sequence[Attachment] = ()


def make_archive(pdf: Pdf, facts: FileFacts) -> None:
    """Everything but pages and tags."""
    moment = _pdf_moment(facts.made_at)
    info = pdf.docinfo
    info["/Title"], info["/Author"], info["/Subject"] = facts.title, facts.author, facts.subject
    info["/Producer"], info["/CreationDate"], info["/ModDate"] = PRODUCER, moment, moment
    words = {name: escape(getattr(facts, name)) for name in ("title", "author", "subject")}
    xmp = _XMP.format(**words, moment=facts.made_at.isoformat(timespec="seconds"), producer=PRODUCER)
    root = pdf.Root
    root.Metadata = Stream(pdf, xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang, root.MarkInfo = String("id"), Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = Stream(pdf, _packed_profile(), Filter=Name.FlateDecode, N=3)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=pdf.make_indirect(profile))
    intent.OutputConditionIdentifier = intent.Info = String("sRGB")
    root.OutputIntents = Array([intent])
    if facts.attachments:
        _attach(pdf, facts.attachments, moment)


def _attach(pdf: Pdf, attachments: Sequence[Attachment], moment: str) -> None:
    specifications, names = Array(), Array()
    for one in sorted(attachments, key=lambda attachment: attachment.name.encode()):
        content = Stream(pdf, pack_exactly(one.content), Filter=Name.FlateDecode, Type=Name.EmbeddedFile)
        content.Subtype = Name("/" + one.media_type)
        content.Params = Dictionary(
            Size=len(one.content),
            CreationDate=String(moment),
            ModDate=String(moment),
            CheckSum=String(hashlib.md5(one.content, usedforsecurity=False).digest()),
        )
        file = pdf.make_indirect(content)
        specification = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(one.name),
                UF=String(one.name),
                Desc=String(one.description),
                AFRelationship=Name.Data,
                EF=Dictionary(F=file, UF=file),
            )
        )
        specifications.append(specification)
        names.append(String(one.name))
        names.append(specification)
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=names))
    pdf.Root.AF = specifications


def _pdf_moment(moment: datetime) -> str:
    zone = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


@cache
def _packed_profile() -> bytes:
    return pack((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())
