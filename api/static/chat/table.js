/** A computed list as a table for spreadsheet programs, one match a row, with the words that it rests on. */
import { currentLanguage, say } from "../i18n/index.js";
import { labelKey } from "../vocabulary.js";

const FORMULA = /^[=+\-@\t\r]/;

/** CSV with its byte order mark; semicolons in French, as the spreadsheet programs of each language expect. */
export function asTable(answer, fiches) {
  const separator = currentLanguage() === "fr" ? ";" : ",";
  const sources = new Map(answer.citations.map((citation) => [citation.number, citation]));
  const head = ["title", "summary", "scope", "territory", "period", "status", "publics", "quote", "address"];
  const rows = [head.map((name) => say(`table.${name}`)), ...answer.items.map((item) => rowOf(item, sources, fiches))];
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

/** Gives `text` to the reader as a file. */
export function download(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
