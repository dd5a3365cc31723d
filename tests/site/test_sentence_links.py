"""Links lead a real browser to their sentence, in every script, or there is none."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import locks, sentences
from counterclaim.knowledge.addresses import sentence
from counterclaim.knowledge.records import Source
from tests.site.looking import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ADDRESS = "https://letter.example/night"
TEXTS = {
    "alike": (
        "Late coffee is a common cause of a poor night.\nTips\nTea. Tea does no harm.\n"
        "Late coffee is a common drink of a poor night.\nTips\nSleep long.[3] Walk pp. 5 to 9 daily."
    ),
    "Chinese": (
        "晚上喝咖啡会影响睡眠，所以少喝。晚上喝咖啡会影响睡眠，但是茶不会。\n"
        "为什么？因为它能提神，还能让人心跳加快。"
    ),
    "Japanese": (
        "夜遅くにコーヒーを飲む人は、翌朝とても疲れている。医師は「夜は飲まない。」と言う。\n"
        "お茶を飲む人はよく眠る。"
    ),
    "Thai": "คนที่ดื่มกาแฟ นอนไม่หลับ\nชาเย็น ไม่มีปัญหา",
    "Hindi": "रात की कॉफ़ी नींद घटाती है। चाय से यह समस्या नहीं होती॥\nसुबह दौड़ना अच्छा है।",
}
STYLE = "body{padding:3000px 0;width:300px}p{line-height:200px;word-break:break-all}"
FIND = """() => {
  for (const dy of [0, -60, 60, -120, 120]) for (const x of [12, 60, 120]) {
    const found = document.elementFromPoint(x, innerHeight / 2 + dy);
    if (scrollY && found && found.closest("span")) return found.closest("span").id;
  }
  return null;
}"""


def page(text: str) -> str:
    """Return a page with the sentences of a text, each known by its number and on lines of its own."""
    told = []
    for number, cut in enumerate(sentences.split(text), start=1):
        told.append("<p>" if cut.opens else "<br>")
        told.append(f'<span id="{number}">{html.escape(cut.text)}</span>')
    return f"<!doctype html><meta charset=utf-8><title>Night</title><style>{STYLE}</style>{''.join(told)}"


@pytest.mark.parametrize("name", TEXTS)
def test_a_link_leads_to_its_sentence(name: str, browser: Browser) -> None:
    lock = locks.make("letter", TEXTS[name])
    links = {s.n: sentence(Source("letter", "", "webpage", "cohort", ADDRESS), s) for s in lock.sentences}
    leading = {number: link for number, link in links.items() if link and link != ADDRESS}
    assert len(leading) * 2 > len(links)
    context = browser.new_context(viewport={"width": 400, "height": 800})
    context.route(f"{ADDRESS}*", lambda route: route.fulfill(body=page(TEXTS[name]), content_type="text/html"))
    context.set_default_timeout(PATIENCE)
    met, tab = {}, context.new_page()
    for number, link in leading.items():
        tab.goto("about:blank")  # a new document each time, also where only the fragment differs
        tab.goto(link)
        tab.wait_for_function("scrollY > 0")
        met[number] = tab.evaluate(FIND)
    context.close()
    assert met == {number: str(number) for number in leading}
