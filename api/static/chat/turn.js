/** One question and its answer, filled in as it arrives. */
import { freshId, h, time, words } from "../dom.js";
import { icon } from "../icons.js";
import { bind, say } from "../i18n/index.js";
import { chips } from "./chips.js";
import { cards, pointers } from "./cards.js";
import { notes } from "./citations.js";
import { comparison } from "./comparison.js";
import { appendSegment, withStanding } from "./segments.js";
import { gapButton, tools } from "./tools.js";

/** Characters of an answer that a screen reader is told at once. */
const SPOKEN = 900;
const OUTCOME_ICONS = { answered: "check", partial: "info", no_evidence: "info" };

export class Turn {
  /** `actions`: { refine(turn, filters), announce(text), fiches(), preview }. */
  constructor(question, actions) {
    this.question = question;
    this.filters = null;
    this.halt = null;
    this.alone = false;
    this.answer = null;
    this.actions = actions;
    this.title = h(
      "h2",
      { class: "question", id: freshId("question"), tabindex: "-1" },
      h("span", { class: "sr", say: "chat.you" }),
      bind(question),
    );
    this.element = h(
      "li",
      { class: "turn" },
      h("article", { "aria-labelledby": this.title.id }, this.title, this.#makeSlots()),
    );
  }

  #makeSlots() {
    this.understood = h("div", { class: "slot-chips" });
    this.state = h("div", { class: "slot-state" });
    this.body = h("div", { class: "answer-text" });
    this.extra = h("div", { class: "slot-extra" });
    this.margin = h("div", { class: "margin" });
    this.frame = h(
      "div",
      { class: "answer" },
      h("div", { class: "answer-main" }, this.understood, this.state, this.body, this.extra),
      this.margin,
    );
    return this.frame;
  }

  /** Back to an empty, waiting answer. */
  wait() {
    this.answer = null;
    this.sources = new Map();
    this.received = 0;
    for (const slot of [this.understood, this.body, this.extra, this.margin]) slot.replaceChildren();
    this.state.replaceChildren(
      h(
        "p",
        { class: "waiting" },
        h("span", { class: "seeds", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
        words("chat.searching"),
      ),
    );
  }

  /** Takes one event of the stream. */
  take({ event, data }) {
    if (event === "understood") this.showUnderstood(data);
    else if (event === "evidence") this.#count(data);
    else if (event === "segment") this.#addSegment(data, data.sources ?? []);
    else if (event === "answer") this.finish(data);
  }

  showUnderstood(understood) {
    this.understood.replaceChildren(
      chips(understood, (filters) => this.actions.refine(this, filters)),
      ...(this.#isFollowUp(understood) ? [this.#context(understood.standalone)] : []),
    );
  }

  #isFollowUp({ standalone }) {
    return !this.alone && this.element.previousElementSibling && standalone && standalone !== this.question;
  }

  /** What the conversation added to the question, and the way to ask it without. */
  #context(standalone) {
    const alone = () => {
      this.alone = true;
      this.actions.refine(this, null);
    };
    return h(
      "p",
      { class: "context" },
      words("chat.context", { question: standalone }),
      " ",
      h("button", { type: "button", class: "link-button", say: "chat.alone", on: { click: alone } }),
    );
  }

  #count({ passages = [] }) {
    const waiting = this.state.querySelector(".waiting > span:last-child");
    if (passages.length) waiting?.replaceWith(words("chat.reading", { count: passages.length }));
  }

  #addSegment(segment, cited) {
    for (const citation of cited) this.sources.set(citation.number, citation);
    this.received += 1;
    appendSegment(this.body, segment, this.sources, this.actions.preview);
  }

  /** The whole answer: replaces what has streamed and adds the rest. */
  finish(answer) {
    const { preview, announce } = this.actions;
    this.answer = answer;
    this.sources = new Map(answer.citations.map((citation) => [citation.number, citation]));
    if (isCourtesy(answer)) this.understood.replaceChildren();
    else this.showUnderstood(answer.understood);
    this.state.replaceChildren(...(isCourtesy(answer) ? [] : [outcome(answer)]));
    this.frame.classList.toggle("wide", answer.items.length > 0 || answer.comparison !== null);
    this.body.replaceChildren();
    for (const segment of answer.segments) appendSegment(this.body, segment, this.sources, preview);
    this.margin.replaceChildren(...(answer.citations.length ? [notes(answer.citations, answer.segments)] : []));
    if (!isCourtesy(answer)) this.#showExtra(answer, announce);
  }

  /** Drawn once: what the reader has opened, reached or begun to write in it must stay. */
  #showExtra(answer, announce) {
    const { preview, fiches } = this.actions;
    const near = new Set(answer.near.map((pointer) => pointer.source_id));
    const closest = answer.closest.filter((pointer) => !near.has(pointer.source_id));
    const parts = [
      answer.items.length > 0 && cards(answer, this.sources, fiches, preview),
      answer.comparison && comparison(answer.comparison, titlesOf(answer), fiches, this.sources, preview),
      answer.near.length > 0 && pointers("list.near", answer.near),
      closest.length > 0 && pointers("gap.closest", closest),
      answer.outcome !== "answered" && answer.answer_id && h("div", { class: "gap" }, gapButton(answer, announce)),
      tools(this, announce),
      h("p", { class: "on-paper" }, words("chat.paper", { address: location.host }), " ", time(new Date().toISOString())),
    ];
    this.extra.replaceChildren(...parts.filter(Boolean));
  }

  /** A question of an earlier conversation, not asked again yet. */
  rest({ filters, alone = false }) {
    Object.assign(this, { filters, alone });
    this.state.replaceChildren(this.#again("chat.show"));
  }

  stop() {
    this.state.replaceChildren(h("p", { class: "notice" }, icon("stop"), words("chat.stopped")), this.#again());
  }

  fail(failure) {
    this.state.replaceChildren(
      h(
        "p",
        { class: "notice bad", role: "alert" },
        icon("warn"),
        h("span", {}, failure.message || say("error.unexpected")),
      ),
      this.#again(),
    );
  }

  #again(key = "chat.again") {
    return h(
      "button",
      { type: "button", class: "link-button", on: { click: () => this.actions.refine(this, this.filters) } },
      icon("fresh"),
      words(key),
    );
  }

  /** What a screen reader hears when the answer is there. */
  spoken() {
    const { outcome: result, segments, citations, total } = this.answer;
    const parts = [!isCourtesy(this.answer) && say(`outcome.${result}`), ...segments.map(withStanding)].filter(Boolean);
    const counted = [total !== null && say("list.total", { count: total }), say("citation.notes", { count: citations.length })];
    const sentences = (list) => list.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(" ");
    return `${sentences(parts).slice(0, SPOKEN)} ${sentences(counted.filter(Boolean))}`;
  }
}

/** An answer that nobody judges: no question was asked of the corpus, only « bonjour ». */
const isCourtesy = ({ outcome: result, answer_id: id }) => result === "no_evidence" && !id;

function outcome(answer) {
  const line = h(
    "p",
    { class: `outcome ${answer.outcome}` },
    icon(OUTCOME_ICONS[answer.outcome]),
    words(`outcome.${answer.outcome}`),
  );
  const doubtful = answer.segments.some((segment) => segment.support === "unverified");
  if (answer.engine !== "extractive")
    line.append(
      h("span", { class: "engine" }, words(doubtful ? "answer.engine_doubtful" : "answer.engine", { engine: answer.engine })),
    );
  return line;
}

const titlesOf = ({ citations }) => new Map(citations.map((citation) => [citation.source_id, citation.title]));
