"""The YAML reader: what it refuses and where, what scalars stand for, and where every value stands."""

from __future__ import annotations

import math
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import yaml_reader, yaml_slips
from counterclaim.knowledge.yaml_reader import YamlError, read, scalar
from tests.strategies import examples


def refusal(data: bytes) -> YamlError:
    with pytest.raises(YamlError) as caught:
        read(data)
    return caught.value


def steps(count: int) -> bytes:
    return b"".join(b" " * level + b"a:\n" for level in range(count))


HOSTILE = {
    "alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n", 1, 4, "an anchor (&a)"),
    "alias without anchor": (b"coffee: 1\ntea: *coffee\n", 2, 6, "an alias stands here"),
    "anchor to itself": (b"a: &self [*self]\n", 1, 4, "an anchor (&self)"),
    "anchor on a key": (b"&k a: b\n", 1, 1, "an anchor (&k)"),
    "anchor on a mapping": (b"a: &m\n  b: c\n", 1, 4, "an anchor (&m)"),
    "flow lists 10,000 deep": (b"[" * 10_000 + b"]" * 10_000, 1, 25, "nested deeper than 24 levels"),
    "flow lists 10,000 deep and open": (b"[" * 10_000, 1, 25, "nested deeper than 24 levels"),
    "flow mappings 10,000 deep": (b"{a: " * 10_000 + b"1" + b"}" * 10_000, 1, 97, "nested deeper than 24 levels"),
    "flow lists 10,000 deep around an alias": (b"[*a, " + b"[" * 10_000, 1, 2, "an alias stands here"),
    "block lists 10,000 deep": (b"- " * 10_000 + b"x", 1, 49, "nested deeper than 24 levels"),
    "block mappings 1,300 deep": (steps(1_300), 25, 25, "nested deeper than 24 levels"),
    "keys of keys 10,000 deep": (b"? " * 10_000 + b"x", 1, 3, "a key must be plain text"),
    "NUL": (b"a: b\nc: d\x00e\n", 2, 5, "a control character (U+0000)"),
    "escape sequence of terminals": ("tea: ☕ \x1b[31m\n".encode(), 1, 8, "a control character (U+001B)"),
    "C1 control character": ("a: b\nc: \x9bd\n".encode(), 2, 4, "a control character (U+009B)"),
    "control character behind CRLF": (b"a: b\r\nc: \x07\r\n", 2, 4, "a control character (U+0007)"),
    "control character behind CR": (b"a: b\rc: \x07\r", 2, 4, "a control character (U+0007)"),
    "noncharacter": ("a: \uffff\n".encode(), 1, 4, "a control character (U+FFFF)"),
    "NUL as an escape": (b'a: 1\nb: "x\\0"\n', 2, 4, "the text holds a control character (U+0000)"),
    "terminal escape as an escape": (b'- "\\e[31m"\n', 1, 3, "the text holds a control character (U+001B)"),
    "control character in a key": (b'"a\\x07": 1\n', 1, 1, "the text holds a control character (U+0007)"),
    "half a surrogate pair": (b'a: "\\ud800"\n', 1, 7, "invalid Unicode character"),
    "UTF-16 little endian": ("a: b\n".encode("utf-16"), 1, 1, "the file is UTF-16"),
    "UTF-16 big endian": (b"\xfe\xff" + "a: b\n".encode("utf-16-be"), 1, 1, "the file is UTF-16"),
    "UTF-32 little endian": ("a: b\n".encode("utf-32"), 1, 1, "the file is UTF-32"),
    "UTF-32 big endian": (b"\x00\x00\xfe\xff" + "a: b\n".encode("utf-32-be"), 1, 1, "the file is UTF-32"),
    "UTF-16 without mark": ("a: b\n".encode("utf-16-le"), 1, 2, "a control character (U+0000)"),
    "byte order mark": (b"\xef\xbb\xbfa: b\n", 1, 1, "begins with a byte order mark"),
    "Latin-1": ("tea: 1\nwhere: café\n".encode("latin-1"), 2, 11, "the file is not UTF-8"),
    "Latin-1 behind CR": ("tea: 1\rwhere: café\r".encode("latin-1"), 2, 11, "the file is not UTF-8"),
    "overlong UTF-8": (b"a: \xc0\xaf\n", 1, 4, "the file is not UTF-8"),
    "surrogate in UTF-8": (b"a: \xed\xa0\x80\n", 1, 4, "the file is not UTF-8"),
    "next line": ("a: b\x85c: d\n".encode(), 1, 5, "an invisible line break (U+0085)"),
    "line separator": ("x: y\na: b\u2028c\n".encode(), 2, 5, "an invisible line break (U+2028)"),
    "paragraph separator": ("a: b\u2029c\n".encode(), 1, 5, "an invisible line break (U+2029)"),
    "tab as indentation": (b"a:\n\tb: c\n", 2, 1, "a tab stands here; YAML indents with spaces"),
    "tab before the first key": (b"\ta: b\n", 1, 1, "a tab stands here; YAML indents with spaces"),
    "key twice": (b"tea: 1\nmilk: 2\ntea: 3\n", 3, 1, 'the key "tea" stands twice (first in line 1)'),
    "key twice below another": (b"x: 1\nm:\n  a: 1\n  a: 2\n", 4, 3, 'the key "a" stands twice (first in line 3)'),
    "key twice, once in quotes": (b'a: 1\n"a": 2\n', 2, 1, 'the key "a" stands twice'),
    "key twice in flow": (b"m: {a: 1, b: 2, a: 3}\n", 1, 17, 'the key "a" stands twice (first in line 1)'),
    "merge key": (b"a:\n  <<: {b: c}\n", 2, 3, "a merge key stands here"),
    "tag of a Python object": (
        b"a: !!python/object/apply:os.system ['echo']\n",
        1,
        4,
        "python/object/apply:os.system)",
    ),
    "tag of a Python name": (b"!!python/name:os.system\n", 1, 1, "a tag (tag:yaml.org,2002:python/name:os.system)"),
    "tag of text": (b"a: !!str 12\n", 1, 4, "a tag (tag:yaml.org,2002:str)"),
    "tag of a set": (b"a: !!set {b, c}\n", 1, 4, "a tag (tag:yaml.org,2002:set)"),
    "tag on a key": (b"!!str a: 1\n", 1, 1, "a tag (tag:yaml.org,2002:str)"),
    "local tag": (b"- !secret x\n", 1, 3, "a tag (!secret)"),
    "tag of a directive": (b"%TAG ! tag:x.example,2000:\n---\na: !foo b\n", 3, 4, "a tag (tag:x.example,2000:foo)"),
    "two documents": (b"a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"),
    "an empty second document": (b"a: 1\n---\n", 2, 1, "a second document begins here"),
    "text behind the document": (b"a: 1\n...\nb: 2\n", 3, 1, "text stands behind the end of the record"),
    "YAML 9": (b"%YAML 9.0\n---\na: 1\n", 1, 1, "incompatible YAML document"),
    "empty": (b"", 1, 1, "the file is empty"),
    "white space only": (b"  \n\n", 1, 1, "the file is empty"),
    "comments only": (b"# to be written\n", 1, 1, "the file is empty"),
    "list as a key": (b"? [a, b]\n: c\n", 1, 3, "a key must be plain text"),
    "mapping as a key": (b"{a: b}: c\n", 1, 1, "a key must be plain text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_where_it_goes_wrong(name: str) -> None:
    data, line, column, phrase = HOSTILE[name]
    error = refusal(data)
    assert (error.line, error.column) == (line, column)
    assert phrase in error.message
    assert str(error) == error.message


@pytest.mark.parametrize(
    ("data", "mend"),
    [
        (b"a: &a b\n", "records use no anchors or aliases"),
        (b"a: *b\n", "write the value out"),
        (b"<<: b\n", "write the fields out"),
        (b"a: !!str 12\n", "write the plain value, in quotes if it is text"),
        (b"a: 1\na: 2\n", "keep one of them"),
        (b"a: 1\n---\nb: 1\n", "remove the ---"),
        (b"\xef\xbb\xbfa: b\n", "save it as UTF-8 without BOM"),
        (b"a: \xe9\n", "save it as UTF-8"),
        (b"a:\n\tb: c\n", "replace the tab by spaces"),
        (b"", "write the record, or delete the file"),
    ],
)
def test_a_refusal_says_what_would_be_right(data: bytes, mend: str) -> None:
    assert mend in refusal(data).mend


def test_a_text_over_the_limit_is_refused_with_both_sizes() -> None:
    with pytest.raises(YamlError, match=r"too large: 1,000,001 bytes, at most 1,000,000 are read"):
        read(b"a" * 1_000_001)


def test_a_text_at_the_limit_is_read() -> None:
    data = b"a: " + b"x" * 999_997
    assert len(data) == yaml_reader.MAX_BYTES
    assert read(data).value == {"a": "x" * 999_997}


def test_the_limit_can_be_raised() -> None:
    with pytest.raises(YamlError, match="too large: 6 bytes, at most 5 are read"):
        read(b"a: bcd", limit=5)
    assert read(b"a: bcd", limit=6).value == {"a": "bcd"}


def test_an_alias_bomb_takes_no_memory() -> None:
    rows = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 12)]
    tracemalloc.start()
    try:
        refusal(b"\n".join(rows))
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_twenty_four_levels_are_read_and_one_more_is_not() -> None:
    assert read(b"[" * 24 + b"]" * 24).value is not None
    assert refusal(b"[" * 25 + b"]" * 25).column == 25


