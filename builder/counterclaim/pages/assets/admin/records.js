// Reads and writes records for the form in the one form that `counterclaim fmt` gives them; comments survive.
//
// The page says in #formats how the records of each kind are shaped (from their JSON Schemas). A field of the form
// holds text or a list, where a record may hold other things, so `read` and `write` are each other's inverse on:
//   several   one id, or a list of ids       <-> a list
//   alternatives  a list that holds together, or {any: list} <-> a list, and a tick beside it
//   either    a number, or a text           <-> a text
//   pairs     quantity: amount               <-> a list of {key, value}
//   numerals  numbers and ranges             <-> texts
//   nullable  null where nothing is known    <-> an empty text
//   choices   a word, or {word: id}          <-> a word, and the id in a field of its own
//   terms     id: term                       <-> a list of terms with their ids
window.CMS_MANUAL_INIT = true; // it starts when the formats below are known
const { default: CMS } = await import("./sveltia/index.js");

const WIDTH = 100;
const FLOW = 70; // a list of ids stands on one line up to here
const BEFORE = "_before"; // the record as it was read travels with it: for its comments, and what it left out
const MARK = "# yaml-language-server:";
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;

// A number as its text has it: 1.50 is what a source prints, and stays so.
class Spelled {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const isMap = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Spelled);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// ---- YAML as the checker reads it: only null, true, false and decimal numbers are no text

const plain = (name, texts, value) =>
  new jsyaml.Type(`tag:yaml.org,2002:${name}`, { kind: "scalar", resolve: texts, construct: value });
const schema = (number) =>
  jsyaml.FAILSAFE_SCHEMA.extend({
    implicit: [
      plain("null", (text) => text === null || ["", "~", "null"].includes(text), () => null),
      plain("bool", (text) => text === "true" || text === "false", (text) => text === "true"),
      plain("float", (text) => text !== null && NUMBER.test(text) && Number.isFinite(Number(text)), number),
    ],
  });
const SCHEMA = schema(Number);
const SPELLED = schema((text) => new Spelled(text));
const load = (text) => jsyaml.load(text, { schema: SCHEMA });
const isText = (text) => typeof load(text) === "string";

// ---- writing YAML

const PRINTABLE = /^(?:[^\p{C}\p{Z}]| )*$/u;

// What readers of YAML 1.1 take for a truth or a number, as `counterclaim fmt` knows it: it stays in quotes.
const MISREAD = new RegExp(
  [
    "y|Y|n|N|(?:yes|no|true|false|on|off|null)|(?:Yes|No|True|False|On|Off|Null)|YES|NO|TRUE|FALSE|ON|OFF|NULL|=|<<",
    "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?",
    "[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)",
    "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+",
  ]
    .map((part) => `^(?:${part})$`)
    .join("|"),
);

function mayBePlain(text, flow) {
  if (text === "" || text !== text.trim() || /[\n\x85\u2028\u2029]/.test(text) || /[^\P{C}]/u.test(text)) return false;
  if (/^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text)) return false;
  if (/:(?:\s|$)/.test(text) || /\s#/.test(text) || (flow && /[,[\]{}]/.test(text))) return false;
  return isText(text);
}

// Words fill the line; `column` is where the text begins, `indent` where its further lines do.
function folded(text, column, indent, width) {
  let line = "";
  let at = column;
  const parts = text.split(/( +)/);
  parts.forEach((part, index) => {
    if (index % 2) {
      if (part.length === 1 && at >= width) {
        line += "\n" + " ".repeat(indent);
        at = indent;
      } else {
        line += part;
        at += part.length;
      }
      return;
    }
    if (at + [...part].length > width && at > indent) {
      line += "\n" + " ".repeat(indent);
      at = indent;
    }
    line += part;
    at += [...part].length;
  });
  return line.replace(/ +\n/g, "\n");
}

