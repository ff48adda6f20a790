/** Where a question is typed, with what stands below it: how to send, earlier conversations, a new one. */
import { freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { say } from "../i18n/index.js";
import { notice } from "../notice.js";
import { remembered } from "./memory.js";

const LIMIT = 2000;
const TALLEST = 220;

export class Composer {
  #last = "";

  /** `actions`: { ask(text), stop(), renew(), history() }. */
  constructor(actions) {
    this.actions = actions;
    this.input = h("textarea", {
      rows: "1",
      placeholder: "chat.placeholder",
      id: freshId("ask"),
      enterkeyhint: "send",
      tip: "chat.shortcut",
      "aria-keyshortcuts": "Control+K",
    });
    this.send = h("button", { class: "button send" }, icon("send"), words("chat.send", {}, "send-words"));
    this.halt = h(
      "button",
      { class: "button send", type: "button", hidden: true, on: { click: actions.stop } },
      icon("stop"),
      words("chat.stop", {}, "send-words"),
    );
    this.refusal = h("div", { class: "refusal" });
    this.element = h(
      "form",
      { class: "composer", on: { submit: (event) => (event.preventDefault(), this.#submit()) } },
      this.refusal,
      h("label", { for: this.input.id, say: "chat.ask" }),
      h("div", { class: "composer-box" }, this.input, this.send, this.halt),
      this.#makeFoot(),
    );
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.input.addEventListener("input", () => (this.refusal.replaceChildren(), this.#fit()));
    document.addEventListener("keydown", (event) => this.#onShortcut(event));
  }

  #makeFoot() {
    const button = (name, mark, listener) =>
      h("button", { class: "link-button", type: "button", on: { click: listener } }, icon(mark), words(name));
    this.earlier = button("history.open", "history", this.actions.history);
    this.renew = button("chat.new", "add", this.actions.renew);
    const links = h("div", { class: "composer-links" }, this.earlier, this.renew);
    return h("div", { class: "composer-foot" }, words("chat.hint", {}, "hint"), links);
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.element.requestSubmit();
    } else if (event.key === "ArrowUp" && this.input.value === "" && this.#last) {
      event.preventDefault();
      this.write(this.#last);
    }
  }

  #onShortcut(event) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.focus();
    this.input.select();
  }

  #submit() {
    const text = this.input.value.trim();
    const length = [...text].length; // a text pasted in is never cut in silence
    this.focus();
    if (!text || !this.halt.hidden) return;
    if (length > LIMIT) {
      this.refusal.replaceChildren(notice("bad", words("chat.too_long", { length, limit: LIMIT })));
      return;
    }
    this.write("");
    this.actions.ask(text);
  }

  /** The question that the up arrow brings back. */
  recall(question) {
    this.#last = question;
  }

  write(text) {
    this.input.value = text;
    this.#fit();
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  #fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, TALLEST)}px`;
  }

  /** Shows what can be done now. */
  reflect(started, running) {
    const placeholder = started ? "chat.follow_up" : "chat.placeholder";
    this.input.setAttribute("data-say-placeholder", placeholder);
    this.input.placeholder = say(placeholder);
    this.earlier.hidden = remembered().length === 0;
    this.renew.hidden = !started;
    this.send.hidden = running;
    this.halt.hidden = !running;
  }
}
