/** A question in an address, so that it can be sent to somebody: the answer is made again there. */
const KEYS = ["themes", "publics", "territories", "period", "status"];

/** The address that asks what this answer answers, with the criteria that the reader chose. */
export function addressOf(answer, filters) {
  const query = new URLSearchParams({ q: answer.understood.standalone || answer.question });
  if (filters) query.set("filters", JSON.stringify(filters));
  return new URL(`/?${query}`, location.origin).href;
}

/** { question, filters } of the page's address, or null; it is taken out of it, so that a reload asks nothing. */
export function takeAsked() {
  const query = new URLSearchParams(location.search);
  const question = query.get("q")?.trim();
  if (!question) return null;
  const filters = read(query.get("filters"));
  query.delete("q");
  query.delete("filters");
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  return { question, filters };
}

function read(text) {
  try {
    const filters = JSON.parse(text ?? "null");
    return filters && Object.fromEntries(Object.entries(filters).filter(([key]) => KEYS.includes(key)));
  } catch {
    return null;
  }
}
