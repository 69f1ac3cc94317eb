"""English words: irregular forms, the two spellings, then Snowball."""

import re
from functools import cache
from pathlib import Path

from search.analysis.snowball import stem
from search.analysis.word import Word

IRREGULAR = Path(__file__).parent / "data" / "english.txt"
POSSESSIVE = re.compile(r"['’](?:s|$)")

# American to British, as beginnings and as endings of words.
BEGINNINGS = {
    f"{american}": f"{british}"
    for british, american in (
        pair.split("/")
        for pair in "behaviour/behavior centre/center cheque/check-book colour/color "
        "counsell/counsel defence/defense enrolment/enrollment favour/favor fulfilment/fulfillment "
        "grey/gray harbour/harbor honour/honor humour/humor labour/labor licence/license "
        "mum/mom neighbour/neighbor offence/offense practise/practice paediatric/pediatric "
        "programme/program rumour/rumor skilful/skillful theatre/theater vigour/vigor "
        "gynaecolog/gynecolog oestrogen/estrogen anaemi/anemi foetus/fetus haemo/hemo "
        "catalogue/catalog dialogue/dialog judgement/judgment ageing/aging".split()
    )
}
ENDINGS = [
    (re.compile(r"(?<=[a-z]{2})iz(?=(?:e|es|ed|er|ers|ing|ings|ation|ations|ational)$)"), "is"),
    (re.compile(r"lyz(?=(?:e|es|ed|er|ers|ing)$)"), "lys"),
]
PART_ENDINGS = ("ship", "ships", "hood", "hoods")  # membership is also about members


@cache
def irregular_forms() -> dict[str, str]:
    """Return the irregular forms with their base forms."""
    lines = IRREGULAR.read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if not line.startswith("#")]
    return {form: base for base, *forms in words for form in forms}


def british(word: str) -> str:
    for ending, replacement in ENDINGS:
        word = ending.sub(replacement, word)
    for american, spelling in BEGINNINGS.items():
        if word.startswith(american) and not word.startswith(spelling):
            return spelling + word[len(american) :]
    return word


def base(word: str) -> str:
    return stem(british(irregular_forms().get(word, word)), "english")


def analyse(form: str) -> Word:
    word = POSSESSIVE.sub("", form)
    pieces = word.split("-")
    whole = base("".join(pieces))
    parts = {base(piece) for piece in pieces} if len(pieces) > 1 else set()
    for ending in PART_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            parts.add(base(word.removesuffix(ending)))
    return Word(form, (whole,), tuple(sorted(parts - {whole})), is_known=False)
