"""Words with a full stop that do not end a sentence: titles, references to places, journals; in ten languages."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER_LAST = _set(
    "abb bspw bzw cf dr dra evtl fig figs ggf incl inkl mlle mme mr mrs ms pág págs pp prof resp sog sr sra srta viz "
    "vgl vs zb см рис табл"
)
"""After these a sentence goes on, whatever follows (small letters; a capital may begin them)."""

BEFORE_NUMBERS = NEVER_LAST | _set(
    "abs al anm app approx aprox art aufl avg bd blz c ca cap ch chap chs circa col ed eds env eq eqs est etwa exp "
    "hfst jg kap lit max máx min mind mín n nn nos nr num núm obr ok p pag pagg para paras pars pg pgs ref refs réf rn "
    "rys rz s sec secs sect sid st stk str suppl tab tabl tom v ver vers vol vols zirka éd стр гл ст прим"
)
"""After these a sentence goes on where a number follows."""

JOURNALS = _set(
    "Acad Acta Adv Am Anesth Ann Appl Arch Arthritis Assoc Behav Biochem Biol Biomech Biomed Br Bull Can Cancer "
    "Cardiol Chem Chir Chron Clin Cochrane Cogn Comp Complement Crit Curr Dent Dermatol Dev Diabetes Diagn Dis "
    "Disabil Disord Endocrinol Environ Epidemiol Eur Eval Evid Exerc Exp Fam Gastroenterol Gen Genet Geriatr Gynecol "
    "Health Hum Immunol Infect Inj Inst Int Intern Invest J Jpn Klin Lett Mag Manag Manipulative Mech Med Metab "
    "Methodol Mol Musculoskelet Natl Neurol Neurosci Neurosurg Nurs Nutr Obes Obstet Occup Oncol Opin Orthop Pediatr "
    "Pharmacol Philos Phys Physiol Physiother Pract Prev Proc Psychiatr Psychiatry Psychol Q Qual Radiol Rehabil Rep "
    "Res Rev Rheum Rheumatol Scand Sci Soc Spine Sports Stat Stud Surg Syst Technol Ther Toxicol Trans Traumatol Trop "
    "Univ Vet Z Zentralbl"
)
"""Parts of the short names of journals (ISO 4)."""

_LAST = re.compile(r"([^\W\d_]+)\.$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_YEAR_AND_VOLUME = re.compile(r"(?:1[89]|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?\s?[;:]\s?\d")
_REFERENCE = re.compile(r"(?:[A-Z][A-Za-z]*\.? ){0,4}(?:\d{4}\s?[;:,(]|\d{1,4}\s?(?:\(\d{1,4}\))?\s?[:,]\s?\d)")
_MONTHS = re.compile(
    r"(?:Jan|Jän|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez|Jahrhundert|Lebensjahr|Woche|Tag|Auflage)\w*"
)


def goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence goes on with `after` although `before` ends in a full stop."""
    if _YEAR_AND_VOLUME.match(after):
        return True
    if _ORDINAL.search(before):
        return _MONTHS.match(after) is not None
    last = _LAST.search(before)
    if last is None:
        return False
    word = last[1]
    if word.lower() in NEVER_LAST:
        return True
    if after[:1].isdigit() and (word.lower() in BEFORE_NUMBERS or word in JOURNALS):
        return True
    if word in JOURNALS and (following := re.match(r"([A-Z][a-z]*)\.? ?", after)) and following[1] in JOURNALS:
        return True
    return word[:1].isupper() and _REFERENCE.match(after) is not None
