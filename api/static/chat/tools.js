/** Below an answer: copy it with its citations, print it, say whether it was useful, report what is missing. */
import { sendJson } from "../api.js";
import { field, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { say } from "../i18n/index.js";
import { safeUrl } from "./citations.js";

/** The row of tools; `announce` speaks to the screen reader. */
export function tools(answer, announce) {
  const copy = h("button", { type: "button", class: "link-button" }, icon("copy"), words("tools.copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(asText(answer));
    copy.lastElementChild.replaceWith(words("tools.copied"));
    announce(say("tools.copied"));
  });
  const print = h(
    "button",
    { type: "button", class: "link-button", on: { click: () => window.print() } },
    icon("print"),
    words("tools.print"),
  );
  const bar = h("div", { class: "tools" }, navigator.clipboard && copy, print);
  if (answer.answer_id) bar.append(feedback(answer, announce));
  return bar;
}

function feedback(answer, announce) {
  const box = h("div", { class: "feedback", role: "group", label: "feedback.title" });
  const send = async (useful, reason) => {
    await sendJson("POST", "/api/feedback", { answer_id: answer.answer_id, useful, reason });
    box.replaceChildren(icon("check"), words("feedback.thanks"));
    announce(say("feedback.thanks"));
  };
  const told = (failure) => box.replaceChildren(h("span", { class: "hint", role: "alert" }, failure.message));
  const yes = h(
    "button",
    { type: "button", class: "link-button", on: { click: () => send(true, "").catch(told) } },
    icon("useful"),
    words("feedback.useful"),
  );
  const no = h(
    "button",
    { type: "button", class: "link-button", on: { click: () => askReason(box, send, told) } },
    icon("useless"),
    words("feedback.useless"),
  );
  box.append(yes, no);
  return box;
}

function askReason(box, send, told) {
  const reason = h("textarea", { rows: "2", maxlength: "1000" });
  const form = h(
    "form",
    { class: "reason-form" },
    field("feedback.reason", reason, { hint: "feedback.reason_hint" }),
    h("button", { class: "button small", say: "feedback.send" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(false, reason.value.trim()).catch(told);
  });
  box.replaceChildren(form);
  reason.focus();
}

/** A button that records an unanswered question for those who collect fiches. */
export function gapButton(answer, announce) {
  const button = h("button", { type: "button", class: "button quiet small" }, icon("flag"), words("gap.report"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await sendJson("POST", "/api/gaps", { answer_id: answer.answer_id });
      button.replaceWith(h("p", { class: "notice ok", tabindex: "-1" }, icon("check"), words("gap.reported")));
      announce(say("gap.reported"));
    } catch (failure) {
      button.disabled = false;
      button.after(h("p", { class: "hint", role: "alert" }, failure.message));
    }
  });
  return button;
}

/** The answer as plain text: sentences with [n], list, then the quoted sources with their addresses. */
export function asText(answer) {
  const numbers = (list) => list.map((number) => `[${number}]`).join("");
  const body = answer.segments.map((segment) => `${segment.text} ${numbers(segment.citations)}`.trim());
  const items = answer.items.map((item) => `• ${item.title} ${numbers(item.citations)}\n  ${item.summary}`.trimEnd());
  const rows = (answer.comparison?.rows ?? []).map((row) =>
    [
      row.section,
      ...row.cells.map((cell) => (cell ? `${cell.text} ${numbers(cell.citations)}` : say("source.silent"))),
    ].join("\t"),
  );
  const sources = answer.citations.map((citation) => {
    const address = safeUrl(citation.url) ? new URL(citation.url, location.origin).href : "";
    const page = citation.page ? `, ${say("citation.page", { page: String(citation.page) })}` : "";
    return `[${citation.number}] ${citation.title}${page} — « ${citation.quote} » ${address}`.trimEnd();
  });
  return [answer.question, ...body, items.join("\n"), rows.join("\n"), sources.join("\n")].filter(Boolean).join("\n\n");
}
