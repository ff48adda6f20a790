/** The answer's text. Words copied from a source are set apart from words that were written. */
import { h, words } from "../dom.js";
import { bind, say } from "../i18n/index.js";
import { citationLink } from "./citations.js";

/** Adds one segment to `body`: a quotation stands alone, written sentences run on in one paragraph. */
export function appendSegment(body, segment, sources, preview) {
  const verbatim = segment.support === "verbatim" && segment.citations.length > 0;
  for (const [index, part] of segment.text.split(/\n{2,}/).entries()) {
    const run = h("span", {
      class: `segment ${verbatim ? "verbatim" : segment.support}`,
      lang: verbatim ? "fr" : null,
    });
    run.append(...lines(part.trim()));
    paragraphFor(body, verbatim, index > 0).append(run);
  }
  const paragraph = body.lastElementChild;
  for (const number of segment.citations) {
    if (sources.has(number)) paragraph.append("\u00a0", citationLink(sources.get(number), preview));
  }
  const first = sources.get(segment.citations[0]);
  if (verbatim && first) paragraph.append(h("cite", { class: "attribution", lang: "fr" }, bind(first.title)));
  if (segment.support === "unverified") paragraph.append("\u00a0", words("answer.unverified", {}, "tag warn"));
  paragraph.append(" ");
}

/** A segment's text where only text is left: what no source supports says so itself. */
export function withStanding(segment) {
  return segment.support === "unverified" ? `${segment.text} (${say("answer.unverified")})` : segment.text;
}

function paragraphFor(body, verbatim, fresh) {
  const last = body.lastElementChild;
  if (!fresh && !verbatim && last?.classList.contains("written")) return last;
  const paragraph = h("p", { class: verbatim ? "quoted" : "written" });
  body.append(paragraph);
  return paragraph;
}

function lines(text) {
  return bind(text).split("\n").flatMap((line, index) => (index === 0 ? [line] : [h("br"), line]));
}