// A quoted text breaks at the first single space behind the width.
function quoted(text, column, indent, width) {
  const double = text.includes("'") || !PRINTABLE.test(text);
  const whole = double ? JSON.stringify(text) : `'${text}'`;
  let line = "";
  let at = column;
  [...whole].forEach((letter, index, all) => {
    const single = letter === " " && all[index - 1] !== " " && all[index + 1] !== " ";
    if (single && at > width && index > 1 && index < all.length - 2) {
      line += "\n" + " ".repeat(indent);
      at = indent;
    } else {
      line += letter;
      at += 1;
    }
  });
  return line;
}

function scalar(value, column, indent, width, flow = false, isKey = false) {
  if (typeof value !== "string") return value === null ? "null" : String(value);
  const lines = value.split("\n");
  if (!flow && lines.length > 1 && value.endsWith("\n") && lines.every((l) => l === l.trimEnd()) && !/^\s/.test(value)) {
    const end = lines.length > 2 && lines.at(-2) === "" ? "+" : "";
    return [`|${end}`, ...lines.slice(0, -1).map((l) => (l ? " ".repeat(indent) + l : l))].join("\n");
  }
  return mayBePlain(value, flow) && (isKey || !MISREAD.test(value)) ? folded(value, column, indent, width) : quoted(value, column, indent, width);
}

function list(items, indent, width) {
  if (items.some((item) => isMap(item) || Array.isArray(item) || String(item).includes(" "))) return null;
  if (items.reduce((sum, item) => sum + String(item).length + 2, 0) >= FLOW) return null;
  return `[${items.map((item) => scalar(item, 0, 0, width, true)).join(", ")}]`;
}

function lines(value, indent, width, open, path = "") {
  const pad = " ".repeat(indent);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      if (isMap(item)) {
        const [first, ...rest] = lines(item, indent + 2, width, open, `${path}${index}/`);
        return [`${pad}- ${first.trimStart()}`, ...rest];
      }
      return `${pad}- ${scalar(item, indent + 2, indent + 2, width)}`.split("\n");
    });
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const head = `${pad}${scalar(key, 0, 0, Infinity, false, true)}:`;
    const here = `${path}${key}/`;
    if (isMap(item) && !Object.keys(item).length) return [`${head} {}`];
    if (isMap(item)) return [head, ...lines(item, indent + 2, width, open, here)];
    if (Array.isArray(item)) {
      const flow = open.some((commented) => commented.startsWith(here)) ? null : list(item, indent, width);
      return flow === null ? [head, ...lines(item, indent + 2, width, open, here)] : [`${head} ${flow}`];
    }
    // A word longer than the line stands on a line of its own.
    return `${head} ${scalar(item, head.length + 1, indent + 2, width)}`.replace(": \n", ":\n").split("\n");
  });
}

