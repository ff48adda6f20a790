/** Numbered citations: the link in the text, its preview, and the note that holds the quoted words. */
import { freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { bind, say } from "../i18n/index.js";

/** Only addresses of this server are followed. */
export const safeUrl = (url) => (/^\/(?!\/)/.test(url ?? "") ? url : null);

/** Where a citation stands: "page 12 · Obstacles". */
export function placeOf(citation) {
  const place = h("span", { class: "place" });
  if (citation.page) place.append(words("citation.page", { page: String(citation.page) }));
  if (citation.page && citation.section) place.append(" · ");
  if (citation.section) place.append(citation.section);
  return place;
}

/** The link "[1]": it shows the cited words where they stand, beside the conversation; in a new tab, the whole source there. */
export function citationLink(citation, preview) {
  const link = h(
    "a",
    { class: "cite", href: safeUrl(citation.url), target: "_blank", rel: "noopener", "data-number": citation.number },
    h("span", { class: "sr", say: "citation.source" }),
    String(citation.number),
    h("span", { class: "sr" }, ` ${citation.title}`),
  );
  preview?.attach(link, citation);
  return link;
}

/** The source of a citation as a list item; with the quoted words unless the answer shows them as they are. */
function note(citation, shown) {
  return h(
    "li",
    { class: "note", "data-number": citation.number, value: citation.number },
    h("span", { class: "note-number", "aria-hidden": "true" }, String(citation.number)),
    h("div", {}, shown ? null : quoted(citation), sourceLine(citation)),
  );
}

/** The notes of an answer: open while they are few. `segments` tell which quotations the answer itself shows. */
export function notes(citations, segments) {
  const shown = new Set(
    segments.filter((segment) => segment.support === "verbatim").map((segment) => segment.text.trim()),
  );
  const list = h(
    "ol",
    { class: "notes-list" },
    ...citations.map((citation) => note(citation, shown.has(citation.quote.trim()))),
  );
  const title = words("citation.notes", { count: citations.length });
  if (citations.length <= 4) return h("section", { class: "notes" }, h("h3", { class: "notes-title" }, title), list);
  const open = h("details", { class: "notes" }, h("summary", { class: "notes-title" }, title), list);
  open.open = citations.length <= 8;
  return open;
}

function quoted(citation) {
  return h("blockquote", { lang: "fr" }, h("p", {}, bind(citation.quote)));
}

function sourceLine(citation) {
  const url = safeUrl(citation.url);
  const address = url && new URL(url, location.origin).href; // on paper
  const title = h("a", { href: url, target: "_blank", rel: "noopener", "data-address": address }, bind(citation.title));
  return h(
    "p",
    { class: "source-line" },
    icon(citation.source_kind === "fiche" ? "fiche" : "document"),
    h("span", {}, title, h("br"), placeOf(citation)),
  );
}

/** One preview for a whole conversation: shown on hover and on focus, reachable by the pointer, closed by Escape. */
export class Preview {
  #panel = h("div", { class: "preview", id: freshId("preview"), role: "tooltip", hidden: true });
  #timer = 0;

  /** `read(citation)` shows the cited words in their passage. */
  constructor(host, read) {
    this.read = read;
    host.append(this.#panel);
    host.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#panel.hidden) return;
      event.preventDefault();
      this.hide();
    });
    this.#panel.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    this.#panel.addEventListener("pointerleave", () => this.hide());
    addEventListener("scroll", () => this.hide(), { passive: true });
  }

  attach(link, citation) {
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.#show(link, citation));
    link.addEventListener("focus", () => link.matches(":focus-visible") && this.#show(link, citation));
    link.addEventListener("pointerleave", () => this.#hideSoon());
    link.addEventListener("blur", () => this.hide());
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.hide();
      this.read(citation);
    });
  }

  hide() {
    clearTimeout(this.#timer);
    this.#panel.hidden = true;
  }

  #hideSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), 180);
  }

  #show(link, citation) {
    clearTimeout(this.#timer);
    this.#panel.replaceChildren(
      quoted(citation),
      sourceLine(citation),
      h("p", { class: "hint" }, say("citation.open")),
    );
    this.#panel.hidden = false;
    link.setAttribute("aria-describedby", this.#panel.id);
    const anchor = link.getBoundingClientRect();
    const size = this.#panel.getBoundingClientRect();
    const left = Math.min(Math.max(8, anchor.left - 24), document.documentElement.clientWidth - size.width - 8);
    const below = anchor.bottom + 6 + size.height < innerHeight;
    this.#panel.style.left = `${left}px`;
    this.#panel.style.top = `${below ? anchor.bottom + 6 : anchor.top - size.height - 6}px`;
  }
}
