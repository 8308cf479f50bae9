// Draws the panels of acceptq.html with the HTTP API of the Prometheus that serves it.
//
// This file has no less-than sign: Prometheus serves it as an HTML template, which escapes them.
"use strict";
const RED = "#cf222e", GREEN = "#1a7f37", GREY = "#8c959f";
const COLORS = ["#0969da", GREEN, "#bf3989", "#9a6700", "#8250df", "#0e7490", RED, "#57606a"];
const STATE_COLORS = {
  OVERFLOWING: RED, STALLED: "#e16f24", SATURATED: "#d4a72c", BUSY: "#54aeff", UNKNOWN: GREY,
  OK: "#4ac26b", IDLE: "#aceebb",
};
const COLUMNS = [
  "service", "instance", "listener", "health", "cause", "full, last minute", "dropped, last 15 min",
];
const WIDTH = 600, LEFT = 52, BOTTOM = 18;
const RANGE = /^(\d{1,3})([mh])$/;
const selection = new URLSearchParams(location.search);

/** The data of a successful answer. */
async function api(endpoint, parameters) {
  const response = await fetch("/api/v1/" + endpoint + "?" + new URLSearchParams(parameters));
  const answer = await response.json();
  if (answer.status !== "success") throw new Error(answer.error);
  return answer.data;
}

const quoteRegex = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The query with the values that are selected in the header. */
const withSelection = expr => expr.replaceAll("$__rate_interval", "1m")
  .replace(/\$(service|instance|port)/g, (all, name) => {
    const value = selection.get(name);
    return value ? JSON.stringify(quoteRegex(value)).slice(1, -1) : ".*";
  });
const seconds = ([all, count, unit]) => count * (unit === "h" ? 3600 : 60);
const legendText = (legend, labels) =>
  legend.replace(/\[(\w+)\]/g, (all, name) => labels[name] || "").trim();

/** Appends an element, which is SVG if the parent is. */
function append(parent, name, attributes, text) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = parent.namespaceURI === namespace || name === "svg";
  const node = svg ? document.createElementNS(namespace, name) : document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  return parent.appendChild(node);
}

function format(value, unit) {
  if (!isFinite(value)) return "-";
  if (unit === "percentunit") return (100 * value).toFixed(value >= 0.1 ? 0 : 1) + " %";
  if (unit === "s") {
    return value >= 1 ? value.toFixed(1) + " s" : (1000 * value).toFixed(0) + " ms";
  }
  const isFraction = 10 > Math.abs(value) && value % 1;
  const text = isFraction ? value.toFixed(1) : Math.round(value).toLocaleString("en");
  return unit === "cps" || unit === "pps" ? text + "/s" : text;
}

/** A round maximum for an axis, and the number of its intervals. */
function axisScale(value) {
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  const lead = [1, 2, 4, 5, 10].find(step => step * power >= value);
  return [lead * power, lead === 2 || lead === 4 ? 4 : 5];
}

function timeAxis(svg, x, height, from, to) {
  for (const i of [0, 1, 2, 3, 4]) {
    const time = from + (to - from) * i / 4;
    const anchor = i === 4 ? "end" : i ? "middle" : "start";
    append(svg, "text", { x: x(time), y: height - 4, "text-anchor": anchor },
      new Date(time * 1000).toTimeString().slice(0, to - from >= 1800 ? 5 : 8));
  }
}

