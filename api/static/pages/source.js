/** A source's page: its text in sections and pages, the cited words marked. Offsets count code points. */
import { freshId, h, time, words } from "../dom.js";
import { icon } from "../icons.js";
import { addWords, bind } from "../i18n/index.js";
import { labelKey, loadVocabulary } from "../vocabulary.js";

/** What a fiche may say, in order: its field in the front matter, and the label of its line or the heading of its section. */
const LINES = [
  ["period", "Période"],
  ["territory", "Territoire"],
  ["carrier", "Porteur"],
  ["partners", "Partenaires"],
  ["funders", "Financeurs"],
  ["resources", "Moyens"],
  ["evidence_level", "Niveau de preuve"],
  ["contact", "Contact"],
];
const HEADINGS = [
  "Le besoin",
  "La réponse",
  "Résultats",
  "Ce qui est nouveau",
  "La méthode",
  "Conditions de réussite",
  "Obstacles et points de vigilance",
  "Recommandations pour transposer",
];
const LONG_LINE = 120;
const HEAD = 100;
const WEB = /https?:\/\/[^\s,)]+[^\s,).]/gu;

const given = JSON.parse(document.getElementById("source").textContent);
const { source } = given;
const letters = Array.from(source.text);
let marks = 0;
const cited = given.end > given.start ? given : null;

/** The text from `start` to `end`, with the cited words marked and addresses made links. */
function pieces(start, end) {
  const marked = cited && cited.start < end && cited.end > start;
  if (!marked) return linked(start, end);
  const from = Math.max(start, cited.start);
  const to = Math.min(end, cited.end);
  const mark = h("mark", { tabindex: "-1", id: marks === 0 ? "passage" : null }, ...linked(from, to));
  marks += 1;
  return [...linked(start, from), mark, ...linked(to, end)];
}

function linked(start, end) {
  const text = letters.slice(start, end).join("");
  const parts = [];
  let done = 0;
  for (const found of text.matchAll(WEB)) {
    parts.push(
      bind(text.slice(done, found.index)),
      h("a", { href: found[0], rel: "noopener noreferrer", target: "_blank" }, found[0]),
    );
    done = found.index + found[0].length;
  }
  return [...parts, bind(text.slice(done))].filter((part) => part !== "");
}

/** Ranges of paragraphs: between blank lines, or single lines where these are as long as paragraphs. */
function* paragraphs(start, end) {
  for (const [from, to] of cut(start, end, (at) => letters[at] === "\n" && letters[at + 1] === "\n")) {
    const all = [...cut(from, to, (at) => letters[at] === "\n")];
    if (all.length > 1 && (to - from) / all.length > LONG_LINE) yield* all;
    else yield [from, to];
  }
}

/** The ranges between the offsets where `isCut`, without blank ones. */
function* cut(start, end, isCut) {
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && !isCut(at)) continue;
    if (skipBlank(from, at) < at) yield [from, at];
    from = at + 1;
  }
}

function skipBlank(start, end) {
  let at = start;
  while (at < end && letters[at].trim() === "") at += 1;
  return at;
}

function lineOf(start, end) {
  const colon = letters.indexOf(":", start);
  if (colon < 0 || colon >= end || colon - start > 40) return null;
  return [h("dt", {}, ...pieces(start, colon + 1)), h("dd", {}, ...pieces(skipBlank(colon + 1, end), end))];
}

/** Headings by where they start; a document's own, or a fiche's. */
const headings = new Map(source.sections.map((section) => [headingStart(section), section]));
const pageStarts = new Map(source.page_spans.map((page) => [page.start, page]));

/** A section starts with its heading; the overview of a fiche has the title before it. */
function headingStart(section) {
  const inside = letters.slice(section.start, section.end).join("");
  const at = inside.split("\n\n").findIndex((part) => part.trim() === section.heading);
  const before = at > 0 ? Array.from(inside.split("\n\n").slice(0, at).join("\n\n")).length + 2 : 0;
  return skipBlank(section.start + before, section.end);
}

function render() {
  const article = document.getElementById("text");
  article.classList.remove("plain");
  article.replaceChildren();
  let list = null;
  for (const [start, end] of splitAtPages(0, letters.length)) {
    const page = pageStarts.get(start);
    if (page) article.append(pageMark(page));
    for (const [from, to] of paragraphs(start, end)) {
      const first = skipBlank(from, to);
      if (repeatsTitle(first, to)) continue;
      const heading = headings.get(first);
      const line = source.source_kind === "fiche" && inOverview(first) ? lineOf(first, to) : null;
      if (line && !heading) {
        if (!list) article.append((list = h("dl", { class: "lines" })));
        list.append(h("div", {}, ...line));
        continue;
      }
      list = null;
      article.append(...(heading ? headed(first, to, heading) : [block(first, to)]));
    }
  }
  if (source.source_kind === "fiche") article.append(...silence());
}

function* splitAtPages(start, end) {
  const cuts = [start, ...source.page_spans.map((page) => page.start).filter((at) => at > start && at < end), end];
  for (let index = 0; index + 1 < cuts.length; index += 1) yield [cuts[index], cuts[index + 1]];
}

