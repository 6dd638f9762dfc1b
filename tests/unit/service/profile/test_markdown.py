from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.support.entries import OWNER
from tests.support.members import DAY, make_member, make_profile

from watchword.errors import WrongUse
from watchword.model import Designation, Name
from watchword.service.profile.markdown import escaped, markdown_lines, write_markdown

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = "<script>alert(1)</script> | `x` **b** [a](javascript:b) ![i](u) \u202e# ~~s~~\n\n- y $z$"
SAFE = {"text", "softbreak"}


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


@pytest.mark.parametrize("before", ["", "- ", "  - ", "# ", "x ("])
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("|<>&*_`[]()!#-+=~\\1.\n :x"))
def test_no_text_is_more_than_text(before: str, text: str) -> None:
    tokens = READER.parse(f"{before}y {escaped(text)}" if before else escaped(text) or "y")
    assert {each.type for each in inline(tokens)} <= SAFE
    blocks = {each.type for each in tokens if each.nesting == 1 or each.nesting == 0}
    assert blocks <= {"bullet_list_open", "list_item_open", "paragraph_open", "heading_open"} | {
        "inline"
    }
    assert before or blocks <= {"paragraph_open", "inline"}


def test_what_is_escaped_reads_as_it_was() -> None:
    for text in ("a|b", "<b>", "1. x", "- x", "#x", "x_y_z", "a & b", "[x](y)", "=", "+7 495"):
        (shown,) = inline(READER.parse(escaped(text)))
        assert shown.content == text


def test_a_hostile_profile_stays_a_document() -> None:
    entry = replace(
        OWNER,
        id=HOSTILE,
        names=(Name(full=HOSTILE),),
        titles=(HOSTILE,),
        remarks=(HOSTILE,),
        designations=(
            Designation(
                programmes=(HOSTILE,), basis=(HOSTILE,), measures=(HOSTILE,), reason=HOSTILE
            ),
        ),
    )
    lines = list(markdown_lines(make_profile(make_member("us", (DAY, entry)))))
    assert all("\n" not in line for line in lines)
    tokens = READER.parse("\n".join(lines))
    kinds = {each.type for each in (*tokens, *inline(tokens))}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "s_open"}
    rows = [line for line in lines if line.startswith("| ")]
    coverage = [line for line in rows if line.replace("\\|", "").count("|") == 8]
    assert len(coverage) == 2


def test_the_document_has_the_matrix_and_its_sources(tmp_path: Path) -> None:
    profile = make_profile(make_member("us", (DAY, OWNER)), make_member("gb", (DAY, OWNER)))
    path = tmp_path / "profile.md"
    write_markdown(profile, path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Alisher Burhanovich USMANOV\n")
    assert "| United States | us/sdn 35283 | 2022-03-03 | RUSSIA-EO14024 |" in text
    assert profile.releases[0].sha256 in text
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(WrongUse):
        write_markdown(profile, tmp_path / "none" / "profile.md")