function drawLines(section, panel, series, from, to) {
  const height = panel.wide ? 130 : 170, width = WIDTH * (panel.wide ? 2 : 1) - 10;
  const svg = append(section, "svg", { viewBox: `0 0 ${width} ${height}` });
  const legend = append(section, "div", { class: "legend" });
  const plotted = panel.stack ? stacked(series) : series;
  const values = plotted.flatMap(s => s.values.map(v => v[1])).filter(isFinite);
  const [top, intervals] = axisScale(Math.max(...values, 1e-3));
  const x = time => LEFT + (time - from) / (to - from) * (width - LEFT - 10);
  const y = value => height - BOTTOM - value / top * (height - BOTTOM - 8);
  for (let i = intervals; i >= 0; i--) {
    const value = top * i / intervals;
    const ends = { x1: LEFT, x2: width - 10, y1: y(value), y2: y(value) };
    append(svg, "line", { ...ends, stroke: "#eaecef" });
    append(svg, "text", { x: LEFT - 5, y: y(value) + 3, "text-anchor": "end" },
      format(value, panel.unit));
  }
  timeAxis(svg, x, height, from, to);
  const legends = plotted.map(() => append(legend, "span"));
  for (let i = plotted.length - 1; i >= 0; i--) { // the first series is drawn last, on top
    const limit = plotted[i].name.startsWith("limit");
    const color = limit ? RED : COLORS[i % COLORS.length];
    drawLine(svg, plotted[i], x, y, { color, limit, filled: panel.stack });
    append(legends[i], "i", { style: "background:" + color });
    const own = series[i].values.map(v => v[1]);
    append(legends[i], "span", {}, plotted[i].name + ": " + format(own[own.length - 1], panel.unit)
      + ", max " + format(Math.max(...own), panel.unit));
  }
}

function drawLine(svg, series, x, y, { color, limit, filled }) {
  let path = "", before = -Infinity;
  for (const [time, value] of series.values) {
    const command = time - before > series.step * 1.5 ? "M" : "L"; // no line across a gap
    path += command + x(time).toFixed(1) + " " + y(value).toFixed(1);
    before = time;
  }
  if (filled) {
    const area = path + `L${x(before)} ${y(0)}L${x(series.values[0][0])} ${y(0)}Z`;
    append(svg, "path", { d: area, fill: color, opacity: 0.3 });
  }
  append(svg, "path", {
    d: path, fill: "none", stroke: color, "stroke-width": limit ? 1.5 : 2,
    "stroke-dasharray": limit ? "6 4" : "none",
  });
}

function stacked(series) {
  const sum = new Map();
  return series.map(s => ({ ...s, values: s.values.map(([time, value]) => {
    sum.set(time, (sum.get(time) || 0) + value);
    return [time, sum.get(time)];
  }) }));
}

function drawStates(section, series, from, to) {
  const height = series.length * 20 + BOTTOM, left = 220, width = WIDTH - left - 10;
  const x = time => left + (time - from) / (to - from) * width;
  const svg = append(section, "svg", { viewBox: `0 0 ${WIDTH} ${height}` });
  series.forEach((s, row) => {
    const top = row * 20 + 3;
    append(svg, "text", { x: left - 6, y: top + 10, "text-anchor": "end" }, s.name);
    append(svg, "rect", { x: left, y: top, width, height: 14, fill: "#f4f5f7" });
    for (const [time] of s.values) {
      append(svg, "rect", {
        x: x(time - s.step), y: top, width: Math.max(1, x(time) - x(time - s.step)), height: 14,
        "shape-rendering": "crispEdges", fill: STATE_COLORS[s.name.split(" ")[0]] || RED,
      });
    }
  });
  timeAxis(svg, x, height, from, to);
}

