// One message as an item of the log.

import { link, webAddress, withLinks } from "./links.js";

export function element(tag, className = "", ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function item(side, speaker, time) {
  const made = element("div", `message ${side}`, element("span", "unseen", `${speaker}: `));
  if (time) made.title = clock(time);
  return made;
}

/** What the person said. `note(...)` shows below it that it was not delivered, with a button to retry. */
export function userMessage({ text, time }) {
  const made = item("mine", "You", time);
  made.append(element("div", "bubble", text));
  made.note = (words, retry) => {
    made.querySelector(".undelivered")?.remove();
    made.classList.toggle("failed", Boolean(words));
    if (!words) return;
    const again = element("button", "retry", "Retry");
    again.type = "button";
    again.addEventListener("click", retry);
    made.append(element("p", "undelivered", words, " ", again));
  };
  return made;
}

/** What the bot said. `press(payload, title)` is called when a button or a row is pressed. */
export function botMessage(message, press) {
  const made = item("bot", "Assistant", message.time);
  if (message.text) made.append(element("div", "bubble", ...withLinks(message.text)));
  if (message.card) made.append(card(message.card));
  if (message.list) made.append(list(message.list, press));
  for (const { title, url } of message.links ?? []) made.append(element("p", "file", link(url, title)));
  if (message.buttons) made.append(choices(message.buttons, press));
  return made;
}

/** A line about the conversation itself. */
export function notice(words) {
  return element("p", "notice", words);
}

function card({ title, subtitle, url, fields = [], changes = [] }) {
  const made = element("article", "card");
  const head = element("header", "", element("h2", "", title));
  if (subtitle) head.prepend(element("p", "kind", subtitle));
  made.append(head);
  if (changes.length) made.append(pairs("changes", changes.map((each) => [each.label, ...change(each)])));
  if (fields.length) made.append(pairs("fields", fields.map((each) => [each.label, ...withLinks(each.value)])));
  if (webAddress(url)) made.append(element("footer", "", link(url, "Open in HubSpot")));
  return made;
}

function pairs(className, rows) {
  const made = element("dl", className);
  for (const [label, ...value] of rows) {
    made.append(element("div", "", element("dt", "", label), element("dd", "", ...value)));
  }
  return made;
}

function change({ before, after }) {
  return [
    element("span", "unseen", "was "),
    element("del", "", before || "empty"),
    element("span", "arrow", " → "),
    element("span", "unseen", ", is now "),
    element("ins", "", after || "empty"),
  ];
}

function list({ title, start, rows }, press) {
  const made = element("section", "rows");
  if (title) made.append(element("h2", "", title));
  const ordered = element("ol");
  ordered.start = start;
  rows.forEach((row, index) => {
    const words = [element("span", "number", `${start + index}`), element("span", "words", element("b", "", row.title))];
    if (row.detail) words[1].append(element("span", "detail", row.detail));
    const line = element("li");
    if (row.payload) {
      const button = element("button", "row", ...words);
      button.type = "button";
      button.addEventListener("click", () => press(row.payload, row.title));
      line.append(button);
    } else {
      line.append(element("div", "row", ...words));
    }
    if (webAddress(row.url)) {
      const open = link(row.url, "↗", "open");
      open.setAttribute("aria-label", `Open ${row.title} in HubSpot, in a new tab`);
      line.append(open);
    }
    ordered.append(line);
  });
  made.append(ordered);
  return made;
}

function choices(buttons, press) {
  const group = element("div", "choices");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Answers to choose from");
  for (const { title, payload, url } of buttons) {
    if (url) {
      group.append(link(url, title, "choice"));
      continue;
    }
    const button = element("button", "choice", title);
    button.type = "button";
    button.payload = payload;
    button.addEventListener("click", () => press(payload, title));
    group.append(button);
  }
  return group;
}

/** Close the questions asked so far: a "yes" must not answer a later one. The pressed button is marked. */
export function closeChoices(log, payload) {
  const open = [...log.querySelectorAll("button.choice:enabled")];
  const pressed = payload && open.findLast((button) => button.payload === payload);
  for (const button of open) button.disabled = true;
  if (pressed) {
    pressed.classList.add("chosen");
    pressed.append(element("span", "unseen", " (chosen)"));
  }
}
