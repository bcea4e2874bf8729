// Text with its web addresses made into links. Nothing is ever parsed as HTML.

const ADDRESS = /https?:\/\/[^\s<>"'`]+/gi;

/** The address if it is http(s), else null. */
export function webAddress(value) {
  try {
    const url = new URL(value);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that opens in a new tab and tells the other site nothing about us. */
export function link(address, words, className = "") {
  const anchor = document.createElement("a");
  anchor.href = webAddress(address) ?? "about:blank";
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  anchor.className = className;
  const note = document.createElement("span");
  note.className = "unseen";
  note.textContent = " (opens in a new tab)";
  anchor.append(words, note);
  return anchor;
}

/** Split a text into strings and links. */
export function withLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!webAddress(address)) continue;
    parts.push(text.slice(end, match.index), link(address, address));
    end = match.index + address.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** Punctuation after an address belongs to the sentence; a closing bracket only if none was opened. */
function withoutTrailing(address) {
  let kept = address;
  for (;;) {
    const last = kept.at(-1);
    const unopened = last === ")" && !kept.includes("(");
    if (!unopened && !".,;:!?]}…".includes(last)) return kept;
    kept = kept.slice(0, -1);
  }
}