/** One row per listener; each query gives one column. */
async function drawTable(section, panel) {
  const rows = new Map();
  for (const query of panel.queries) {
    const data = await api("query", { query: withSelection(query.expr) });
    for (const { metric, value } of data.result) {
      const port = metric.port ? ":" + metric.port : "";
      const member = metric.member ? "#" + metric.member : "";
      const key = [metric.job, metric.instance, metric.address + port + member].join("\n");
      if (!rows.has(key)) rows.set(key, {});
      rows.get(key)[query.legend] = metric[query.legend] || value[1];
    }
  }
  const table = append(section, "table"), head = append(table, "tr");
  for (const name of COLUMNS) append(head, "th", {}, name);
  for (const [key, row] of [...rows].sort((a, b) => (b[1].full || 0) - (a[1].full || 0))) {
    const line = append(table, "tr"), isHealthy = /IDLE|OK|BUSY/.test(row.health);
    for (const part of key.split("\n")) append(line, "td", {}, part);
    const style = "font-weight:bold;color:" + (isHealthy ? GREEN : RED);
    append(line, "td", { style }, row.health || "-");
    append(line, "td", {}, row.cause || "-");
    append(line, "td", {}, row.full === undefined ? "-" : format(row.full / 100, "percentunit"));
    append(line, "td", {}, row.dropped === undefined ? "-" : format(Math.round(row.dropped)));
  }
}

async function drawStat(section, panel) {
  const data = await api("query", { query: withSelection(panel.queries[0].expr) });
  const value = data.result.length ? +data.result[0].value[1] : NaN;
  const color = isNaN(value) ? GREY : value >= panel.bad ? RED : GREEN;
  append(section, "div", { class: "big", style: "color:" + color },
    format(panel.unit === "short" ? Math.round(value) : value, panel.unit));
}

async function drawSeries(section, panel) {
  const to = Math.floor(Date.now() / 1000);
  const from = to - seconds(RANGE.exec(selection.get("range")));
  const step = Math.max(5, Math.round((to - from) / 240));
  const series = [];
  for (const { expr, legend } of panel.queries) {
    const range = { query: withSelection(expr), start: from, end: to, step };
    for (const { metric, values } of (await api("query_range", range)).result) {
      const numbers = values.map(([time, value]) => [time, +value]);
      series.push({ name: legendText(legend, metric), step, values: numbers });
    }
  }
  if (!series.length) append(section, "div", { class: "none" }, "no data");
  else if (panel.kind === "lines") drawLines(section, panel, series, from, to);
  else drawStates(section, series, from, to);
}

async function draw(panel, section) {
  const fresh = document.createElement("section");
  fresh.className = section.className;
  append(fresh, "h2", { title: panel.desc.replace(/\s+/g, " ") }, panel.title);
  if (panel.kind === "table") await drawTable(fresh, panel);
  else if (panel.kind === "stat") await drawStat(fresh, panel);
  else await drawSeries(fresh, panel);
  section.replaceWith(fresh);
  return fresh;
}

/** Keeps the previous content, which is out of date now, and shows the error. */
function markStale(panel, section, error) {
  section.style.opacity = 0.5;
  const title = section.querySelector("h2") || append(section, "h2", {});
  title.textContent = panel.title + ": no answer from Prometheus (" + error.message + ")";
  return section;
}

async function fillSelect(name, label) {
  const metric = { "match[]": "acceptq_health" };
  const values = await api("label/" + label + "/values", metric).catch(() => []); // panels show why
  const select = document.getElementById(name);
  for (const value of ["", ...values]) append(select, "option", { value }, value || "all");
}

async function start(panels) {
  if (!RANGE.test(selection.get("range"))) selection.set("range", "15m");
  await Promise.all(
    [fillSelect("service", "job"), fillSelect("instance", "instance"), fillSelect("port", "port")]);
  for (const select of document.querySelectorAll("select")) {
    const value = selection.get(select.id) || "";
    if (![...select.options].some(option => option.value === value)) {
      append(select, "option", { value }, value);
    }
    select.value = value;
    select.onchange = () => {
      selection.set(select.id, select.value);
      location.search = selection;
    };
  }
  const main = document.querySelector("main");
  let sections = panels.map(panel =>
    append(main, "section", { class: panel.kind === "stat" ? "stat" : panel.wide ? "wide" : "" }));
  const refresh = async () => {
    sections = await Promise.all(panels.map((panel, i) =>
      draw(panel, sections[i]).catch(error => markStale(panel, sections[i], error))));
  };
  await refresh();
  setInterval(refresh, 10000);
}
