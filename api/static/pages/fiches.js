/** The Fiches page: every fiche, narrowed by facets and words; what is shown or selected can be taken away as a file. */
import { getJson } from "../api.js";
import { facts } from "../chat/cards.js";
import { field, freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { bind, say } from "../i18n/index.js";
import { attempt } from "../notice.js";
import { labelKey, loadVocabulary } from "../vocabulary.js";
import { exportLinks } from "./exports.js";

const SHOWN = 24;
/** Fiches that stand side by side on a screen. */
const COMPARED = 3;
const WIDE = matchMedia("(min-width: 60rem)");
/** Facets by their name in the address and in the API: the fiche's field, and the vocabulary of its codes. */
const FACETS = {
  theme: { field: "themes", vocabulary: "themes" },
  public: { field: "public", vocabulary: "publics" },
  region: { field: "regions" },
  status: { field: "status", vocabulary: "statuses" },
  kind: { field: "kind", vocabulary: "kinds" },
};

const content = document.getElementById("content");
const address = new URLSearchParams(location.search);
const state = {
  fiches: [],
  vocabulary: {},
  chosen: Object.fromEntries(Object.keys(FACETS).map((name) => [name, new Set(address.getAll(name))])),
  sought: address.get("q") ?? "",
  holding: null,
  /** The titles of the fiches chosen, by id. */
  selected: new Map(),
  total: 0,
  shown: SHOWN,
};
const summary = h("div", { class: "results-head" });
const list = h("ul", { class: "cards" });
const more = h("button", {
  type: "button",
  class: "button quiet",
  say: "fiches.more",
  on: { click: () => ((state.shown += SHOWN), draw()) },
});

const clear = h("button", { type: "button", class: "link-button", say: "fiches.clear", on: { click: clearAll } });

const loaded = await attempt(content, () => Promise.all([getJson("/api/fiches"), loadVocabulary()]), { again: true });
if (loaded) {
  [{ fiches: state.fiches }, state.vocabulary] = loaded;
  content.replaceChildren(
    h("div", { class: "browse" }, facetPanel(), h("section", { label: "fiches.results" }, summary, list, more)),
  );
  await search();
}

/** The codes of a fiche for one facet, with the broader ones that they imply. */
function valuesOf(fiche, name) {
  return [
    ...new Set(
      [fiche[FACETS[name].field] ?? []].flat().flatMap((code) => [code, ...broader(FACETS[name].vocabulary, code)]),
    ),
  ];
}

function broader(name, code) {
  const term = state.vocabulary[name]?.find((one) => one.code === code);
  return (term?.broader ?? []).flatMap((wider) => [wider, ...broader(name, wider)]);
}

/** The server finds the fiches whose whole text holds the words sought; an answer that comes late is dropped. */
async function search() {
  const sought = state.sought.trim();
  const answer = sought && (await attempt(summary, () => getJson(`/api/fiches?${new URLSearchParams({ q: sought })}`)));
  if (state.sought.trim() !== sought) return;
  state.holding = answer ? new Set(answer.fiches.map((fiche) => fiche.id)) : null;
  restart();
}

/** Whether a fiche passes every facet but `except`: within a facet any choice will do, between facets all must. */
function matches(fiche, except = null) {
  if (state.holding && !state.holding.has(fiche.id)) return false;
  return Object.entries(state.chosen).every(
    ([name, chosen]) => name === except || chosen.size === 0 || valuesOf(fiche, name).some((code) => chosen.has(code)),
  );
}

function facetPanel() {
  const sought = h("input", { type: "search", value: state.sought });
  let timer = 0;
  sought.addEventListener("input", () => {
    state.sought = sought.value;
    clearTimeout(timer);
    timer = setTimeout(search, 200);
  });
  const groups = Object.keys(FACETS).map((name) => facetGroup(name));
  const folder = h("details", { class: "facet-groups", open: WIDE.matches }, h("summary", { say: "fiches.narrow" }), ...groups);
  WIDE.addEventListener("change", () => (folder.open = WIDE.matches));
  return h(
    "form",
    { class: "facets", label: "fiches.filters", on: { submit: (event) => event.preventDefault() } },
    field("fiches.search", sought),
    clear,
    folder,
  );
}

/** Takes every choice away. */
function clearAll() {
  for (const chosen of Object.values(state.chosen)) chosen.clear();
  for (const control of content.querySelectorAll(".facets input")) {
    control.checked = false;
    if (control.type === "search") control.value = "";
  }
  state.sought = "";
  search();
  content.querySelector(".facets input").focus();
}

function facetGroup(name) {
  const codes = [...new Set(state.fiches.flatMap((fiche) => valuesOf(fiche, name)))];
  const size = (code) => state.fiches.filter((fiche) => valuesOf(fiche, name).includes(code)).length;
  codes.sort((one, other) => size(other) - size(one));
  const options = codes.map((code) => {
    const box = h("input", {
      type: "checkbox",
      value: code,
      checked: state.chosen[name].has(code),
      on: { change: () => (state.chosen[name][box.checked ? "add" : "delete"](code), restart()) },
    });
    return h(
      "label",
      { class: "option", "data-facet": name, "data-code": code },
      box,
      words(labelKey(name, code)),
      h("span", { class: "count" }),
    );
  });
  const group = h(
    "details",
    { class: "facet" },
    h("summary", { say: `fiches.facet.${name}` }),
    h("div", { role: "group", label: `fiches.facet.${name}` }, ...options),
  );
  group.open = WIDE.matches && (name === "theme" || name === "region" || state.chosen[name].size > 0);
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
  clear.hidden = query.size === 0;
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  state.total = found.length;
  head();
  list.replaceChildren(...found.slice(0, state.shown).map(card));
  if (found.length === 0) list.append(h("li", { class: "empty", say: "fiches.none" }));
  more.hidden = found.length <= state.shown;
}

function parameters() {
  const query = new URLSearchParams(
    Object.entries(state.chosen).flatMap(([name, chosen]) => [...chosen].map((code) => [name, code])),
  );
  if (state.sought.trim()) query.set("q", state.sought.trim());
  return query;
}

/** How many fiches there are and what can be done with them: with the selection if there is one, else with all that is shown. */
function head() {
  const count = state.selected.size;
  const wanted = count ? [...state.selected.keys()].map((id) => ["ids", id]) : parameters();
  summary.classList.toggle("choosing", count > 0);
  summary.replaceChildren(
    h("p", { class: "total", role: "status" }, words("fiches.total", { count: state.total })),
    ...(count ? [comparing()] : []),
    h(
      "div",
      { class: "exports" },
      words(count ? "fiches.export_selected" : "fiches.export_shown", { count }),
      ...exportLinks("/api/fiches", wanted),
    ),
  );
}

/** A link that asks for the fiches chosen side by side, and a way to choose none. */
function comparing() {
  const titles = [...state.selected.values()].map((title) => `« ${title} »`);
  const none = () => {
    state.selected.clear();
    draw();
    list.querySelector("input").focus();
  };
  const question = say("fiches.compare_question", { first: titles.slice(0, -1).join(", "), last: titles.at(-1) });
  const canCompare = titles.length > 1 && titles.length <= COMPARED;
  return h(
    "div",
    { class: "exports" },
    canCompare
      ? h("a", { class: "button small", href: `/?${new URLSearchParams({ q: question })}` }, icon("compare"), words("fiches.compare"))
      : h("span", { class: "hint", say: "fiches.compare_hint", values: { count: COMPARED } }),
    h("button", { type: "button", class: "link-button", say: "fiches.select_none", on: { click: none } }),
  );
}

function card(fiche) {
  const id = freshId("fiche");
  const box = h("input", {
    type: "checkbox",
    checked: state.selected.has(fiche.id),
    "aria-labelledby": id,
    tip: "fiches.select",
  });
  box.addEventListener("change", () => {
    if (box.checked) state.selected.set(fiche.id, fiche.title);
    else state.selected.delete(fiche.id);
    head();
  });
  return h(
    "li",
    { class: "card" },
    h(
      "div",
      { class: "card-head" },
      h("h2", { id }, h("a", { href: `/sources/${encodeURIComponent(fiche.id)}`, lang: "fr" }, bind(fiche.title))),
      box,
    ),
    (fiche.summary ?? fiche.what_is_done) &&
      h("p", { class: "card-summary", lang: "fr" }, bind(fiche.summary ?? fiche.what_is_done)),
    facts(fiche),
    h(
      "ul",
      { class: "tags themes", label: "fiches.facet.theme" },
      ...(fiche.themes ?? []).map((code) => h("li", { class: "theme" }, words(labelKey("theme", code)))),
    ),
  );
}
