// The line to the server: session, event stream, sending, and coming back after a loss.

const SILENCE = 45_000; // the server pings every 15 s
const LONGEST_WAIT = 30_000;
const ANSWER_WITHIN = 15_000;

/** Events: "state" {state, wait}, "session", and the server's "message", "reset", "ready", "turn". */
export class Connection extends EventTarget {
  #source = null;
  #attempts = 0;
  #timer = 0;
  #silence = 0;
  #lastId = "";
  #opening = false;
  state = "connecting";
  session = null;

  constructor() {
    super();
    addEventListener("online", () => this.retryNow());
    document.addEventListener("visibilitychange", () => document.hidden || this.retryNow());
    addEventListener("pagehide", () => this.#close());
    addEventListener("pageshow", (event) => event.persisted && this.open());
  }

  /** Connect, or connect again; after leaving conversation `left`, wait until the browser has the next. */
  async open(left = "") {
    if (this.#opening) return;
    this.#opening = true;
    this.#close();
    this.#become("connecting");
    try {
      let session = await request("session");
      for (let tries = 0; session.conversation === left && tries < 5; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        session = await request("session");
      }
      if (session.conversation !== this.session?.conversation) this.#lastId = "";
      this.session = session;
      this.#emit("session", session);
      this.#listen();
    } catch {
      this.#lost();
    } finally {
      this.#opening = false;
    }
  }

  retryNow() {
    if (this.state === "offline") this.open();
  }

  /** Send a message; resolves when the server has it, rejects with a word for why not. */
  async send(message) {
    try {
      await request("messages", { ...message, conversation: this.session?.conversation });
    } catch (error) {
      if (error.code === "no_conversation" || error.code === "moved") this.open();
      throw error;
    }
  }

  /** Leave this conversation for a new one. */
  async renew() {
    this.#close();
    try {
      await request("new", {});
    } finally {
      await this.open();
    }
  }

  #listen() {
    const source = new EventSource(`events?after=${encodeURIComponent(this.#lastId)}`);
    this.#source = source;
    this.#heard();
    const on = (type, then) =>
      source.addEventListener(type, (event) => {
        if (source !== this.#source) return;
        this.#heard();
        then(event.data ? JSON.parse(event.data) : {}, event);
      });
    on("message", (data, event) => {
      this.#lastId = event.lastEventId;
      this.#emit("message", data);
    });
    on("ready", (data) => {
      this.#attempts = 0;
      this.#become("online");
      this.#emit("ready", data);
    });
    on("reset", (data) => this.#emit("reset", data));
    on("turn", (data) => this.#emit("turn", data));
    on("ping", () => {});
    on("moved", () => this.open(this.session.conversation)); // another tab began a new one
    on("superseded", () => {
      this.#close();
      this.#become("elsewhere");
    });
    source.addEventListener("error", () => source === this.#source && this.#lost());
  }

  #heard() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), SILENCE);
  }

  #lost() {
    this.#close();
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** this.#attempts) * (0.75 + Math.random() / 2);
    this.#attempts += 1;
    this.#timer = setTimeout(() => this.open(), wait);
    this.#become("offline", wait);
  }

  #close() {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = null;
  }

  #become(state, wait = 0) {
    this.state = state;
    this.#emit("state", { state, wait });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** GET, or POST if there is a body. Throws an Error with `code`: the server's word, or "offline". */
async function request(path, body) {
  const options = { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(ANSWER_WITHIN) };
  if (body) {
    Object.assign(options, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }
  let answer;
  let data = {};
  try {
    answer = await fetch(path, options);
    data = await answer.json();
  } catch {
    if (!answer || answer.ok) throw Object.assign(new Error("offline"), { code: "offline" });
  }
  if (!answer.ok) throw Object.assign(new Error(data.error), { code: data.error ?? "offline" });
  return data;
}
