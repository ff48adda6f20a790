/** A computed list: one card for each match, national ones apart unless it is in the order of time, near misses last. */
import { h, words } from "../dom.js";
import { icon } from "../icons.js";
import { bind, say } from "../i18n/index.js";
import { labelKey } from "../vocabulary.js";
import { citationLink, safeUrl } from "./citations.js";
import { asTable, download } from "./table.js";

const SHOWN = 60;
const POINTERS = 5;

/** The cards of `answer`, at once; `fiches()` promises what is known of each fiche by its id, which is added when it comes. */
export function cards(answer, sources, fiches, preview) {
  const apart = (item) => item.scope === "national" && !answer.understood.order;
  const local = answer.items.filter((item) => !apart(item));
  const national = answer.items.filter(apart);
  const level = national.length > 0 ? "h5" : "h4";
  const known = fiches();
  const make = (item) => card(item, level, sources, known, preview);
  const total = words("list.total", { count: answer.total ?? answer.items.length });
  const both = local.length > 0 && national.length > 0;
  return h(
    "section",
    { class: "results" },
    h("h3", { class: "results-title sr" }, total),
    h(
      "div",
      { class: "band-head" },
      both && h("h4", { class: "band-title", say: "list.local", values: { count: local.length } }),
      tableButton(answer, fiches),
    ),
    local.length > 0 && band(local.map(make)),
    national.length > 0 && h("h4", { class: "band-title", say: "list.national", values: { count: national.length } }),
    national.length > 0 && band(national.map(make)),
  );
}

function tableButton(answer, fiches) {
  const give = async () => download(asTable(answer, await fiches()), say("table.file"));
  return h(
    "button",
    { type: "button", class: "button quiet small", on: { click: give } },
    icon("download"),
    words("list.table"),
  );
}

function band(all) {
  const list = h("ul", { class: "cards" }, ...all);
  const rest = all.slice(SHOWN);
  if (rest.length === 0) return list;
  for (const one of rest) one.hidden = true; // on the screen: paper shows them all
  const more = h("button", {
    class: "button quiet small no-print",
    type: "button",
    say: "list.more",
    values: { count: rest.length },
  });
  more.addEventListener("click", () => {
    for (const one of rest) one.hidden = false;
    more.remove();
    rest[0].querySelector("a")?.focus();
  });
  return h("div", {}, list, more);
}

function card(item, level, sources, known, preview) {
  const first = sources.get(item.citations[0]);
  const url = safeUrl(first?.url) ?? `/sources/${encodeURIComponent(item.source_id)}`;
  const numbers = item.citations
    .filter((number) => sources.has(number))
    .map((number) => citationLink(sources.get(number), preview));
  const element = h(
    "li",
    { class: "card" },
    h(level, {}, h("a", { href: url, target: "_blank", rel: "noopener" }, bind(item.title)), "\u00a0", ...numbers),
    item.summary && h("p", { class: "card-summary", lang: "fr" }, bind(item.summary)),
  );
  known.then((fiches) => fiches.has(item.source_id) && element.append(facts(fiches.get(item.source_id))));
  return element;
}

/** Territory, period, status and publics of a fiche, as small lines. */
export function facts(fiche) {
  const territory = typeof fiche.territory === "string" ? fiche.territory : fiche.territory?.label;
  const period = typeof fiche.period === "string" ? fiche.period : fiche.period?.text;
  return h(
    "div",
    { class: "card-facts" },
    h(
      "p",
      { class: "fact" },
      icon("place"),
      territory ? h("span", { lang: "fr" }, territory) : words("fiche.no_territory"),
      fiche.national && words("fiche.national", {}, "tag ok"),
    ),
    h(
      "ul",
      { class: "tags", label: "fiche.tags" },
      h("li", { class: "tag status" }, words(labelKey("status", fiche.status ?? "inconnu"))),
      ...(fiche.public ?? []).map((code) => h("li", { class: "tag" }, words(labelKey("public", code)))),
    ),
    period && h("p", { class: "fact" }, icon("calendar"), h("span", { lang: "fr" }, period)),
  );
}

/** Sources beside the answer, with the reason why each is near; many of them are folded away after the first ones. */
export function pointers(key, list) {
  const [first, rest] = list.length > POINTERS + 1 ? [list.slice(0, POINTERS), list.slice(POINTERS)] : [list, []];
  const more =
    rest.length > 0 &&
    h(
      "details",
      { class: "more" },
      h("summary", { say: "list.more_near", values: { count: rest.length } }),
      h("ul", {}, ...rest.map(pointerOf)),
    );
  return h(
    "section",
    { class: "pointers" },
    h("h3", { say: key, values: { count: list.length } }),
    h("ul", {}, ...first.map(pointerOf)),
    more,
  );
}

function pointerOf({ source_id: id, title, reason }) {
  const link = h("a", { href: `/sources/${encodeURIComponent(id)}`, target: "_blank", rel: "noopener" }, bind(title));
  return h("li", {}, link, reason && h("span", { class: "reason" }, reason));
}
