"""Spell the forms of French verbs, so that a verb of the lexicon is known by any of them.

A trained lemmatizer errs on one verb in twenty (*martèle*, *tonne*); the lexicon's verbs are few
enough to be conjugated. Only third persons, participles and the infinitive are made: the press
reports in no other.
"""

from __future__ import annotations

from collections.abc import Iterator

_ER = tuple(("er e ent ait aient a èrent era eront erait eraient ant é ée és ées").split())
_II = tuple(
    (
        "ir it issent issait issaient irent ira iront irait iraient issant i ie is ies isse"
    ).split()
)  # fmt: skip
# ending of the infinitive → (endings that replace it); the longest ending that fits is taken
_THIRD: dict[str, tuple[str, ...]] = {
    "dire": tuple(
        (
            "dire dit disent disait disaient dira diront dirait diraient disant dite dits dites "
            "dirent dise"
        ).split()
    ),
    "crire": tuple(
        (
            "crire crit crivent crivait crivaient crira criront crirait crivant crite crits "
            "crites crivit crivirent crive"
        ).split()
    ),
    "mettre": tuple(
        (
            "mettre met mettent mettait mettaient mettra mettront mettrait mettant mis mise "
            "mises mit mirent mette"
        ).split()
    ),
    "battre": tuple(
        (
            "battre bat battent battait battaient battra battrait battant battu battue battus"
        ).split()
    ),
    "enir": tuple(
        (
            "enir ient iennent enait enaient iendra iendront iendrait enant enu enue enus enues "
            "int inrent ienne"
        ).split()
    ),
    "aître": tuple(
        (
            "aître aitre aît ait aissent aissait aissaient aîtra aîtront aîtrait aissant u ue "
            "us ues ut urent aisse"
        ).split()
    ),
    "prendre": tuple(
        (
            "prendre prend prennent prenait prenaient prendra prendront prendrait prenant pris "
            "prise prises prit prirent prenne"
        ).split()
    ),
    "indre": tuple(
        (
            "indre int ignent ignait ignaient indra indront indrait ignant inte ints intes "
            "ignit igne"
        ).split()
    ),
    "ndre": tuple(
        (
            "ndre nd ndent ndait ndaient ndra ndront ndrait ndraient ndant ndu ndue ndus ndues "
            "ndit ndirent nde"
        ).split()
    ),
    "rdre": ("rdre", "rd", "rdent", "rdait", "rdaient", "rdra", "rdant", "rdu", "rdue"),
    "vre": tuple(
        (
            "vre t vent vait vaient vra vront vrait vant vi vie vis vies vit virent ve"
        ).split()
    ),
    "entir": tuple(
        (
            "entir ent entent entait entaient entira entiront entirait entant enti entie entis "
            "entit entirent ente"
        ).split()
    ),
    "faire": tuple(
        (
            "faire fait font faisait faisaient fera feront ferait feraient faisant faite faits "
            "faites fit firent fasse"
        ).split()
    ),
    "voir": tuple(
        (
            "voir voit voient voyait voyaient verra verront verrait voyant vu vue vus vues vit "
            "virent voie"
        ).split()
    ),
    "savoir": tuple(
        (
            "savoir sait savent savait savaient saura sauront saurait sachant su sut sache"
        ).split()
    ),
    "vouloir": tuple(
        (
            "vouloir veut veulent voulait voulaient voudra voudrait voulant voulu voulut veuille"
        ).split()
    ),
    "cevoir": ("cevoir", "çoit", "çoivent", "cevait", "cevra", "cevant", "çu", "çue", "çus", "çut"),
    "clure": tuple(
        (
            "clure clut cluent cluait cluaient clura cluront clurait cluant clu clue clurent"
        ).split()
    ),
    "courir": tuple(
        (
            "courir court courent courait couraient courra courrait courant couru courut"
        ).split()
    ),
    "rire": ("rire", "rit", "rient", "riait", "riaient", "rira", "rirait", "riant", "ri", "rirent"),
    "croire": tuple(
        (
            "croire croit croient croyait croyaient croira croirait croyant cru crut"
        ).split()
    ),
    "uire": tuple(
        (
            "uire uit uisent uisait uisaient uira uiront uirait uisant uite uits uites uisit uisirent uise"
        ).split()
    ),
    "fuir": ("fuir", "fuit", "fuient", "fuyait", "fuyaient", "fuira", "fuyant", "fui", "fuie"),
    "ompre": tuple(
        (
            "ompre ompt ompent ompait ompaient ompra ompront omprait ompant ompu ompue ompus ompues "
            "ompit ompirent ompe"
        ).split()
    ),
    "aincre": tuple(
        (
            "aincre ainc ainquent ainquait ainquaient aincra aincront aincrait ainquant aincu aincue "
            "aincus aincues ainquit ainquirent ainque"
        ).split()
    ),
    "oudre": tuple(
        (
            "oudre out olvent olvait olvaient oudra oudront oudrait olvant olu olue olus olues olut olve"
        ).split()
    ),
    "plaire": tuple(
        (
            "plaire plaît plait plaisent plaisait plaisaient plaira plairait plaisant plu plut plaise"
        ).split()
    ),
    "mouvoir": ("mouvoir", "meut", "meuvent", "mouvait", "mouvra", "mouvant", "mu", "mue", "mut"),
    "valoir": ("valoir", "vaut", "valent", "valait", "valaient", "vaudra", "vaudrait", "valant", "valu", "valut"),
    "uérir": ("uérir", "uiert", "uièrent", "uérait", "uerra", "uérant", "uis", "uise", "uit"),
    "vrir": tuple(
        (
            "vrir vre vrent vrait vraient vrira vrirait vrant vert verte verts vrit"
        ).split()
    ),
    "frir": ("frir", "fre", "frent", "frait", "fraient", "frira", "frant", "fert", "ferte", "frit"),
    "ortir": ("ortir", "ort", "ortent", "ortait", "ortaient", "ortira", "ortant", "orti", "ortie", "ortis", "ortit"),
    "partir": ("partir", "part", "partent", "partait", "partant", "parti", "partie"),
    "servir": ("servir", "sert", "servent", "servait", "servant", "servi", "servie"),
    "taire": ("taire", "tait", "taisent", "taisait", "taira", "taisant", "tu", "tue", "tut"),
}  # fmt: skip


