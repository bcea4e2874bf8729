// The second pane: the sandbox's own page, beside the chat on a wide screen, behind a tab on a phone.

const REMEMBER = "webchat.records";
const wide = matchMedia("(min-width: 60rem)");
const byId = (id) => document.getElementById(id);

let shown = true; // on a wide screen
let tab = "chat"; // on a narrow one

/** Offer the pane, for the page at `address`. */
export function offerRecords(address) {
  if (!address || byId("records").childElementCount) return;
  const frame = document.createElement("iframe");
  frame.title = "Records in the HubSpot sandbox";
  frame.src = address;
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups");
  byId("records").append(frame);
  shown = recall();
  byId("toggle-records").addEventListener("click", () => {
    shown = !shown;
    remember(shown);
    arrange();
  });
  byId("show-chat").addEventListener("click", () => choose("chat"));
  byId("show-records").addEventListener("click", () => choose("records"));
  wide.addEventListener("change", arrange);
  arrange();
}

function choose(name) {
  tab = name;
  arrange();
}

function arrange() {
  const both = wide.matches && shown;
  byId("records").hidden = wide.matches ? !shown : tab !== "records";
  byId("chat").hidden = !wide.matches && tab !== "chat";
  byId("panes").classList.toggle("both", both);
  byId("tabs").hidden = wide.matches;
  byId("show-chat").setAttribute("aria-pressed", String(tab === "chat"));
  byId("show-records").setAttribute("aria-pressed", String(tab === "records"));
  const toggle = byId("toggle-records");
  toggle.hidden = !wide.matches;
  toggle.setAttribute("aria-expanded", String(shown));
  toggle.querySelector(".label").textContent = shown ? "Hide records" : "Show records";
}

function recall() {
  try {
    return localStorage.getItem(REMEMBER) !== "hidden";
  } catch {
    return true; // storage may be forbidden
  }
}

function remember(visible) {
  try {
    localStorage.setItem(REMEMBER, visible ? "shown" : "hidden");
  } catch {
    // only a convenience
  }
}
