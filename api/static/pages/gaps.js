/** The Manques page: what the corpus did not answer, or badly, for those who collect fiches. */
import { getJson, sendJson } from "../api.js";
import { confirmed } from "../confirm.js";
import { h, time, words } from "../dom.js";
import { icon } from "../icons.js";
import { attempt, notice } from "../notice.js";
import { isOperator } from "../session.js";

const content = document.getElementById("content");
if (isOperator) await load();
else content.replaceChildren(notice("warn", words("session.needed")));

async function load() {
  const answer = await attempt(content, () => getJson("/api/gaps"), { again: true });
  if (answer)
    content.replaceChildren(answer.gaps.length ? list(answer.gaps) : h("p", { class: "empty", say: "gaps.none" }));
}

/** The gap was filled: its questions are forgotten. */
async function resolve(gap) {
  const question = { title: "gaps.confirm", text: "gaps.confirm_text", action: "gaps.resolve" };
  if (!(await confirmed(question))) return;
  if ((await attempt(content, () => sendJson("DELETE", "/api/gaps", { topic: gap.topic }))) !== undefined) await load();
}

function list(gaps) {
  return h(
    "div",
    {},
    h("p", { class: "total" }, words("gaps.total", { count: gaps.length })),
    h("ol", { class: "gaps" }, ...gaps.map(entry)),
  );
}

function entry(gap) {
  const query = encodeURIComponent(gap.question);
  return h(
    "li",
    { class: "gap-entry" },
    h("div", { class: "gap-count", "aria-hidden": "true" }, String(gap.asked)),
    h(
      "div",
      {},
      h("h2", {}, gap.question),
      h(
        "p",
        { class: "hint" },
        words("gaps.asked", { count: gap.asked }),
        " · ",
        words("gaps.last"),
        " ",
        time(gap.last_at),
      ),
      h(
        "ul",
        { class: "tags" },
        gap.signalled > 0 && h("li", { class: "tag warn" }, words("gaps.signalled", { count: gap.signalled })),
        gap.useless > 0 && h("li", { class: "tag bad" }, words("gaps.useless", { count: gap.useless })),
      ),
      ...gap.reasons.map((reason) => h("blockquote", {}, h("p", {}, reason))),
      h(
        "p",
        { class: "entry-actions" },
        h("a", { class: "button quiet small", href: `/?q=${query}` }, icon("fresh"), words("gaps.ask_again")),
        h("a", { class: "button quiet small", href: `/proposer?question=${query}` }, icon("add"), words("gaps.propose")),
        h(
          "button",
          { type: "button", class: "button quiet small", on: { click: () => resolve(gap) } },
          icon("check"),
          words("gaps.resolve"),
        ),
      ),
    ),
  );
}
