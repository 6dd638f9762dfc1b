"""The fixed phrases of その他の情報: sex, numbers, and other items of the same list."""

from __future__ import annotations

import re

from watchword.model import ContactKind, IdentifierKind, ProblemCode, RelationKind
from watchword.sources.draft import Draft
from watchword.sources.imo_numbers import add_imo
from watchword.sources.jp.countries import leading_country
from watchword.sources.jp.facts import Cell, add_births
from watchword.sources.jp.text import fold_block

_SEX = re.compile(r"性別\s*[:は・]?\s*(男|女)")
_IMO = re.compile(r"IMO\s*(?:番号|No\.?)?\s*:?\s*(\d{7,9})\b", re.I)
_BIC = re.compile(r"(?:SWIFT|BIC)(?:\s*/\s*BIC)?(?:コード)?\s*:\s*([A-Z][A-Z0-9 ]{6,13}[A-Z0-9])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OWN_REFERENCE = re.compile(r"参照番号\D{0,4}([A-Z]{2}[ie])\s?\.\s?(\d{3,4})\b")
_WALLETS = re.compile("暗号資産|仮想通貨|ウォレット")
_WALLET = re.compile(r"\b(0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,60}|[13T][1-9A-HJ-NP-Za-km-z]{25,34})\b")
_VALUE = r"\s*:\s*((?:\([a-z]\)\s*)?[A-Z0-9][A-Z0-9/. ()a-z-]*)"
_NUMBER_LABELS = tuple(
    (re.compile(rf"([ァ-ヺー一-龥・A-Za-z ]*(?:{words})){_VALUE}"), kind)
    for words, kind in (
        (r"登録番号|登記番号|会社番号", IdentifierKind.REGISTRATION_NUMBER),
        (r"納税番号|Fiscal [Cc]ode(?:\([^()]*\))?", IdentifierKind.TAX_NUMBER),
    )
)
_NUMBERS = re.compile(r"(?:[A-Z]{2,3} )*[A-Z0-9]*\d[A-Z0-9/-]*(?: [A-Z0-9]*\d[A-Z0-9]*)*")
_MENTION = re.compile(
    r"\((?:[^()]*[、,])?\s*(\d{1,4})\s*[.、]?\s*に指定した(?:個人|団体|者)[^()]*\)"
)
_NAME_END = re.compile(r"[ァ-ヺー・=＝A-Za-z'’‘. -]+$")
_BRACKET_END = re.compile(r"\(([^()]*)\)$")
_BORN_IN_TEXT = re.compile(r"生年月日\s*:\s*(\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)")


def read_free_text(draft: Draft, text: str, *, regime: int) -> None:
    """Read the fixed phrases of free text: sex, numbers, other items of the same list."""
    folded = fold_block(text)
    if sex := _SEX.search(folded):
        draft.set_sex({"男": "male", "女": "female"}[sex[1]])
    for number in _IMO.findall(folded):
        add_imo(draft, number)
    for code in _BIC.findall(folded):
        compact = code.replace(" ", "")
        if len(compact) not in (8, 11):
            draft.problem(ProblemCode.IDENTIFIER_INVALID, "no BIC has this length", code)
        draft.add_identifier(IdentifierKind.BIC, compact, label="SWIFT/BIC")
    for address in _EMAIL.findall(folded):
        draft.add_contact(ContactKind.EMAIL, address)
    for birth in _BORN_IN_TEXT.findall(folded):
        add_births(draft, Cell("生年月日", birth))
    for prefix, number in _OWN_REFERENCE.findall(folded):
        draft.add_cross_reference("un-reference", f"{prefix}.{number}")
    _add_numbers(draft, folded)
    _add_mentions(draft, folded.replace("\n", ""), regime=regime)


def _add_numbers(draft: Draft, text: str) -> None:
    """Wallets, and the numbers under which registers and tax offices know the party."""
    if _WALLETS.search(text):
        for address in _WALLET.findall(text):
            draft.add_identifier(IdentifierKind.WALLET, address, label="暗号資産アドレス")
    for label, kind in _NUMBER_LABELS:
        for found in label.finditer(text):
            issuer = leading_country(found[1].strip())
            for number in _NUMBERS.findall(found[2]):
                draft.add_identifier(
                    kind, number, issuer=issuer[1], code=issuer[0], label=found[1].strip()
                )


def _add_mentions(draft: Draft, text: str, *, regime: int) -> None:
    """A relation for every other item that the text names: "アル・カーイダ（166．に指定した団体）"."""
    for found in _MENTION.finditer(text):
        before = text[max(0, found.start() - 80) : found.start()].rstrip()
        other_id = f"{regime:03d}-{int(found[1]):06d}"
        if other_id != draft.id:
            draft.add_relation(
                RelationKind.LINKED_TO,
                _name_at_end(before),
                other_id=other_id,
                detail=before.rpartition("。")[2][-60:] + found[0],
            )


def _name_at_end(text: str) -> str:
    """The name in kana or Latin letters that ends a text, without its bracket."""
    bare = _BRACKET_END.sub("", text).rstrip()
    name = _NAME_END.search(bare)
    return name[0].strip(" ・.-") if name else ""
