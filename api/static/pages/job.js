/** A job's progress: asked for until it ends, one line for each file with its outcome. */
import { getJson, sendJson } from "../api.js";
import { h, words } from "../dom.js";
import { icon } from "../icons.js";
import { notice } from "../notice.js";

const KEPT = "essaim.jobs";
const PAUSE = 700;
const TONES = { added: "ok", updated: "ok", unchanged: "", partial: "warn", refused: "bad" };

/** Jobs of this tab that had not ended when the page was left. */
export const keptJobs = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");

const keep = (jobs) => sessionStorage.setItem(KEPT, JSON.stringify(jobs));

/** The panel of a job { id, names }; `onEnd` is called when it has ended. */
export function follow(job, onEnd) {
  keep([...keptJobs().filter((other) => other.id !== job.id), job]);
  const bar = h("progress", { max: job.names.length, label: "job.progress" });
  const line = h("p", { class: "job-line", role: "status" }, words("job.waiting"));
  const cancel = h(
    "button",
    { type: "button", class: "button quiet small", on: { click: () => stop(job, cancel) } },
    icon("stop"),
    words("job.cancel"),
  );
  const list = h("ul", { class: "outcomes" });
  const panel = h(
    "section",
    { class: "job", label: "job.title" },
    h("div", { class: "job-head" }, h("h2", {}, words("job.files", { count: job.names.length })), cancel),
    bar,
    line,
    list,
  );
  watch(job, { bar, line, list, cancel, panel }, onEnd);
  return panel;
}

async function stop(job, button) {
  button.disabled = true;
  await sendJson("DELETE", `/api/jobs/${job.id}`).catch(() => (button.disabled = false));
}

async function watch(job, view, onEnd) {
  for (;;) {
    let state;
    try {
      state = await getJson(`/api/jobs/${job.id}`);
    } catch (failure) {
      view.panel.append(notice("bad", failure.message));
      break;
    }
    show(job, state, view);
    if (state.state === "done" || state.state === "cancelled") break;
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
  keep(keptJobs().filter((other) => other.id !== job.id));
  const hide = () => view.panel.remove();
  const isRead = view.list.querySelector("a") !== null;
  view.cancel.replaceWith(
    h(
      "div",
      { class: "job-actions" },
      isRead && h("a", { class: "button small", href: "/" }, icon("send"), words("job.ask")),
      h("button", { type: "button", class: "button quiet small", on: { click: hide } }, words("job.hide")),
    ),
  );
  onEnd();
}

function show(job, state, { bar, line, list }) {
  const done = state.documents.length;
  const progress = state.progress ?? {};
  const within = progress.total ? progress.done / progress.total : 0;
  bar.max = Math.max(job.names.length, done);
  bar.value = state.state === "done" ? bar.max : done + within;
  line.replaceChildren(sentence(job, state, done, progress));
  for (const outcome of state.documents.slice(list.childElementCount)) list.append(outcomeLine(outcome));
}

/** What the job does now; at its end how many came in and how many were refused. */
function sentence(job, state, done, progress) {
  const refused = state.documents.filter((outcome) => outcome.status === "refused").length;
  if (state.state === "done" && refused > 0)
    return h("span", {}, words("job.done", { count: done }), " ", words("job.refused", { count: refused }));
  if (state.state !== "running") return words(`job.${state.state}`, { count: done });
  if (progress.total) return words("job.page", { name: progress.name, page: progress.done, pages: progress.total });
  return words("job.running", { done, total: Math.max(job.names.length, done) });
}

function outcomeLine(outcome) {
  const name = outcome.source_id
    ? h("a", { href: `/sources/${encodeURIComponent(outcome.source_id)}` }, outcome.path)
    : h("span", {}, outcome.path);
  const sizes =
    outcome.passages > 0 &&
    h(
      "span",
      { class: "hint" },
      outcome.pages > 0 && words("source.pages", { count: outcome.pages }),
      outcome.pages > 0 && ", ",
      words("documents.passages", { count: outcome.passages }),
    );
  return h(
    "li",
    { class: `outcome-line ${TONES[outcome.status]}` },
    h(
      "div",
      { class: "outcome-head" },
      h("strong", {}, name),
      words(`job.status.${outcome.status}`, {}, `tag ${TONES[outcome.status]}`),
      sizes,
    ),
    outcome.error && h("p", { class: "trouble" }, outcome.error.message),
    ...outcome.warnings.map((text) => h("p", { class: "warning" }, icon("warn"), text)),
  );
}
