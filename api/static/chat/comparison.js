/** Fiches side by side, section by section; an empty cell says that the source is silent. */
import { h, words } from "../dom.js";
import { icon } from "../icons.js";
import { say } from "../i18n/index.js";
import { citationLink } from "./citations.js";
import { comparisonAsTable, download } from "./table.js";

export function comparison(table, titles, fiches, sources, preview) {
  const names = table.source_ids.map((id) => () => nameOf(id, titles, fiches));
  const head = h(
    "tr",
    { role: "row" },
    h("td", { role: "cell" }),
    ...table.source_ids.map((id, column) =>
      h(
        "th",
        { scope: "col", role: "columnheader" },
        h("a", { href: `/sources/${encodeURIComponent(id)}`, target: "_blank", rel: "noopener" }, names[column]()),
      ),
    ),
  );
  const rows = table.rows.map((row) =>
    h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, row.section),
      ...row.cells.map((cell, column) => cellOf(cell, names[column](), sources, preview)),
    ),
  );
  const give = () => {
    const shown = Array.from(head.querySelectorAll("th"), (title) => title.textContent);
    download(comparisonAsTable(table, shown), say("compare.file"));
  };
  const button = h(
    "button",
    { type: "button", class: "button quiet small", on: { click: give } },
    icon("download"),
    words("compare.table"),
  );
  return h("div", {}, h("div", { class: "band-head" }, button), sideBySide(head, rows));
}

function sideBySide(head, rows) {
  return h(
    "div",
    { class: "table-frame", role: "group", tabindex: "0", label: "compare.title" },
    h(
      "table",
      { class: "comparison", role: "table" },
      h("caption", { class: "sr", say: "compare.title" }),
      h("thead", { role: "rowgroup" }, head),
      h("tbody", { role: "rowgroup" }, ...rows),
    ),
  );
}

/** A source's title: its citation's, else its fiche's, which comes later. */
function nameOf(id, titles, fiches) {
  const name = h("span", {}, titles.get(id) ?? id);
  if (!titles.has(id)) fiches().then((known) => (name.textContent = known.get(id)?.title ?? id));
  return name;
}

/** Roles are said outright: small screens lay the rows out as blocks, which would take them away. */
function cellOf(cell, name, sources, preview) {
  const of = h("span", { class: "cell-name", "aria-hidden": "true" }, name);
  if (!cell) return h("td", { role: "cell" }, of, words("source.silent", {}, "silent"));
  const numbers = cell.citations
    .filter((number) => sources.has(number))
    .map((number) => citationLink(sources.get(number), preview));
  return h("td", { lang: "fr", role: "cell" }, of, cell.text, "\u00a0", ...numbers);
}
