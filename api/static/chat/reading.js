/** The cited words where they stand: the passage around them in a panel, without leaving the conversation. */
import { getJson } from "../api.js";
import { freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { bind } from "../i18n/index.js";
import { notice } from "../notice.js";
import { placeOf, safeUrl } from "./citations.js";

/** Code points shown before and after the cited words, up to the ends of their paragraphs. */
const AROUND = 900;

/** Opens the panel on a citation; it closes by its button, by Escape or by a click beside it. */
export async function read(host, citation) {
  const title = h("h2", { id: freshId("reading"), tabindex: "-1", lang: "fr" }, bind(citation.title));
  const text = h("div", { class: "reading-text", lang: "fr", tabindex: "0", role: "group", label: "reading.passage" });
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "reading", "aria-labelledby": title.id, on: { close: () => dialog.remove() } },
    h(
      "header",
      { class: "reading-head" },
      h("div", {}, title, placeOf(citation)),
      h("button", { type: "button", class: "button quiet small", on: { click: close } }, icon("close"), words("common.close")),
    ),
    text,
    h(
      "footer",
      {},
      h(
        "a",
        { class: "button", href: safeUrl(citation.url), target: "_blank", rel: "noopener" },
        icon("open"),
        words("reading.whole"),
      ),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  text.append(quotation(citation));
  host.append(dialog);
  dialog.showModal();
  title.focus();
  try {
    const source = await getJson(`/api/sources/${encodeURIComponent(citation.source_id)}`);
    text.replaceChildren(...passage(source, citation));
    text.querySelector("mark")?.scrollIntoView({ block: "center" });
  } catch (failure) {
    text.append(notice("bad", h("p", {}, failure.message)));
  }
}

const quotation = (citation) => h("p", {}, h("mark", {}, bind(citation.quote)));

/** The paragraphs around the cited words, these marked; offsets count code points. */
function passage(source, { start, end }) {
  const letters = Array.from(source.text);
  const headings = new Set(source.sections.map((section) => section.heading));
  const [first, last] = [Math.max(0, start - AROUND), Math.min(letters.length, end + AROUND)];
  const shown = [];
  let at = 0;
  for (const part of source.text.split(/(\n{2,})/)) {
    const [from, to] = [at, at + Array.from(part).length];
    at = to;
    if (to <= first || from >= last || part.trim() === "") continue;
    // A page without blank lines is one paragraph that goes on and on: it is cut.
    const [begin, stop] = [Math.max(from, first - AROUND), Math.min(to, last + AROUND)];
    const [low, high] = [start, end].map((one) => Math.min(Math.max(one, begin), stop));
    const cut = (one, other) => bind(letters.slice(one, other).join(""));
    const pieces = [cut(begin, low), high > low && h("mark", {}, cut(low, high)), cut(high, stop)];
    shown.push(
      h(headings.has(part.trim()) ? "h3" : "p", {}, begin > from && "… ", ...pieces, stop < to && " …"),
    );
  }
  return shown;
}
