// Draws the window: beats across, positions down, a band for each life.

const NEEDED_FOR_CURVES = 9;
const LEAST_COLUMN = 2;
const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The places of a drawing: which beats share a column, and where columns and positions lie. */
function layOut(map, view, width, height, left = 58, right = 14) {
  const plot = { left, top: 10, width: width - left - right, height };
  const stride = Math.max(1, Math.ceil(view.count * LEAST_COLUMN / plot.width));
  const columns = Math.ceil(view.count / stride);
  const column = plot.width / columns;
  const last = map.beats.length - 1;
  return {
    plot, stride, columns, column, window: map.window,
    curve: stride === 1 && column >= NEEDED_FOR_CURVES ? Math.min(column * 0.4, 26) : 0,
    x: at => plot.left + at * column,
    y: tokens => plot.top + tokens * plot.height / map.window,
    beatOf: at => Math.min(last, view.from + (at + 1) * stride - 1),
    columnOf: beat => Math.floor((beat - view.from) / stride),
    has: beat => beat >= view.from && beat < view.from + view.count,
  };
}

/** A life as it is drawn: stretches of columns over which it stays where it is. */
function stretchesOf(life, places) {
  const first = Math.max(0, places.columnOf(life.from));
  const stretches = [];
  for (let at = first; at < places.columns; at++) {
    const beat = places.beatOf(at);
    if (beat > life.to) break;
    const stands = standsAt(life, beat);
    if (!stands) continue;
    const before = stretches.at(-1);
    if (before && before.start === stands.start && before.tokens === stands.tokens) before.to = at + 1;
    else stretches.push({ from: at, to: at + 1, ...stands });
  }
  return stretches;
}

/** The columns of a life at which its segment is live, as ranges with the end left out. */
function liveColumns(life, uses, places) {
  const ranges = [];
  for (const use of uses) {
    const from = Math.max(use.from, life.from);
    const to = Math.min(use.to, life.to);
    if (from > to) continue;
    const range = { from: Math.max(0, places.columnOf(from)), to: Math.min(places.columns, places.columnOf(to) + 1) };
    if (range.from >= range.to) continue;
    const before = ranges.at(-1);
    if (before && before.to >= range.from) before.to = Math.max(before.to, range.to); else ranges.push(range);
  }
  return ranges;
}

/** One edge of a band between two columns, as pieces of lines and curves from left to right. */
function edgeOf(stretches, places, height, from, to) {
  const { x, y, curve } = places;
  const half = curve / 2;
  const pieces = [];
  for (let i = 0; i < stretches.length; i++) {
    const stretch = stretches[i];
    const a = Math.max(stretch.from, from);
    const b = Math.min(stretch.to, to);
    if (a >= b) continue;
    const level = y(height(stretch));
    let start = x(a);
    let end = x(b);
    const before = a === stretch.from ? stretches[i - 1] : undefined;
    const after = b === stretch.to ? stretches[i + 1] : undefined;
    if (before && half > 0) {
      const other = y(height(before));
      pieces.push([[start, (level + other) / 2], [start + half / 4, (3 * level + other) / 4], [start + half / 2, level], [start + half, level]]);
      start += half;
    }
    if (after && half > 0) end -= half;
    pieces.push([[start, level], [end, level]]);
    if (after && half > 0) {
      const other = y(height(after));
      const border = end + half;
      pieces.push([[end, level], [border - half / 2, level], [border - half / 4, (3 * level + other) / 4], [border, (level + other) / 2]]);
    }
  }
  return pieces;
}