/** The title stands at the head of the page already; in the text it is shown when it is what was cited. */
function repeatsTitle(start, end) {
  const isCited = cited && cited.start < end;
  return (
    source.source_kind === "fiche" &&
    !isCited &&
    skipBlank(0, end) === start &&
    letters.slice(start, end).join("").trim() === source.title
  );
}

const inOverview = (at) => source.sections.length > 0 && at < (source.sections[0]?.end ?? 0);

/** A heading is the first line of its paragraph; what follows it in the same paragraph stays a paragraph. */
function headed(start, end, section) {
  const line = letters.indexOf("\n", start);
  const stop = line < 0 || line > end ? end : line;
  const level = Math.min(Math.max(section.level, 1) + 1, 4);
  const title = h(`h${level}`, { id: sectionId(section) }, ...pieces(start, stop));
  return stop < end ? [title, block(skipBlank(stop, end), end)] : [title];
}

const sectionId = (section) => `section-${section.start}`;

function block(start, end) {
  return h("p", {}, ...pieces(start, end));
}

function pageMark(page) {
  const label =
    page.label && page.label !== String(page.number)
      ? words("source.page_label", { page: String(page.number), label: page.label })
      : words("citation.page", { page: String(page.number) });
  return h("h2", { class: "page-mark", id: `page-${page.number}` }, label);
}

/** What the fiche leaves out, told rather than hidden. */
function silence() {
  const known = source.front_matter ?? {};
  const said = new Set(source.sections.map((section) => section.heading));
  const missing = [
    ...LINES.filter(([field]) => !(field in known)).map(([, label]) => label),
    ...HEADINGS.filter((heading) => !said.has(heading)),
  ];
  if (missing.length === 0) return [];
  const rows = missing.map((label) =>
    h("div", {}, h("dt", {}, label), h("dd", {}, words("source.silent", {}, "silent"))),
  );
  return [h("h2", { id: "silence", say: "source.missing" }), h("dl", { class: "lines missing" }, ...rows)];
}

function about() {
  const title = document.querySelector("h1");
  title.textContent = bind(title.textContent);
  const facts = h("ul", { class: "about" });
  if (cited)
    facts.append(
      h("li", {}, h("a", { class: "button small", href: "#passage" }, icon("flag"), words("source.to_cited"))),
    );
  if (source.url && /^https?:/.test(source.url))
    facts.append(
      h(
        "li",
        {},
        h(
          "a",
          { href: source.url, rel: "noopener noreferrer", target: "_blank" },
          icon("open"),
          " ",
          words("source.original"),
        ),
      ),
    );
  if (source.source_kind === "fiche") {
    const file = `/api/fiches?${new URLSearchParams({ ids: source.source_id, format: "md" })}`;
    facts.append(
      h("li", {}, h("a", { href: file, download: true }, icon("download"), " ", words("source.download"))),
    );
  }
  if (source.pages) facts.append(h("li", {}, words("source.pages", { count: source.pages })));
  facts.append(h("li", {}, words("source.added"), " ", time(source.added_at)));
  if (source.date) facts.append(h("li", {}, words("source.dated"), " ", time(source.date)));
  addWords(given.notices.map((notice, index) => [`notice.${index}`, notice]));
  document
    .getElementById("about")
    .replaceChildren(
      facts,
      ...given.notices.map((_, index) => h("p", { class: "notice warn" }, icon("warn"), words(`notice.${index}`))),
    );
}

/** The contents: sections, then pages. */
function contents() {
  const entry = (href, label) => h("li", {}, h("a", { href }, label));
  const sections = source.sections.slice(0, 80).map((section) => entry(`#${sectionId(section)}`, section.heading));
  if (document.getElementById("silence")) sections.push(entry("#silence", words("source.missing")));
  const pages = source.page_spans.map((page) => entry(`#page-${page.number}`, page.label || String(page.number)));
  const id = freshId("contents");
  const list = h(
    "details",
    {},
    h("summary", {}, h("h2", { id, say: "source.contents" })),
    h("ul", {}, ...sections),
    pages.length > 1 && h("ul", { class: "page-links", label: "source.page_links" }, ...pages),
  );
  list.open = matchMedia("(min-width: 64rem)").matches;
  const nav = h("nav", { class: "contents", "aria-labelledby": id }, list);
  if (sections.length + pages.length > 1) document.getElementById("aside").replaceChildren(nav);
}

/** Links to the other fiches of each theme. */
async function neighbours() {
  const themes = source.front_matter?.themes ?? [];
  if (themes.length === 0 || !(await loadVocabulary().catch(() => null))) return;
  const links = themes.map((code) =>
    h("li", {}, h("a", { class: "tag", href: `/fiches?${new URLSearchParams({ theme: code })}` }, words(labelKey("theme", code)))),
  );
  document
    .getElementById("text")
    .append(h("h2", { say: "source.same_theme" }), h("ul", { class: "tags" }, ...links));
}

function showCited() {
  const mark = document.getElementById("passage");
  if (!mark || (location.hash && location.hash !== "#passage")) return;
  const { top, bottom } = mark.getBoundingClientRect();
  if (top < HEAD || bottom > innerHeight) mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
}

render();
about();
contents();
showCited();
neighbours();
