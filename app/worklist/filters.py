"""What narrows the list, as it stands in the address of the page."""

from dataclasses import dataclass
from enum import StrEnum

from flask import request

from app.web.asked import asked_text, whole
from app.worklist.calculate import Tab

BY_NAME = "name:"


class Standing(StrEnum):
    """How the follow-up of a village stands."""

    NONE = "none"
    OPEN = "open"
    LATE = "late"
    REACHED = "reached"


@dataclass(frozen=True)
class Narrowed:
    """`who`: the id of an account, or "name:" and a name without an account; "" for anybody."""

    tab: Tab = Tab.ALL
    subdistrict: str = ""
    who: str = ""
    standing: Standing | None = None
    text: str = ""

    @property
    def person_id(self) -> int | None:
        return int(self.who) if self.who.isascii() and self.who.isdigit() and len(self.who) < 10 else None

    @property
    def person_name(self) -> str:
        return self.who.removeprefix(BY_NAME) if self.who.startswith(BY_NAME) else ""

    @property
    def in_address(self) -> dict[str, str]:
        """The same for another address, without what narrows nothing."""
        asked = {
            "tab": self.tab if self.tab is not Tab.ALL else "",
            "subdistrict": self.subdistrict,
            "who": self.who,
            "standing": self.standing or "",
            "q": self.text,
        }
        return {name: str(value) for name, value in asked.items() if value}

    @property
    def is_whole(self) -> bool:
        """Whether nothing but the tab narrows the list."""
        return not (self.subdistrict or self.who or self.standing or self.text)


def asked_narrowed() -> Narrowed:
    """As the address says; what makes no sense there narrows nothing."""
    args = request.args
    who = args.get("who", "")[:140]
    return Narrowed(
        tab=args.get("tab", Tab.ALL, type=Tab),
        subdistrict=args.get("subdistrict", "")[:13],
        who=who if who.startswith(BY_NAME) or args.get("who", type=whole) is not None else "",
        standing=args.get("standing", type=Standing),
        text=asked_text(),
    )