def forms(lemma: str) -> Iterator[str]:
    """Yield the forms of an infinitive, as far as the press reports in them."""
    fitting = sorted((e for e in _THIRD if lemma.endswith(e)), key=len, reverse=True)
    if lemma.endswith("er") and lemma != "aller":
        yield from _first_group(lemma[:-2])
    elif fitting:
        stem = lemma[: -len(fitting[0])]
        yield from (stem + ending for ending in _THIRD[fitting[0]])
    elif lemma.endswith("ir"):
        yield from (lemma[:-2] + ending for ending in _II)
    else:
        yield lemma


def _first_group(stem: str) -> Iterator[str]:
    for ending in _ER:
        soft = ending[0] in "aâ"
        mute = ending in {"e", "ent"} or (ending.startswith("er") and ending != "er")
        if stem.endswith("g") and soft:
            yield stem + "e" + ending
        elif stem.endswith("c") and soft:
            yield stem[:-1] + "ç" + ending
        elif stem.endswith("y") and mute:
            yield stem[:-1] + "i" + ending
            yield stem + ending
        else:
            yield stem + ending
        if mute and len(stem) > 2:
            # marteler → martèle, rappeler → rappelle, suggérer → suggère
            if stem[-2] in "eé" and stem[-1] not in "aeiouyx":
                yield stem[:-2] + "è" + stem[-1] + ending
                if stem[-1] in "lt":
                    yield stem + stem[-1] + ending
            elif stem[-3:-2] in {"é", "e"} and stem[-2:] in {
                "gu",
                "gn",
                "br",
                "tr",
                "gr",
                "qu",
                "ch",
                "vr",
            }:
                yield stem[:-3] + "è" + stem[-2:] + ending
