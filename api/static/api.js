/** Calls to the server: JSON in, JSON out; a refusal becomes a Refusal with the server's own sentence. */
import { currentLanguage, say } from "./i18n/index.js";

export class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** fetch, with failures of the network and of the server told alike. */
export async function call(path, options = {}) {
  const headers = { Accept: "application/json", "Accept-Language": currentLanguage(), ...options.headers };
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Refusal("unreachable", say("error.unreachable"));
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
}

async function refusalOf(response) {
  const body = await response.json().catch(() => null);
  const error = body?.error ?? {};
  return new Refusal(
    error.code ?? String(response.status),
    error.message ?? say("error.server", { status: String(response.status) }),
  );
}

export const getJson = async (path, options) => (await call(path, options)).json();

export async function sendJson(method, path, body) {
  const response = await call(path, {
    method,
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
  return response.status === 204 ? null : response.json();
}
