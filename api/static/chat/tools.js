/** Below an answer: copy it or its address, print it, say whether it was useful, report what is missing. */
import { sendJson } from "../api.js";
import { copyText } from "../clipboard.js";
import { field, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { say } from "../i18n/index.js";
import { addressOf } from "./address.js";
import { safeUrl } from "./citations.js";
import { withStanding } from "./segments.js";

const TOLD = 2500;

/** The row of tools of a turn that is answered; `announce` speaks to the screen reader. */
export function tools({ answer, filters, element }, announce) {
  const copy = copier(answer.citations.length ? "tools.copy" : "tools.copy_plain", "copy", () => asText(answer), announce);
  const link = copier("tools.link", "link", () => addressOf(answer, filters), announce);
  const print = tool("tools.print", "print", () => printAlone(element));
  const bar = h("div", { class: "tools" }, copy, link, print);
  if (answer.answer_id) bar.append(feedback(answer, announce));
  return bar;
}

function tool(key, mark, listener) {
  return h("button", { type: "button", class: "link-button", on: { click: listener } }, icon(mark), words(key));
}

/** A button that copies what `make` gives, and says so for a moment. */
function copier(key, mark, make, announce) {
  const button = tool(key, mark, async () => {
    const told = await copyText(make()).then(
      () => "tools.copied",
      () => "tools.not_copied",
    );
    button.lastElementChild.replaceWith(words(told));
    announce(say(told));
    setTimeout(() => button.lastElementChild.replaceWith(words(key)), TOLD);
  });
  return button;
}

/** Prints one turn of the conversation; the browser's own command prints them all. */
function printAlone(element) {
  element.classList.add("printed");
  addEventListener("afterprint", () => element.classList.remove("printed"), { once: true });
  window.print();
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
      const told = h("p", { class: "notice ok", tabindex: "-1" }, icon("check"), words("gap.reported"));
      button.replaceWith(told);
      told.focus();
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
  const body = answer.segments.map((segment) => `${withStanding(segment)} ${numbers(segment.citations)}`.trim());
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
