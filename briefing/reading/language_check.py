"""Tell whether a text is French, by the share of each language's commonest small words.

A count over fixed tables needs no model and always answers the same. A tenth of the words of any prose
are enough; names, figures and quotes in other languages hardly weigh. Measured on the sentences of the
French treebanks and on the other languages' paragraphs in `tests/test_reading_language.py`.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing.errors import NotFrenchError

MAX_WORDS = 4_000
"""So many words are looked at: a verdict does not change after some hundreds."""
FEW_WORDS = 12
"""Below, a text is too short for a verdict and is taken as it is."""
MIN_SHARE = 0.16
"""French press texts have 0.35 to 0.50; lists of names and results reach 0.2."""
MARGIN = 1.15
"""Another language must have so many times the share of French to win: its words overlap (la, de, un)."""

_TABLES = {
    "français": """le la les l un une des du de d au aux et ou où mais donc que qu qui quoi dont ce c cet cette ces ça
        il elle ils elles on nous vous je j tu se s son sa ses leur leurs notre nos votre mon ma mes en y ne n pas plus
        dans sur sous par pour avec sans chez vers entre après avant selon contre depuis est sont a ont été être était
        avait étaient sera fait comme aussi même très tout tous toute toutes lors alors ainsi si à""",
    "anglais": """the of and to in a is that for it on was with as are by be at this from have has had he she they his
        her their its an were been which who will would said not but or we you all about more after when there than""",
    "espagnol": """el la los las de del y en que un una unos es se su sus por con para al lo como más pero ha han fue son
        está este esta ser también entre cuando sobre desde hasta donde muy sin ya no o le les según dijo hay""",
    "italien": """il lo la i gli le di del della dei delle dello degli e è in che un una uno per con non si al alla ai alle
        da dal dalla nel nella nei sono ha hanno come più anche ma su sul sulla questo questa stato essere tra ed o""",
    "portugais": """o a os as de do da dos das e em no na nos nas que um uma para por com se não mais ao à foi é são como
        mas seu sua ou ser está também pelo pela entre até isso quando já muito depois sobre disse""",
    "allemand": """der die das den dem des und in zu von mit ist ein eine einer einen einem nicht auf für im sich auch als
        an es er sie wird werden hat haben war bei nach aus dass am zum zur wie um über oder nur noch""",
    "néerlandais": """de het een en van in is dat op te zijn met voor niet aan er die om ook als maar naar bij uit door
        over werd wordt heeft hebben was nog dan hij ze zich deze dit meer tot worden volgens""",
    "catalan": """el la els les l un una uns de del dels d i en que és per amb a al als no es s han ha com més però aquest
        aquesta seva seu seves són també entre quan sobre fins ser estat qui ho hi molt segons va van""",
    "occitan": """lo la los las l un una de del dels d e en que es per amb a al als non se s an coma mai mas aqueste
        aquesta son tanben entre quand sus dins qu foguèt èra aquò fòrça dempuèi""",
    "roumain": """și în de la cu pe din nu a că este sunt un o care mai pentru ce au fost să se al ale lui ei fi prin după
        dar sau iar până sale său către cele cei""",
    "breton": """ar an al ur un ul ha hag eo e en da eus gant ez met oa war evit ma ne ket zo bet ivez o he tud vez
        gwelet etre""",
    "polonais": """i w na z do że się nie jest o jak po przez dla od ale był to co są oraz za który która być ma""",
}  # fmt: skip
_WORDS = {name: frozenset(words.split()) for name, words in _TABLES.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")


def require_french(text: str, name: str) -> None:
    """Raise a `NotFrenchError` that names the file when its text is in another language."""
    other = foreign_language(text)
    if other is not None:
        raise NotFrenchError(
            name,
            f"l’article n’est pas en français ({other})"
            if other
            else "l’article n’est pas en français",
            "retirer ce fichier : seuls les articles français sont lus",
        )


def foreign_language(text: str) -> str | None:
    """Return None for French or too few words, else the other language's French name, or ''."""
    words = [word.lower() for word in _TOKEN.findall(text)[:MAX_WORDS]]
    if not words:
        return None
    counts = Counter(words)
    latin = sum(n for word, n in counts.items() if word.isascii() or _LATIN.fullmatch(word))
    if latin < len(words) / 2:
        return ""
    if len(words) < FEW_WORDS:
        return None
    shares = _shares(counts, len(words))
    french = shares.pop("français")
    best = max(sorted(shares), key=shares.__getitem__)
    if shares[best] > MARGIN * french:
        return best if shares[best] >= MIN_SHARE else ""
    return None if french >= MIN_SHARE else ""


def _shares(counts: Counter[str], words: int) -> dict[str, float]:
    return {
        name: sum([counts[word] for word in table.intersection(counts)]) / words
        for name, table in _WORDS.items()
    }