def test_many_mappings_beside_each_other_are_no_depth() -> None:
    assert len(read(b"- {a: [b]}\n" * 1_000).value) == 1_000


SCALARS: list[tuple[str, object]] = [
    ("", None),
    ("~", None),
    ("null", None),
    ("Null", "Null"),
    ("NULL", "NULL"),
    ("true", True),
    ("false", False),
    ("True", "True"),
    ("FALSE", "FALSE"),
    ("yes", "yes"),
    ("no", "no"),
    ("on", "on"),
    ("off", "off"),
    ("y", "y"),
    ("0", 0),
    ("12", 12),
    ("-12", -12),
    ("+12", "+12"),
    ("012", "012"),
    ("-012", "-012"),
    ("0o14", "0o14"),
    ("0x1f", "0x1f"),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("12:30", "12:30"),
    ("12:30:45", "12:30:45"),
    ("999999999999999999", 999_999_999_999_999_999),
    ("1.5", 1.5),
    ("-1.5", -1.5),
    (".5", ".5"),
    ("5.", "5."),
    ("01.5", "01.5"),
    ("1e3", 1000.0),
    ("1E-3", 0.001),
    ("1e999", "1e999"),
    ("-1e999", "-1e999"),
    ("9" * 400, "9" * 400),
    (".inf", ".inf"),
    ("-.inf", "-.inf"),
    (".nan", ".nan"),
    ("inf", "inf"),
    ("nan", "nan"),
    ("2026-11-20", "2026-11-20"),
    ("2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z"),
    ("١٢", "١٢"),
    ("1\n", "1\n"),
    ("=", "="),
    ("<<", "<<"),
]


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_unquoted_text_stands_for_what_yaml_1_2_says(text: str, value: object) -> None:
    assert scalar(text) == value
    assert type(scalar(text)) is type(value)


