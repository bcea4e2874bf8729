// The page: what the person does, what the server tells, and how both show.

import { Connection } from "./connection.js";
import { botMessage, closeChoices, element, notice, userMessage } from "./messages.js";
import { offerRecords } from "./records.js";

const byId = (id) => document.getElementById(id);
const [log, scroll, text, send, typing] = ["log", "scroll", "text", "send", "typing"].map(byId);
const mouse = matchMedia("(pointer: fine)");
const PATIENCE = 12_000;
const NEAR_END = 80;

const WHY_NOT = {
  offline: "Not delivered.",
  busy: "Too many messages at once.",
  too_long: "This message is too long.",
  not_ready: "The assistant is still starting.",
  failed: "Something went wrong.",
};

const connection = new Connection();
const mine = new Map(); // message id -> {message, item, state: "sending" | "delivered" | "failed"}
const turns = new Set(); // ids of messages the bot is working on
let conversation = "";
let replaying = 0; // messages of a restored conversation still to come
let slow = 0;
let said = []; // for the arrow up key

// ---- what the person does ----

function say(words, payload) {
  const message = { id: newId(), text: payload ?? words, title: payload ? words : undefined };
  const item = show(userMessage({ text: words, time: Date.now() / 1000 }), payload ?? null);
  mine.set(message.id, { message, item, state: "sending" });
  scrollToEnd();
  deliver(message.id);
  if (mouse.matches) text.focus();
}

/** Send; the same id again is safe: the server handles a message once. */
async function deliver(id) {
  const entry = mine.get(id);
  entry.state = "sending";
  entry.item.note("");
  entry.item.classList.add("sending");
  working();
  try {
    await connection.send(entry.message);
    confirm(id);
  } catch (error) {
    if (entry.state === "sending") undelivered(id, WHY_NOT[error.code] ?? WHY_NOT.offline);
  }
  working();
}

function confirm(id) {
  const entry = mine.get(id);
  if (!entry) return;
  entry.state = "delivered";
  entry.item.classList.remove("sending");
  entry.item.note("");
}

function undelivered(id, words) {
  const entry = mine.get(id);
  entry.state = "failed";
  entry.item.classList.remove("sending");
  entry.item.note(words, () => deliver(id));
}

// crypto.randomUUID is missing where the page comes over plain http from another machine.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function sendTyped() {
  const words = text.value.trim();
  if (!words) return;
  said.push(words);
  text.value = "";
  resize();
  say(words);
}

function resize() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
  send.disabled = !text.value.trim();
}

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  sendTyped();
  text.focus();
});

text.addEventListener("input", resize);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    sendTyped();
  } else if (event.key === "ArrowUp" && !text.value && said.length) {
    event.preventDefault();
    text.value = said.at(-1);
    resize();
  }
});

byId("reconnect").addEventListener("click", () => connection.open());
byId("latest").addEventListener("click", () => {
  scrollToEnd();
  text.focus();
});
byId("new").addEventListener("click", () => (log.childElementCount ? byId("leave").showModal() : text.focus()));
byId("leave").addEventListener("close", async () => {
  if (byId("leave").returnValue === "yes") await connection.renew().catch(() => {}); // the banner tells
  byId("leave").returnValue = "";
  text.focus();
});

// ---- what the server tells ----

connection.addEventListener("session", ({ detail }) => {
  text.maxLength = detail.longest;
  offerRecords(detail.sandbox);
  byId("suggestions").replaceChildren(...detail.suggestions.map(suggestion));
  if (conversation !== detail.conversation) {
    if (conversation) clear();
    conversation = detail.conversation;
  }
});

function suggestion(words) {
  const button = element("button", "choice", words);
  button.type = "button";
  button.addEventListener("click", () => say(words));
  return element("li", "", button);
}

connection.addEventListener("reset", ({ detail }) => {
  const unconfirmed = [...mine].filter(([, entry]) => entry.state !== "delivered");
  if (!detail.messages && unconfirmed.length < mine.size) {
    log.append(notice("The assistant was restarted and does not remember what was said above."));
    closeChoices(log);
    return;
  }
  clear();
  for (const [id, entry] of unconfirmed) mine.set(id, entry);
  replaying = detail.messages;
  log.setAttribute("aria-live", replaying ? "off" : "polite"); // history is not news
});

