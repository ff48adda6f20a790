/** <essaim-chat>: the conversation, the same on the page and in the embedded frame. */
import { getJson } from "../api.js";
import { h, freshId, words } from "../dom.js";
import { icon } from "../icons.js";
import { say } from "../i18n/index.js";
import { notice } from "../notice.js";
import { loadVocabulary } from "../vocabulary.js";
import { Preview } from "./citations.js";
import { ask } from "./stream.js";
import { Turn } from "./turn.js";

const KEPT = "essaim.conversation";
const LIMIT = 2000;
const EXAMPLES = ["examples.list", "examples.fact", "examples.compare", "examples.obstacles"];

class EssaimChat extends HTMLElement {
  #turns = [];
  #conversation = null;
  #running = null;
  #fiches = null;

  connectedCallback() {
    this.#build();
    this.#restore();
    loadVocabulary().catch(() => null);
    const question = new URLSearchParams(location.search).get("q");
    if (question && this.#turns.length === 0) this.ask(question);
  }

  #build() {
    this.heading = h("h1", { class: "sr", say: "chat.conversation", hidden: true });
    this.list = h("ol", { class: "turns", label: "chat.conversation" });
    this.status = h("p", { class: "sr", role: "status", "aria-live": "polite", "aria-atomic": "true" });
    this.append(this.#makeWelcome(), this.heading, this.list, this.#makeComposer(), this.#makeExamples(), this.status);
    this.actions = {
      preview: new Preview(this),
      announce: (text) => this.#announce(text),
      refine: (turn, filters) => this.#answer(turn, filters),
      fiches: () => this.#loadFiches(),
    };
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.#running?.abort());
  }

  #makeWelcome() {
    this.welcome = h(
      "section",
      { class: "welcome" },
      h("h1", { say: "chat.welcome" }),
      h("p", { class: "lead", say: "chat.lead" }),
    );
    return this.welcome;
  }

  #makeExamples() {
    const examples = EXAMPLES.map((key) => {
      const button = h(
        "button",
        { type: "button", class: "example", on: { click: () => this.ask(say(key)) } },
        words(key),
        icon("send"),
      );
      return h("li", {}, button);
    });
    this.examples = h("section", { class: "examples" }, h("h2", { say: "examples.title" }), h("ul", {}, ...examples));
    return this.examples;
  }

  #makeComposer() {
    this.input = h("textarea", {
      rows: "1",
      placeholder: "chat.placeholder",
      id: freshId("ask"),
      enterkeyhint: "send",
    });
    this.send = h("button", { class: "button send" }, icon("send"), words("chat.send", {}, "send-words"));
    this.halt = h(
      "button",
      { class: "button send", type: "button", hidden: true, on: { click: () => this.#running?.abort() } },
      icon("stop"),
      words("chat.stop", {}, "send-words"),
    );
    this.renew = h(
      "button",
      { class: "link-button renew", type: "button", hidden: true, on: { click: () => this.#forget() } },
      icon("add"),
      words("chat.new"),
    );
    this.refusal = h("div", { class: "refusal" });
    const label = h("label", { for: this.input.id, say: "chat.ask" });
    const form = h(
      "form",
      { class: "composer" },
      this.refusal,
      label,
      h("div", { class: "composer-box" }, this.input, this.send, this.halt),
      h("div", { class: "composer-foot" }, words("chat.hint", {}, "hint"), this.renew),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.input.value);
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.input.addEventListener("input", () => {
      this.refusal.replaceChildren();
      this.#fit();
    });
    return form;
  }

  #fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 220)}px`;
  }

  /** Asks a question, as the next turn of the conversation. */
  async ask(question) {
    const text = question.trim();
    if (!text || this.#running) {
      this.input.focus();
      return;
    }
    const length = [...text].length; // a text pasted in is never cut in silence
    if (length > LIMIT) {
      this.refusal.replaceChildren(notice("bad", words("chat.too_long", { length, limit: LIMIT })));
      this.input.focus();
      return;
    }
    const turn = new Turn(text, this.actions);
    this.#turns.push(turn);
    this.list.append(turn.element);
    this.input.value = "";
    this.#fit();
    await this.#answer(turn, null);
  }

  async #answer(turn, filters) {
    if (this.#running) return;
    this.#running = new AbortController();
    turn.filters = filters;
    turn.wait();
    this.#reflect();
    turn.element.scrollIntoView({ block: "start", behavior: "instant" });
    this.#announce(say("chat.searching"));
    try {
      for await (const event of ask(this.#body(turn), this.#running.signal)) turn.take(event);
      this.#conversation = turn.answer.conversation_id ?? this.#conversation;
      this.#announce(turn.spoken());
      this.#keep();
    } catch (failure) {
      const stopped = failure.name === "AbortError";
      if (stopped) turn.stop();
      else turn.fail(failure);
      this.#announce(stopped ? say("chat.stopped") : "");
    } finally {
      this.#running = null;
      this.#reflect();
      this.input.focus({ preventScroll: true });
    }
  }

  #body(turn) {
    const history = this.#turns.slice(0, this.#turns.indexOf(turn)).map((earlier) => earlier.question);
    const body = { question: turn.question, history: history.slice(-20) };
    if (this.#conversation) body.conversation_id = this.#conversation;
    if (turn.filters) body.filters = turn.filters;
    return body;
  }

  #reflect() {
    const started = this.#turns.length > 0;
    this.classList.toggle("started", started);
    this.welcome.hidden = started;
    this.heading.hidden = !started;
    this.examples.hidden = started;
    relabelPlaceholder(this.input, started ? "chat.follow_up" : "chat.placeholder");
    this.renew.hidden = !started;
    this.send.hidden = this.#running !== null;
    this.halt.hidden = this.#running === null;
    this.list.setAttribute("aria-busy", String(this.#running !== null));
  }

  #announce(text) {
    this.status.textContent = text;
  }

  async #loadFiches() {
    this.#fiches ??= getJson("/api/fiches").then(({ fiches }) => new Map(fiches.map((fiche) => [fiche.id, fiche])));
    return this.#fiches.catch(() => {
      this.#fiches = null;
      return new Map();
    });
  }

  #forget() {
    this.#running?.abort();
    this.#turns = [];
    this.#conversation = null;
    this.list.replaceChildren();
    this.#keep();
    this.#reflect();
    this.#announce(say("chat.renewed"));
    this.input.focus();
  }

  // The conversation lasts as long as the tab, so that coming back from a source finds it again.
  #keep() {
    const turns = this.#turns
      .filter((turn) => turn.answer)
      .map(({ question, filters, answer }) => ({ question, filters, answer }));
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ turns, conversation: this.#conversation }));
    } catch {
      return;
    }
  }

  #restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    } catch {
      return;
    }
    this.#conversation = kept?.conversation ?? null;
    for (const { question, filters, answer } of kept?.turns ?? []) {
      const turn = new Turn(question, this.actions);
      this.#turns.push(turn);
      this.list.append(turn.element);
      turn.wait();
      turn.filters = filters;
      turn.finish(answer);
    }
    this.#reflect();
  }
}

function relabelPlaceholder(input, key) {
  input.setAttribute("data-say-placeholder", key);
  input.placeholder = say(key);
}

customElements.define("essaim-chat", EssaimChat);
