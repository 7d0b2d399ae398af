// What the page says of the map: its data, its head and its diagnostics, and small words for both.

const map = JSON.parse(document.getElementById("map").textContent);
const planned = Array.isArray(map.segments);
const at = id => document.getElementById(id);

const count = number => number.toLocaleString("en");

function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const ranges = list => list.map(({ from, to }) => from === to ? `${from}` : `${from}–${to}`).join(", ");
const plural = (number, word) => `${count(number)} ${word}${number === 1 ? "" : "s"}`;
const moment = when => `beat ${when.beat}, token ${count(when.generated)}`;

function factsOf(map) {
  const prefix = map.segments.reduce((sum, one) => sum + (one.placement === "prefix" ? one.range.max : 0), 0);
  const story = name => map.beats.reduce((sum, beat) => sum + beat.tokens[name], 0);
  const first = name => {
    const entries = viewsOf(map).map(view => ({ view, entry: view.schedule[name].find(one => one.deleted.length + one.cut.length > 0) }))
      .filter(one => one.entry);
    if (entries.length === 0) return "never";
    const { view, entry } = entries.reduce((best, one) => one.entry.beat < best.entry.beat ? one : best);
    return `${moment(entry)}${view.names === null ? "" : `, of ${titleOf(view)}`}`;
  };
  return [
    ["window", `${count(map.window)} tokens`, `${count(map.reserve)} kept free for turns${map.lore > 0 ? `, at most ${count(map.lore)} for lore` : ""}`],
    ["prefix", `${count(prefix)} tokens`, `${Math.round(100 * prefix / map.window)} % of the window, never deleted`],
    ["story", `${count(story("expected"))} tokens`, `at most ${count(story("max"))}, in ${plural(map.beats.length, "beat")}`],
    ["first deletion", first("worst"), `typically: ${first("expected")}`],
    ["deletes by", map.policy.replace(" %", "\u00a0%"), `target ${map.target}`],
    ["cost", map.cost.toLocaleString("en", { maximumFractionDigits: 3 }),
      map.cost - map.bound <= 1e-6 * Math.max(1, map.cost) ? "proved best: no plan costs less"
        : `at least ${map.bound.toLocaleString("en", { maximumFractionDigits: 3 })}: no plan costs less`],
    ...(map.views ? [["views", count(map.views.length), longestOwn(map.views)]] : []),
  ];
}

function longestOwn(views) {
  const most = Math.max(...views.map(view => view.ownTokens));
  return most > 0 ? `the longest has ${plural(most, "token")} of its own` : "nothing is pinned in one alone";
}

function showHead() {
  at("scene").textContent = planned ? printable(map.scene) : "There is no map";
  at("source").textContent = planned ? `${printable(map.program)} · ${printable(map.model)}` : "The program has errors.";
  for (const [name, value, remark] of planned ? factsOf(map) : []) {
    at("facts").append(html("div", {}, html("dt", {}, name), html("dd", {}, html("strong", {}, value), html("span", {}, remark))));
  }
}

function showDiagnostics() {
  const list = html("ul");
  for (const told of map.diagnostics) {
    const item = html("li", { class: told.severity }, html("b", {}, `${told.severity} ${told.code}`), " ", html("span", {}, printable(told.message)));
    if (told.file !== null) item.append(html("span", { class: "place" }, `${printable(told.file)}:${told.line}:${told.column}`));
    if (told.fix) item.append(html("span", { class: "fix" }, `fix: ${printable(told.fix.title)}`));
    list.append(item);
  }
  at("diagnostics").append(map.diagnostics.length > 0 ? list : html("p", { class: "fine" }, "None."));
}
