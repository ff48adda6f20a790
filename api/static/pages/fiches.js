/** The Fiches page: every fiche, narrowed by facets and words; what is shown or selected can be taken away as a file. */
import { getJson } from "../api.js";
import { facts } from "../chat/cards.js";
import { field, freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { attempt } from "../notice.js";
import { labelKey, loadVocabulary } from "../vocabulary.js";

const SHOWN = 24;
/** Facets by their name in the address and in the API: the fiche's field and the stem of its labels. */
const FACETS = { theme: ["themes", "theme"], public: ["public", "public"], status: ["status", "status"], kind: ["kind", "kind"] };

const content = document.getElementById("content");
const address = new URLSearchParams(location.search);
const state = {
  fiches: [],
  chosen: Object.fromEntries(Object.keys(FACETS).map((name) => [name, new Set(address.getAll(name))])),
  sought: address.get("q") ?? "",
  selected: new Set(),
  shown: SHOWN,
};
const summary = h("div", { class: "results-head" });
const list = h("ul", { class: "cards" });
const more = h("button", { type: "button", class: "button quiet", say: "fiches.more", on: { click: () => ((state.shown += SHOWN), draw()) } });

const loaded = await attempt(content, () => Promise.all([getJson("/api/fiches"), loadVocabulary()]));
if (loaded) {
  state.fiches = loaded[0].fiches;
  content.replaceChildren(h("div", { class: "browse" }, facetPanel(), h("section", { label: "fiches.results" }, summary, list, more)));
  draw();
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

function valuesOf(fiche, name) {
  return [fiche[FACETS[name][0]] ?? []].flat();
}

function haystack(fiche) {
  const { title, summary, territory, carrier, acronym = [] } = fiche;
  return fold([title, summary, territory, carrier?.name ?? carrier, ...acronym].filter((part) => typeof part === "string").join(" "));
}

/** Whether a fiche passes every facet but `except`: within a facet any choice will do, between facets all must. */
function matches(fiche, except = null) {
  const words = fold(state.sought).split(/\s+/).filter(Boolean);
  if (!words.every((word) => haystack(fiche).includes(word))) return false;
  return Object.entries(state.chosen).every(([name, chosen]) => name === except || chosen.size === 0 || valuesOf(fiche, name).some((code) => chosen.has(code)));
}

function facetPanel() {
  const sought = h("input", { type: "search", value: state.sought, on: { input: () => ((state.sought = sought.value), restart()) } });
  const groups = Object.keys(FACETS).map((name) => facetGroup(name));
  return h("form", { class: "facets", label: "fiches.filters", on: { submit: (event) => event.preventDefault() } }, field("fiches.search", sought), ...groups);
}

function facetGroup(name) {
  const stem = FACETS[name][1];
  const codes = [...new Set(state.fiches.flatMap((fiche) => valuesOf(fiche, name)))];
  const size = (code) => state.fiches.filter((fiche) => valuesOf(fiche, name).includes(code)).length;
  codes.sort((one, other) => size(other) - size(one));
  const options = codes.map((code) => {
    const box = h("input", { type: "checkbox", value: code, checked: state.chosen[name].has(code), on: { change: () => (state.chosen[name][box.checked ? "add" : "delete"](code), restart()) } });
    return h("label", { class: "option", "data-facet": name, "data-code": code }, box, words(labelKey(stem, code)), h("span", { class: "count" }));
  });
  const group = h("details", { class: "facet" }, h("summary", { say: `fiches.facet.${name}` }), h("div", { role: "group", label: `fiches.facet.${name}` }, ...options));
  group.open = matchMedia("(min-width: 60rem)").matches && (name === "theme" || state.chosen[name].size > 0);
  return group;
}

function restart() {
  state.shown = SHOWN;
  draw();
}

function draw() {
  const found = state.fiches.filter((fiche) => matches(fiche));
  for (const option of content.querySelectorAll("[data-facet]")) {
    const { facet, code } = option.dataset;
    const count = state.fiches.filter((fiche) => matches(fiche, facet) && valuesOf(fiche, facet).includes(code)).length;
    option.querySelector(".count").textContent = String(count);
    option.classList.toggle("none", count === 0);
  }
  const query = parameters();
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  summary.replaceChildren(h("p", { class: "total", role: "status" }, words("fiches.total", { count: found.length })), exports(query));
  list.replaceChildren(...found.slice(0, state.shown).map(card));
  if (found.length === 0) list.append(h("li", { class: "empty", say: "fiches.none" }));
  more.hidden = found.length <= state.shown;
}

function parameters() {
  const query = new URLSearchParams(Object.entries(state.chosen).flatMap(([name, chosen]) => [...chosen].map((code) => [name, code])));
  if (state.sought.trim()) query.set("q", state.sought.trim());
  return query;
}

/** Links that download the selection, else all that is shown. */
function exports(query) {
  const wanted = state.selected.size ? new URLSearchParams([...state.selected].map((id) => ["id", id])) : query;
  const link = (format) => h("a", { class: "button quiet small", href: `/api/fiches?${new URLSearchParams([...wanted, ["format", format]])}`, download: true }, icon("download"), format === "md" ? "Markdown" : format.toUpperCase());
  const label = words(state.selected.size ? "fiches.export_selected" : "fiches.export_shown", { count: state.selected.size });
  return h("div", { class: "exports" }, label, link("csv"), link("json"), link("md"));
}

function card(fiche) {
  const id = freshId("fiche");
  const box = h("input", { type: "checkbox", checked: state.selected.has(fiche.id), "aria-labelledby": id, tip: "fiches.select" });
  box.addEventListener("change", () => {
    state.selected[box.checked ? "add" : "delete"](fiche.id);
    summary.replaceChildren(summary.firstElementChild, exports(parameters()));
  });
  return h(
    "li",
    { class: "card" },
    h("div", { class: "card-head" }, h("h2", { id }, h("a", { href: `/sources/${encodeURIComponent(fiche.id)}`, lang: "fr" }, fiche.title)), box),
    (fiche.summary ?? fiche.what_is_done) && h("p", { class: "card-summary", lang: "fr" }, fiche.summary ?? fiche.what_is_done),
    facts(fiche),
    h("ul", { class: "tags themes", label: "fiches.facet.theme" }, ...(fiche.themes ?? []).map((code) => h("li", { class: "theme" }, words(labelKey("theme", code))))),
  );
}
