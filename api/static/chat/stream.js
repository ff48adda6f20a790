/** Asks a question and gives the server's events one by one, as they arrive. */
import { call, Refusal } from "../api.js";
import { say } from "../i18n/index.js";

/** Yields { event, data } for each server-sent event of the answer; `signal` aborts. */
export async function* ask(body, signal) {
  const response = await call("/api/chat", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    signal,
  });
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/event-stream")) {
    yield { event: "answer", data: await response.json() };
    return;
  }
  let finished = false;
  for await (const event of events(response.body)) {
    if (event.event === "error") throw new Refusal(event.data.code, event.data.message);
    finished ||= event.event === "answer";
    yield event;
  }
  if (!finished) throw new Refusal("unreachable", say("error.cut"));
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer += value.replaceAll("\r", "");
    const blocks = buffer.split("\n\n");
    buffer = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

function parse(block) {
  const lines = block.split("\n");
  const read = (name) =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
  const data = read("data");
  return data.length === 0 ? null : { event: read("event")[0] ?? "message", data: JSON.parse(data.join("\n")) };
}