connection.addEventListener("message", ({ detail }) => {
  if (replaying) replaying -= 1;
  if (detail.type === "bot") show(botMessage(detail, (payload, title) => say(title, payload)));
  else if (mine.get(detail.id)?.item.isConnected) confirm(detail.id);
  else {
    const item = show(userMessage(detail), detail.payload ?? null);
    mine.set(detail.id, { item, state: "delivered", message: { id: detail.id, text: detail.payload ?? detail.text } });
  }
});

connection.addEventListener("ready", ({ detail }) => {
  turns.clear();
  detail.turns.forEach((id) => turns.add(id));
  for (const [id, entry] of mine) {
    if (entry.state === "delivered") continue;
    if (!entry.item.isConnected) show(entry.item, null);
    if (entry.state === "failed") undelivered(id, WHY_NOT.offline);
  }
  working();
  byId("welcome").hidden = log.childElementCount > 0;
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
});

connection.addEventListener("turn", ({ detail }) => {
  if (detail.state === "started") turns.add(detail.id);
  else turns.delete(detail.id);
  if (detail.state === "failed" && mine.has(detail.id)) undelivered(detail.id, WHY_NOT.failed);
  if (detail.state === "silent") show(notice("No answer came. You could say it in other words."));
  working();
});

connection.addEventListener("state", ({ detail }) => {
  const words = { connecting: "Connecting…", online: "Online", offline: "Not connected", elsewhere: "Paused" };
  const lost = detail.state === "offline" || detail.state === "elsewhere";
  byId("state").textContent = words[detail.state];
  byId("state").dataset.state = detail.state;
  if (detail.state !== "connecting") byId("banner").hidden = !lost;
  if (lost) {
    const why = detail.state === "offline" ? "Connection lost." : "This chat is open in several other tabs.";
    if (byId("banner-text").textContent !== why) byId("banner-text").textContent = why;
    byId("reconnect").textContent = detail.state === "offline" ? "Try now" : "Continue here";
  } else if (detail.state === "online") {
    byId("banner-text").textContent = "";
  }
  countDown(detail.wait);
  working();
});

let counting = 0;
function countDown(wait) {
  clearInterval(counting);
  const end = Date.now() + wait;
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    byId("banner-wait").textContent = left > 0 ? `Trying again in ${left} s.` : "";
  };
  tick();
  if (wait) counting = setInterval(tick, 500);
}

// ---- how it shows ----

/** Add an item to the log. What a person says (with or without a payload) closes earlier questions. */
function show(item, payload) {
  const atEnd = nearEnd();
  if (payload !== undefined) closeChoices(log, payload);
  byId("welcome").hidden = true;
  log.append(item);
  if (atEnd || replaying) scrollToEnd();
  else byId("latest").hidden = false;
  return item;
}

function clear() {
  log.replaceChildren();
  mine.clear();
  turns.clear();
  said = [];
  working();
}

/** Show that the bot is at work, and say so when it takes long. */
function working() {
  const sending = [...mine.values()].some((entry) => entry.state === "sending");
  const busy = (turns.size > 0 || sending) && connection.state !== "offline";
  if (busy === !typing.hidden) return;
  const atEnd = nearEnd();
  typing.hidden = !busy;
  byId("typing-text").textContent = "";
  clearTimeout(slow);
  if (busy) {
    slow = setTimeout(() => (byId("typing-text").textContent = "Still working on it…"), PATIENCE);
    if (atEnd) scrollToEnd();
  }
}

function nearEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
}

function scrollToEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  byId("latest").hidden = true;
}

scroll.addEventListener("scroll", () => nearEnd() && (byId("latest").hidden = true), { passive: true });
// A phone's keyboard or a longer draft takes room from the log: stay at its end.
new ResizeObserver(() => byId("latest").hidden && scrollToEnd()).observe(scroll);

if (mouse.matches) text.focus();
if (navigator.cookieEnabled) connection.open();
else show(notice("This chat keeps your conversation in a cookie. Please allow cookies for this page."));