function texts(value) {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

// `open` are the paths of what has comments: a list with comments inside has a line for every item.
const dump = (value, open) =>
  lines(value, 0, texts(value).every((text) => PRINTABLE.test(text)) ? WIDTH : Infinity, open);

// ---- comments and empty lines: each belongs to the entry it stands above or beside

function entries(rows) {
  const stack = [];
  let block = -1;
  return rows.map((row) => {
    const indent = row.search(/\S/);
    if (block >= 0 && (indent > block || indent < 0)) return { kind: "text" };
    block = -1;
    if (indent < 0 || row[indent] === "#") return { kind: "comment" };
    let at = indent;
    let rest = row.slice(indent);
    let path = null;
    while (/^- /.test(rest)) {
      while (stack.length && stack.at(-1).at > at) stack.pop();
      const top = stack.at(-1);
      if (top && top.at === at && top.item) top.key += 1;
      else stack.push({ at, key: 0, item: true });
      path = stack.map((step) => step.key).join("/");
      at += 2;
      rest = rest.slice(2);
    }
    const key = /^("[^"]*"|'[^']*'|[^\s#'"[\]{},][^\s:]*):(?:\s|$)/.exec(rest);
    if (key) {
      while (stack.length && (stack.at(-1).at > at || (stack.at(-1).at === at && !stack.at(-1).item))) stack.pop();
      stack.push({ at, key: key[1].replace(/^["']|["']$/g, ""), item: false });
      path ??= stack.map((step) => step.key).join("/");
    }
    if (path === null) return { kind: "text" };
    if (/(?:^|\s)[|>][-+0-9]*\s*(?:#.*)?$/.test(row)) block = indent;
    return { kind: "entry", path };
  });
}

function beside(row) {
  for (let at = row.indexOf(" #"); at >= 0; at = row.indexOf(" #", at + 1)) {
    try {
      const cut = row.slice(0, at).trim();
      if (same(load(row.trim()), load(cut)) && !isText(row.trim())) return row.slice(at).trim();
    } catch {
      // Not the end of a value: look further on.
    }
  }
  return "";
}

function comments(text) {
  const old = text.split("\n");
  const kinds = entries(old);
  const above = new Map();
  const right = new Map();
  let waiting = [];
  old.forEach((row, index) => {
    const { kind, path } = kinds[index];
    if (kind === "comment") waiting.push(row.trimEnd());
    if (kind !== "entry") return;
    if (waiting.length) above.set(path, waiting);
    waiting = [];
    const comment = beside(row);
    if (comment) right.set(path, comment);
  });
  return { above, right, waiting };
}

function withComments(rows, { above, right, waiting }) {
  const found = entries(rows);
  const paths = new Set(found.map((entry) => entry.path));
  const result = rows.flatMap((row, index) => {
    const { kind, path } = found[index];
    if (kind !== "entry") return [row];
    const indent = " ".repeat(row.search(/\S/));
    const head = (above.get(path) ?? []).map((line) => (line ? indent + line.trimStart() : line));
    const comment = right.get(path);
    if (!comment) return [...head, row];
    const goesOn = found[index + 1]?.kind === "text";
    return goesOn ? [...head, indent + comment, row] : [...head, `${row}  ${comment}`];
  });
  // What stood beside an entry that is gone goes to the end, so that nothing is lost without being seen.
  const left = [...above, ...right].filter(([path]) => !paths.has(path)).flatMap(([, kept]) => kept);
  return [...result, ...left.map((line) => line.trim()).filter(Boolean), ...waiting];
}

// ---- between records and the form

const at = (value, path) => path.split(".").reduce((found, key) => (isMap(found) ? found[key] : undefined), value);

function change(value, path, work) {
  const keys = path.split(".");
  const last = keys.pop();
  const parent = keys.length ? at(value, keys.join(".")) : value;
  if (isMap(parent) && last in parent) parent[last] = work(parent[last]);
}

// What stands beside a path: the parent, and the key of the tick.
function tick(value, path) {
  const keys = path.split(".");
  const last = keys.pop();
  return [keys.length ? at(value, keys.join(".")) : value, last, `${last}_any`];
}

function shown(record, shape) {
  const value = structuredClone(record);
  shape.alternatives.forEach((path) => {
    const [parent, key, any] = tick(value, path);
    if (isMap(parent) && isMap(parent[key]) && "any" in parent[key]) {
      parent[key] = parent[key].any;
      parent[any] = true;
    }
  });
  shape.either.forEach((path) => change(value, path, (v) => (typeof v === "number" ? String(v) : v)));
  shape.several.forEach((path) => change(value, path, (v) => (Array.isArray(v) || v === null ? v : [v])));
  shape.pairs.forEach((path) =>
    change(value, path, (v) => (isMap(v) ? Object.entries(v).map(([key, amount]) => ({ key, value: amount })) : v)),
  );
  shape.numerals.forEach((path) => change(value, path, (v) => (Array.isArray(v) ? v.map(String) : v)));
  shape.nullable.forEach((path) => change(value, path, (v) => v ?? ""));
  Object.entries(shape.choices).forEach(([path, word]) => {
    const chosen = at(value, path);
    if (isMap(chosen) && word in chosen) {
      value[word] = chosen[word];
      value[path] = word;
    }
  });
  return value;
}

function recorded(shownValue, shape, before) {
  const value = structuredClone(shownValue);
  Object.entries(shape.choices).forEach(([path, word]) => {
    if (value[path] === word) value[path] = { [word]: value[word] };
    delete value[word];
  });
  shape.either.forEach((path) =>
    change(value, path, (v) => (typeof v === "string" && at(before, path) !== v && NUMBER.test(v.trim()) ? Number(v) : v)),
  );
  shape.numerals.forEach((path) =>
    change(value, path, (v) => (Array.isArray(v) ? v.map((n) => (/^[1-9]\d*$/.test(n) ? Number(n) : n)) : v)),
  );
  shape.pairs.forEach((path) =>
    change(value, path, (v) =>
      Array.isArray(v) ? Object.fromEntries(v.filter((p) => p.key).map((p) => [p.key, p.value])) : v,
    ),
  );
  shape.several.forEach((path) =>
    change(value, path, (v) => (Array.isArray(v) && v.length === 1 && !Array.isArray(at(before, path)) ? v[0] : v)),
  );
  shape.alternatives.forEach((path) => {
    const [parent, key, any] = tick(value, path);
    if (!isMap(parent)) return;
    const chosen = parent[any];
    delete parent[any];
    if (chosen && !isEmpty(parent[key])) parent[key] = { any: [parent[key]].flat() };
  });
  const kept = without(value, before, shape.required);
  shape.nullable.forEach((path) => change(kept, path, (v) => (v === "" ? null : v)));
  return kept;
}

const isEmpty = (value) =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && Object.values(value).every(isEmpty));

// What is empty is left out, unless the record must have it or had it so.
function without(value, before, required) {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !isEmpty(item) || required.includes(key) || same(before?.[key], item))
      .map(([key, item]) => [key, isMap(item) ? without(item, before?.[key], []) : item]),
  );
}

const marks = {}; // the line that names the schema, by kind: a new record gets the one its neighbours have

function read(text, shape) {
  const record = load(text) ?? {};
  if (text.startsWith(MARK)) marks[shape.kind] ??= text.split("\n", 1)[0];
  const value = shape.terms
    ? { terms: Object.entries(record).map(([id, term]) => ({ id, ...shown(term, shape) })) }
    : shown(record, shape);
  return { ...value, [BEFORE]: text };
}

// Numbers that are as they were keep their spelling.
function spelled(value, before) {
  if (typeof value === "number") return before instanceof Spelled && Number(before.text) === value ? before : value;
  if (Array.isArray(value)) return value.map((item, index) => spelled(item, Array.isArray(before) ? before[index] : null));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelled(item, before?.[key])]));
}

function write(content, shape) {
  const { [BEFORE]: text, ...form } = content;
  const before = text ? load(text) : {};
  const record = shape.terms
    ? Object.fromEntries((form.terms ?? []).map(({ id, ...term }) => [id, recorded(term, shape, before[id])]))
    : recorded(form, shape, before);
  const said = comments(text ?? "");
  const rows = dump(spelled(record, text ? jsyaml.load(text, { schema: SPELLED }) : {}), [...said.above.keys(), ...said.right.keys()]);
  const whole = text ? withComments(rows, said) : [marks[shape.kind], ...rows].filter((row) => row !== undefined);
  const result = whole.join("\n");
  return same(load(result), record) ? result : rows.join("\n");
}

const shapes = JSON.parse(document.getElementById("formats").textContent);
shapes.forEach((shape) =>
  CMS.registerCustomFormat(shape.format, "yml", {
    fromFile: (text) => read(text, shape),
    toFile: (content) => write(content, shape),
  }),
);

CMS.init();

export { read, write, shapes };