@pytest.mark.parametrize(("text", "value"), [pair for pair in SCALARS if pair[0].strip() == pair[0]])
def test_the_reader_reads_unquoted_scalars_as_the_table_says(text: str, value: object) -> None:
    found = read(f"a: {text}\nb: 1\n".encode()).value
    assert found == {"a": value, "b": 1}
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize("quotes", ["'", '"'])
@pytest.mark.parametrize("text", ["", "~", "null", "true", "12", "1.5"])
def test_text_in_quotes_is_text(quotes: str, text: str) -> None:
    assert read(f"a: {quotes}{text}{quotes}\n".encode()).value == {"a": text}


@pytest.mark.parametrize("style", ["|", ">", "|-", ">-"])
def test_text_in_blocks_is_text(style: str) -> None:
    assert read(f"a: {style}\n  12\n".encode()).value["a"].strip() == "12"


@given(st.text(st.sampled_from("0123456789.eE+-_xino"), max_size=12) | st.floats().map(repr) | st.integers().map(str))
@settings(deadline=None, max_examples=examples(75))
def test_a_scalar_is_its_text_or_a_finite_number_of_the_same_size(text: str) -> None:
    found = scalar(text)
    if isinstance(found, str):
        assert found == text
    elif isinstance(found, int | float):
        assert math.isfinite(found)
        assert found == type(found)(text)
    else:
        assert text == ""


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"a: b\r\nc: [d, e]\r\n", {"a": "b", "c": ["d", "e"]}),
        (b"a: b\rc: d\r", {"a": "b", "c": "d"}),
        (b"a:\tb\n", {"a": "b"}),
        (b"a: b\tc\n", {"a": "b\tc"}),
        (b"--- \na: 1\n...\n", {"a": 1}),
        (b"%YAML 1.1\n---\na: yes\n", {"a": "yes"}),
        (b"1: a\ntrue: b\n~: c\n", {"1": "a", "true": "b", "~": "c"}),
        (b"'<<': b\n", {"<<": "b"}),
        (b"a:\nb:\n", {"a": None, "b": None}),
        (b"---\n", None),
        (b"just text\n", "just text"),
        (b"- a\n-\n- [ ]\n- {}\n", ["a", None, [], {}]),
        (b"a: one\n  two\n\n  three\n", {"a": "one two\nthree"}),
        (b'a: "tab \\t and line \\n"\n', {"a": "tab \t and line \n"}),
        ("a: \ufeffb\n".encode(), {"a": "\ufeffb"}),
        ("a: ☕😀\n".encode(), {"a": "☕😀"}),
    ],
)
def test_well_formed_text_is_read(data: bytes, value: object) -> None:
    assert read(data).value == value


