"""What codes and names mean that name no village of one's own: another's, an old one, one of BPS, or nothing."""

from collections.abc import Collection

from app.areas.codes import normal_code
from app.areas.import_queries import count_outside, list_areas_by_code
from app.areas.reach import Reach
from app.areas.village_column import label_of, read_codes
from app.i18n import _, number


def tell_elsewhere(codes: Collection[str], keys: Collection[str], reach: Reach) -> dict[str, str]:
    """{code or key of a name: sentence}, of those about which there is something to say; six selects at most."""
    villages, told = read_codes(codes, reach) if codes else ({}, {})
    for typed, village in villages.items():
        if normal_code(typed) != village.code:
            told[typed] = _("This is an old code. Today the village has the code %(code)s.", code=village.code)
    outside = count_outside(keys, reach) if keys else {}
    alone = {code for count, code in outside.values() if count == 1}
    labels = {row.code: label_of(row) for row in list_areas_by_code(alone, reach)}
    for key, (count, code) in outside.items():
        if code in labels:
            told[key] = _("Outside your area: %(village)s.", village=labels[code])
        else:
            told[key] = _("Outside your area %(count)s villages are called this.", count=number(count))
    return told