/** The outline of a band between two columns; where it comes in or goes, it opens or closes like a fan. */
function outlineOf(life, stretches, places, from, to) {
  const drawn = [...stretches];
  if (places.curve > 0) {
    const [first, last] = [stretches[0], stretches.at(-1)];
    if (life.enters !== null && first.from === places.columnOf(life.from) && first.from > 0 && from <= first.from) {
      drawn.unshift({ from: first.from - 0.5, to: first.from, start: life.enters, tokens: 0, point: true });
    }
    if (life.leaves !== null && last.to === places.columnOf(life.to) + 1 && last.to < places.columns && to >= last.to) {
      drawn.push({ from: last.to, to: last.to + 0.5, start: life.leaves, tokens: 0, point: true });
    }
  }
  const inner = (a, b) => [
    drawn[0].point && a <= stretches[0].from ? a - places.curve / 2 / places.column : a,
    drawn.at(-1).point && b >= stretches.at(-1).to ? b + places.curve / 2 / places.column : b,
  ];
  const [a, b] = inner(from, to);
  const top = edgeOf(drawn, places, stretch => stretch.start, a, b);
  const bottom = edgeOf(drawn, places, stretch => stretch.start + stretch.tokens, a, b);
  if (top.length === 0) return "";
  const round = value => Math.round(value * 10) / 10;
  const point = ([px, py]) => `${round(px)} ${round(py)}`;
  const follow = piece => (piece.length === 2 ? "L" : "C") + piece.slice(1).map(point).join(" ");
  const back = bottom.reverse().map(piece => [...piece].reverse());
  const walk = pieces => pieces.map((piece, i) => (i > 0 ? `L${point(piece[0])}` : "") + follow(piece)).join("");
  return `M${point(top[0][0])}${walk(top)}L${point(back[0][0])}${walk(back)}Z`;
}

/** A text on one line, what cannot be seen made visible. */
function printable(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/g,
    c => c < " " ? (c === "\n" || c === "\t" ? " " : String.fromCharCode(0x2400 + c.charCodeAt(0))) : "\ufffd");
}

/** A text with its line breaks, what else cannot be seen made visible. */
const printableLines = text => text.split("\n").map(printable).join("\n");

/** As much of a text as fits in a width; "" where that would be too little to tell anything. */
function fit(text, width, letter) {
  const letters = [...text];
  const room = Math.floor(width / letter);
  return letters.length <= room ? text : room < 4 ? "" : `${letters.slice(0, room - 1).join("").trimEnd()}…`;
}

/** A segment's name in a width. Its number tells more than its beginning: "answer[12]", "ans…[12]", "[12]". */
function fitName(id, width, letter) {
  const name = printable(id);
  const number = /(\[\d+\]|#\d+)$/.exec(name)?.[0] ?? "";
  if ([...name].length * letter <= width || number === "") return fit(name, width, letter);
  const start = fit(name.slice(0, -number.length), width - number.length * letter, letter);
  return start ? start + number : number.length * letter <= width ? number : "";
}

/** The label of a band, on its longest level stretch. */
function labelOf(life, stretches, places, size) {
  const widest = stretches.reduce((best, one) =>
    (one.to - one.from) * Math.min(one.tokens, 1) > (best.to - best.from) * Math.min(best.tokens, 1) ? one : best);
  const height = widest.tokens * places.plot.height / places.window;
  const width = (widest.to - widest.from) * places.column - places.curve - 7;
  if (height < size + 1) return null;
  const letter = size * 0.56;
  const name = fitName(life.segment.id, width, letter);
  if (!name) return null;
  const label = svg("text", {
    x: (places.x(widest.from) + places.curve / 2 + 5).toFixed(1),
    y: (places.y(widest.start + widest.tokens / 2) + size * 0.36).toFixed(1),
    "font-size": size,
  }, svg("tspan", { class: "name" }, name));
  const text = printable(life.segment.text).trim();
  const rest = width - [...name].length * letter - letter * 2;
  if (text && !name.includes("…") && rest > 60) {
    label.append(svg("tspan", { dx: "0.7em", class: "said" }, fit(text, rest, letter * 0.98)));
  }
  return label;
}

/** How far apart numbers of an axis stand, so that about `most` of them are there: 1, 2 or 5 times a power of ten. */
function stepFor(range, most) {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) {
      if (range / (factor * power) <= most) return factor * power;
    }
  }
}
