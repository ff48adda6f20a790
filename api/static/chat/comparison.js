/** Fiches side by side, section by section; an empty cell says that the source is silent. */
import { h, words } from "../dom.js";
import { citationLink } from "./citations.js";

export function comparison(table, titles, sources, preview) {
  const head = h(
    "tr",
    {},
    h("td"),
    ...table.source_ids.map((id) =>
      h(
        "th",
        { scope: "col" },
        h("a", { href: `/sources/${encodeURIComponent(id)}`, target: "_blank", rel: "noopener" }, titles.get(id) ?? id),
      ),
    ),
  );
  const rows = table.rows.map((row) =>
    h("tr", {}, h("th", { scope: "row" }, row.section), ...row.cells.map((cell) => cellOf(cell, sources, preview))),
  );
  return h(
    "div",
    { class: "table-frame", role: "region", tabindex: "0", label: "compare.title" },
    h(
      "table",
      { class: "comparison" },
      h("caption", { class: "sr", say: "compare.title" }),
      h("thead", {}, head),
      h("tbody", {}, ...rows),
    ),
  );
}

function cellOf(cell, sources, preview) {
  if (!cell) return h("td", {}, words("source.silent", {}, "silent"));
  const numbers = cell.citations
    .filter((number) => sources.has(number))
    .map((number) => citationLink(sources.get(number), preview));
  return h("td", { lang: "fr" }, cell.text, "\u202f", ...numbers);
}
