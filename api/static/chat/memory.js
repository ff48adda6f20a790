/**
 * The conversations that this browser remembers: their questions, never their answers, which quote sources that may be
 * removed since. A conversation is { key, ids (the server's), at (ISO), questions: [{ question, filters }] }.
 */
const KEPT = "essaim.conversations";
const LIMIT = 40;
const DAYS = 30;

/** Remembered conversations, the latest first. */
export function remembered() {
  const oldest = new Date(Date.now() - DAYS * 86_400_000).toISOString();
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return kept.filter(({ at, questions }) => at > oldest && questions.length > 0);
  } catch {
    return [];
  }
}

/** Notes a conversation as it is now, before the others. */
export function remember(conversation) {
  const others = remembered().filter(({ key }) => key !== conversation.key);
  keep([{ ...conversation, at: new Date().toISOString() }, ...others].slice(0, LIMIT));
}

export function forget(key) {
  keep(remembered().filter((conversation) => conversation.key !== key));
}

// A browser may refuse storage (a frame on another site): nothing is remembered then.
function keep(conversations) {
  try {
    if (conversations.length) localStorage.setItem(KEPT, JSON.stringify(conversations));
    else localStorage.removeItem(KEPT);
  } catch {
    return;
  }
}