def test_marks_give_the_key_and_the_value_by_line_and_column() -> None:
    data = "# tea\né: {x: [1, ' y']}\nlonger:\n  - a\n  -  b\nlast:\n".encode()
    assert read(data).marks == {
        (): (2, 1, 2, 1),
        ("é",): (2, 1, 2, 4),
        ("é", "x"): (2, 5, 2, 8),
        ("é", "x", 0): (2, 9, 2, 9),
        ("é", "x", 1): (2, 12, 2, 12),
        ("longer",): (3, 1, 4, 3),
        ("longer", 0): (4, 5, 4, 5),
        ("longer", 1): (5, 6, 5, 6),
        ("last",): (6, 1, 6, 6),
    }


def test_marks_are_the_same_with_crlf() -> None:
    text = "a: b\nc:\n  - d\n  - {e: f}\n"
    assert read(text.replace("\n", "\r\n").encode()).marks == read(text.encode()).marks


def test_marks_count_characters_not_bytes() -> None:
    assert read('"😀é": x\n'.encode()).marks["😀é",] == (1, 1, 1, 7)


words = st.text(st.sampled_from("abcé☕😀'\"\\ ,:#-[]{}"), min_size=1, max_size=12)
trees = st.recursive(
    words,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.text(st.sampled_from("abcdé😀"), min_size=1, max_size=5), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Writer:
    """Writes a tree as YAML by hand, and notes where each scalar was written."""

    def __init__(self, draw: st.DataObject) -> None:
        self.draw = draw
        self.text = ""
        self.placed: dict[tuple[str | int, ...], tuple[int, int, str]] = {}

    def add(self, text: str) -> None:
        self.text += text

    def here(self) -> tuple[int, int]:
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def write(self, value: Any, path: tuple[str | int, ...], indent: int, *, flow: bool) -> None:
        if isinstance(value, str):
            bare = value.isalnum() and value.isascii()
            written = self.draw.draw(st.sampled_from([double(value), single(value)] + [value] * bare))
            self.placed[path] = (*self.here(), written)
            self.add(written + ("" if flow else "\n"))
            return
        entries = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        if flow or self.draw.draw(st.booleans()):
            left, right = ("{", "}") if isinstance(value, dict) else ("[", "]")
            self.add(left)
            for number, (key, item) in enumerate(entries):
                self.add((", " if number else "") + (f"{key}: " if isinstance(value, dict) else ""))
                self.write(item, (*path, key), indent, flow=True)
            self.add(right + ("" if flow else "\n"))
            return
        self.add("\n" if path else "")
        for key, item in entries:
            self.add(" " * indent + (f"{key}: " if isinstance(value, dict) else "- "))
            self.write(item, (*path, key), indent + 2, flow=False)


@given(trees, st.data())
@settings(deadline=None, max_examples=examples(50))
def test_the_mark_of_every_scalar_points_at_its_text(tree: Any, data: st.DataObject) -> None:
    writer = Writer(data)
    writer.write(tree, (), 0, flow=False)
    document = read(writer.text.encode())
    assert document.value == tree
    assert {path for path, _ in yaml_reader.values(document.value)} == writer.placed.keys()
    for path, (line, column, written) in writer.placed.items():
        assert document.marks[path][2:] == (line, column)
        assert yaml_slips.lines(writer.text)[line - 1][column - 1 :].startswith(written)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(deadline=None, max_examples=examples(75))
def test_any_bytes_are_read_or_refused_at_a_place_inside_the_text(data: bytes) -> None:
    faults: list[YamlError] = []
    try:
        document = read(data)
        assert all(path in document.marks for path, _ in yaml_reader.values(document.value))
    except YamlError as error:
        faults.append(error)
    last = len(yaml_slips.lines(data.decode("utf-8", "replace")))
    for fault in faults:
        assert 1 <= fault.line <= last + 1
        assert fault.column >= 1
        assert fault.message


# What a `#` swallows


@pytest.mark.parametrize(
    ("data", "line", "column", "quoted"),
    [
        (b"statement: Pain fell in most people #1 of all\n", 1, 37, "'Pain fell in most people #1 of all'"),
        (b"a: 1\nb: coffee #1\n", 2, 11, "'coffee #1'"),
        (b"- the second best of all # at night\n", 1, 26, "'the second best of all # at night'"),
        (b"a: it's tea #2\r\n", 1, 13, '"it\'s tea #2"'),
        (b"x: y\ra: tea\t#2\r", 2, 8, "'tea\t#2'"),
        ("é: ☕ #2\n".encode(), 1, 6, "'☕ #2'"),
    ],
)
def test_text_lost_behind_a_hash_is_refused(data: bytes, line: int, column: int, quoted: str) -> None:
    error = refusal(data)
    assert (error.line, error.column) == (line, column)
    assert 'everything from "#" on is read as a comment and lost' in error.message
    assert f"put the text in quotes: {quoted}" in error.mend


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"stance: helps # as the page has it\n", "helps"),
        (b"stance: helps #\n", "helps"),
        (b"stance: helps#1\n", "helps#1"),
        (b"stance: 'the second best of all' #1\n", "the second best of all"),
        (b'stance: "helps" #1\n', "helps"),
        (b"# the second best of all #1\nstance: helps\n", "helps"),
        (b"stance: |\n  the second best of all #1\n", "the second best of all #1\n"),
    ],
)
def test_a_comment_of_its_own_is_no_loss(data: bytes, value: str) -> None:
    assert read(data).value == {"stance": value}


def test_values_yields_every_scalar_with_the_way_to_it() -> None:
    tree = {"a": [1, {"b": None}], "c": {}, "d": "x"}
    assert list(yaml_reader.values(tree)) == [(("a", 0), 1), (("a", 1, "b"), None), (("d",), "x")]


def test_decode_lets_line_breaks_of_other_scripts_pass_in_prose() -> None:
    assert yaml_reader.decode("tea\u2028and milk\x85".encode()) == "tea\u2028and milk\x85"
