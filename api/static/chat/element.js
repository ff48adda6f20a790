/** <essaim-chat>: the conversation, the same on the page and in the embedded frame. */
import { getJson } from "../api.js";
import { h, words } from "../dom.js";
import { icon } from "../icons.js";
import { say } from "../i18n/index.js";
import { loadVocabulary } from "../vocabulary.js";
import { takeAsked } from "./address.js";
import { Preview } from "./citations.js";
import { Composer } from "./composer.js";
import { showHistory } from "./history.js";
import { remember } from "./memory.js";
import { read } from "./reading.js";
import { ask } from "./stream.js";
import { Turn } from "./turn.js";

const KEPT = "essaim.conversation";
const EXAMPLES = ["examples.list", "examples.fact", "examples.compare", "examples.obstacles"];

class EssaimChat extends HTMLElement {
  #turns = [];
  /** { key: this browser's name for the conversation, ids: the server's, the last one first }. */
  #conversation = fresh();
  /** The turn that is being answered. */
  #running = null;
  #fiches = null;

  connectedCallback() {
    this.#build();
    const asked = takeAsked();
    if (asked) this.#reflect();
    else this.#restore();
    loadVocabulary().catch(() => null);
    if (asked) this.ask(asked.question, asked.filters);
  }

  #build() {
    this.heading = h("h1", { class: "sr", say: "chat.conversation", hidden: true });
    this.list = h("ol", { class: "turns", label: "chat.conversation" });
    this.status = h("p", { class: "sr", role: "status", "aria-live": "polite", "aria-atomic": "true" });
    this.composer = new Composer({
      ask: (text) => this.ask(text),
      stop: () => this.#running?.halt.abort(),
      renew: () => this.#renew(),
      history: () => this.#showHistory(),
    });
    this.#makeWelcome();
    this.append(this.welcome, this.heading, this.list, this.composer.element, this.examples, this.status);
    this.actions = {
      preview: new Preview(this, (citation) => read(this, citation)),
      announce: (text) => this.#announce(text),
      refine: (turn, filters) => this.#answer(turn, filters),
      fiches: () => this.#loadFiches(),
    };
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#running) return;
      event.preventDefault();
      this.#running.halt.abort();
    });
    if (parent !== window) addEventListener("focus", () => this.composer.focus(), { once: true });
  }

  #makeWelcome() {
    this.welcome = h(
      "section",
      { class: "welcome" },
      h("h1", { say: "chat.welcome" }),
      h("p", { class: "lead", say: "chat.lead" }),
    );
    const examples = EXAMPLES.map((key) => {
      const button = h(
        "button",
        { type: "button", class: "example", on: { click: () => this.ask(say(key)) } },
        words(key),
        icon("send"),
      );
      return h("li", {}, button);
    });
    this.examples = h(
      "section",
      { class: "examples" },
      h("h2", { say: "examples.title" }),
      h("ul", {}, ...examples),
      h("p", { class: "hint", say: "chat.privacy" }),
    );
  }

  /** Asks a question, as the next turn of the conversation. */
  async ask(question, filters = null) {
    await this.#answer(this.#add(question), filters);
  }

  #add(question) {
    const turn = new Turn(question, this.actions);
    this.#turns.push(turn);
    this.list.append(turn.element);
    return turn;
  }

  /** Answers a turn, from the start if need be. Whatever is being written is broken off: what was asked last counts. */
  async #answer(turn, filters) {
    this.#running?.halt.abort();
    const halt = new AbortController();
    this.#running = turn;
    Object.assign(turn, { halt, filters });
    turn.wait();
    this.#reflect();
    turn.element.scrollIntoView({ block: "start", behavior: "instant" });
    this.#announce(say("chat.searching"));
    try {
      for await (const event of ask(this.#body(turn), halt.signal)) {
        halt.signal.throwIfAborted();
        turn.take(event);
      }
      this.#note(turn.answer.conversation_id);
      this.#announce(turn.spoken());
    } catch (failure) {
      if (turn.halt !== halt) return; // it is being asked anew
      const stopped = failure.name === "AbortError";
      if (stopped) turn.stop();
      else turn.fail(failure);
      if (this.#running === turn) this.#announce(stopped ? say("chat.stopped") : "");
    } finally {
      if (this.#running === turn && turn.halt === halt) this.#rest();
    }
  }

  /** Nothing is being written any more. */
  #rest() {
    this.#running = null;
    this.#reflect();
    this.composer.focus();
  }

  // Without earlier questions a turn stands alone: with the conversation's id the server would add those that it knows.
  #body(turn) {
    const before = turn.alone ? [] : this.#turns.slice(0, this.#turns.indexOf(turn));
    const history = before.map((earlier) => earlier.question);
    const body = { question: turn.question, history: history.slice(-20) };
    if (history.length && this.#conversation.ids.length) body.conversation_id = this.#conversation.ids[0];
    if (turn.filters) body.filters = turn.filters;
    return body;
  }

  #reflect() {
    const started = this.#turns.length > 0;
    this.classList.toggle("started", started);
    this.welcome.hidden = started;
    this.heading.hidden = !started;
    this.examples.hidden = started;
    this.composer.recall(this.#turns.at(-1)?.question ?? "");
    this.composer.reflect(started, this.#running !== null);
    document.title = started ? `${this.#turns.at(-1).question} · Essaim` : "Essaim";
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

  #renew() {
    this.#clear();
    this.#announce(say("chat.renewed"));
    this.composer.focus();
  }

  #clear() {
    this.#running?.halt.abort();
    this.#running = null;
    this.#turns = [];
    this.#conversation = fresh();
    this.list.replaceChildren();
    this.#keep();
    this.#reflect();
  }

  #showHistory() {
    showHistory(this, {
      onOpen: (conversation) => this.#reopen(conversation),
      onForget: (key) => (key === this.#conversation.key ? this.#clear() : this.#reflect()),
    });
  }

  /** An earlier conversation: its last question is asked again, the others on demand. */
  #reopen({ key, ids, questions }) {
    this.#clear();
    this.#conversation = { key, ids };
    for (const { question, ...asked } of questions) this.#add(question).rest(asked);
    const last = this.#turns.at(-1);
    this.#answer(last, last.filters);
  }

  /** Notes that the server has answered in the conversation `id`. */
  #note(id) {
    const { key, ids } = this.#conversation;
    if (id) this.#conversation = { key, ids: [id, ...ids.filter((other) => other !== id)] };
    this.#keep();
    const questions = this.#turns.map(({ question, filters, alone }) => ({ question, filters, alone }));
    if (id) remember({ ...this.#conversation, questions });
  }

  // The answers last as long as the tab, so that coming back from a source finds them again.
  #keep() {
    const turns = this.#turns
      .filter((turn) => turn.answer)
      .map(({ question, filters, alone, answer }) => ({ question, filters, alone, answer }));
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
    } finally {
      this.#reflect();
    }
    this.#conversation = kept?.conversation ?? fresh();
    for (const { question, filters, alone, answer } of kept?.turns ?? []) {
      const turn = this.#add(question);
      turn.wait();
      Object.assign(turn, { filters, alone });
      turn.finish(answer);
    }
    this.#reflect();
  }
}

const fresh = () => ({ key: `${Date.now()}-${Math.random()}`, ids: [] });

customElements.define("essaim-chat", EssaimChat);
