/** Links that give fiches or drafts as files. */
import { h } from "../dom.js";
import { icon } from "../icons.js";

const FORMATS = { csv: "CSV", json: "JSON", md: "Markdown" };

/** One link for each format; `wanted` are the parameters that say which ones, as pairs. */
export function exportLinks(path, wanted) {
  return Object.entries(FORMATS).map(([format, name]) => {
    const href = `${path}?${new URLSearchParams([...wanted, ["format", format]])}`;
    return h("a", { class: "button quiet small", href, download: true }, icon("download"), name);
  });
}
