/** Lists and comparisons as tables for spreadsheet programs. */
import { currentLanguage, say } from "../i18n/index.js";
import { labelKey } from "../vocabulary.js";

const FORMULA = /^[=+\-@\t\r]/;

/** A computed list, one match a row, with the words that it rests on. */
export function asTable(answer, fiches) {
  const sources = new Map(answer.citations.map((citation) => [citation.number, citation]));
  const head = ["title", "summary", "scope", "territory", "period", "status", "publics", "quote", "address"];
  const rows = [head.map((name) => say(`table.${name}`)), ...answer.items.map((item) => rowOf(item, sources, fiches))];
  return asCsv(rows);
}

/** A comparison, one section a row and one source a column, their addresses last; `titles` are the sources'. */
export function comparisonAsTable({ source_ids: ids, rows }, titles) {
  return asCsv([
    [say("table.section"), ...titles],
    ...rows.map((row) => [row.section, ...row.cells.map((one) => one?.text ?? say("source.silent"))]),
    [say("table.address"), ...ids.map((id) => new URL(`/sources/${encodeURIComponent(id)}`, location.origin).href)],
  ]);
}

/** CSV with its byte order mark; semicolons in French, as the spreadsheet programs of each language expect. */
function asCsv(rows) {
  const separator = currentLanguage() === "fr" ? ";" : ",";
  return "\ufeff" + rows.map((row) => row.map(cell).join(separator)).join("\r\n") + "\r\n";
}

function rowOf(item, sources, fiches) {
  const fiche = fiches.get(item.source_id) ?? {};
  const cited = item.citations.map((number) => sources.get(number)).filter(Boolean);
  const address = cited[0]?.url ?? `/sources/${encodeURIComponent(item.source_id)}`;
  const { territory, period } = fiche;
  return [
    item.title,
    item.summary,
    say(item.scope === "national" ? "fiche.national" : "table.local"),
    typeof territory === "string" ? territory : territory?.label,
    typeof period === "string" ? period : period?.text,
    fiche.status && say(labelKey("status", fiche.status)),
    (fiche.public ?? []).map((code) => say(labelKey("public", code))).join(" ; "),
    cited.map((citation) => citation.quote).join("\n"),
    new URL(address, location.origin).href,
  ];
}

// What a spreadsheet program would run as a formula stays text.
function cell(value) {
  const text = value ?? "";
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Gives a table to the reader as a file. */
export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
