"""What in HTML would run, load from elsewhere or lead away, as browsers read it."""

from __future__ import annotations

import pytest

from counterclaim.knowledge import raw_html

UNSAFE = (
    "<script>",
    "<SCRIPT SRC=x>",
    "<script/src=x>",
    "<meta/http-equiv=refresh content=0;url=//x>",
    "<iframe src=local.html>",
    "<object data=x>",
    "<embed>",
    "<base href=//x>",
    "<link rel=dns-prefetch href=//x>",
    "<form action=/x>",
    "<style>@import '//x'</style>",
    "<svg:script>",
    "<img src=//x>",
    "<img src='https://x/y.png'>",
    '<img src="https://x">',
    "<img src=htt&#10;ps://x>",
    "<img\nsrc\n=\n//x>",
    "<img/src=//x>",
    "<img alt='>' src=//x>",
    "<img src=x onerror=go()>",
    "<img src=x ONERROR = 'go()'>",
    "<img src= \\\\x\\y>",
    "<img srcset='a.png 1x, //x/b.png 2x'>",
    "<video poster=http://x>",
    "<audio src=ftp://x>",
    "<input type=image src=//x>",
    "<button formaction=//x>",
    "<a href=javascript:go()>",
    "<a href=' java&Tab;script:go()'>",
    "<a href=data:text/html,x>",
    "<a href=x ping=//x>",
    "<use href=//x#y>",
    "<image xlink:href='//x'>",
    "<p style='background:url(//x)'>",
    "<p style='background:u\\72l(//x)'>",
    "<a " + " ".join(f"a{n}=1" for n in range(200)) + ">",
)
SAFE = (
    "a < b and b > c",
    "<b>bold</b>",
    "<img src=a/b.png alt='an onion: here'>",
    "<img src='data:image/png;base64,AA'>",
    "<a href=https://x title='a //x'>",
    "<a href=mailto:a@x>",
    "<p style='color:red'>",
    "<use href=#a>",
    "<metal>",
    "<svg><title>a spine</title></svg>",
    "<!-- a -->",
    "<",
    "</",
)


@pytest.mark.parametrize("text", UNSAFE)
def test_what_would_run_or_load_is_found_and_becomes_text(text: str) -> None:
    assert [fault.start for fault in raw_html.found(text)][:1] == [0]
    inert = raw_html.inert(text)
    assert inert.startswith("&lt;")
    assert list(raw_html.found(inert)) == []


@pytest.mark.parametrize("text", SAFE)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert list(raw_html.found(text)) == []
    assert raw_html.inert(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "![a](https://x/a.png)",
        "![a]( <//x/a.png> 'title')",
        "![a][b]\n\n[b]: https://x",
        "![b][]\n\n[B]: //x",
        "![b]\n\n[b]:\n  <https://x>",
        "![a](a.png){ onclick=go() }",
        "![a](a.png){: src=//x}",
        "![a](a.png){ .b style='background: url(x)' }",
    ],
)
def test_what_would_in_markdown_is_found(text: str) -> None:
    assert len(list(raw_html.in_markdown(text))) == 1


@pytest.mark.parametrize(
    "text",
    ["![a](a.png)", "[a](https://x)", "![a][b]\n\n[b]: a.png", "![a](a.png){ .wide #x title='y' }", "{a}", "![a]"],
)
def test_what_is_harmless_in_markdown_is_not(text: str) -> None:
    assert list(raw_html.in_markdown(text)) == []


@pytest.mark.parametrize(
    "around", ["<title>{}</title>", '<p title="{}">', "<!-- {} -->", "<textarea>{}</textarea>", "<a title='{}"]
)
def test_nothing_hides_a_tag(around: str) -> None:
    inert = raw_html.inert(around.format("</title><img src=//x onerror=go()>"))
    assert "<img" not in inert
    assert "&lt;img" in inert
