"use strict";
// Shows the sandbox's records and marks what changed since the page was opened.

const TABS = {
  deals: [["Deal", "dealname"], ["Amount", money, "number"], ["Stage", stage("pipeline", "dealstage")], ["Close date", day("closedate"), "minor"], ["Owner", owner, "minor"]],
  contacts: [["Name", person], ["E-mail", "email"], ["Company", "company"], ["Phone", "phone", "minor"], ["Owner", owner, "minor"]],
  companies: [["Company", "name"], ["Domain", "domain"], ["City", "city", "minor"], ["Country", "country", "minor"], ["Owner", owner, "minor"]],
  tickets: [["Ticket", "subject"], ["Status", stage("hs_pipeline", "hs_pipeline_stage")], ["Priority", "hs_ticket_priority", "minor"], ["Owner", owner, "minor"]],
  tasks: [["Task", "hs_task_subject"], ["Status", "hs_task_status"], ["Due", day("hs_timestamp"), "minor"], ["Owner", owner, "minor"]],
  notes: [["Note", "hs_note_body"], ["Date", day("hs_timestamp"), "minor"], ["Owner", owner, "minor"]],
};
const portal = new URLSearchParams(location.search).get("portal");
const suffix = portal ? `?portal=${encodeURIComponent(portal)}` : "";
const $ = (id) => document.getElementById(id);
let state = null, shown = "deals", first = null, seen = null;

function money(p) {
  if (p.amount === undefined) return "";
  const currency = p.deal_currency_code || state.portal.currency;
  try { return new Intl.NumberFormat(undefined, { style: "currency", currency }).format(Number(p.amount)); } catch { return p.amount; }
}
function stage(pipelineName, stageName) {
  return (p) => {
    const pipeline = Object.values(state.pipelines).flat().find((x) => x.id === p[pipelineName] && x.stages.some((s) => s.id === p[stageName]));
    const found = pipeline && pipeline.stages.find((s) => s.id === p[stageName]);
    return found ? `${found.label} (${pipeline.label})` : p[stageName] || "";
  };
}
function day(name) { // in the portal's time zone, as HubSpot shows it, wherever the browser is
  const as = () => ({ year: "numeric", month: "short", day: "numeric", timeZone: state.portal.timeZone });
  return (p) => p[name] ? new Date(p[name]).toLocaleDateString(undefined, as()) : "";
}
function owner(p) {
  const found = state.owners.find((o) => o.id === p.hubspot_owner_id);
  return found ? `${found.firstName} ${found.lastName}` : "";
}
function person(p) { return [p.firstname, p.lastname].filter(Boolean).join(" ") || p.email || ""; }

function cells(record, columns) {
  return columns.map(([, get, kind]) => {
    const cell = document.createElement("td");
    cell.textContent = typeof get === "function" ? get(record.properties) : record.properties[get] || "";
    if (kind) cell.className = kind;
    return cell;
  });
}

function drawTabs() {
  const list = $("tabs");
  const focused = list.contains(document.activeElement);
  list.replaceChildren(...Object.keys(TABS).map((name) => {
    const tab = document.createElement("button");
    const count = state.records[name].filter((r) => !r.archived).length;
    tab.textContent = `${name[0].toUpperCase()}${name.slice(1)} ${count}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", "panel");
    tab.setAttribute("aria-selected", String(name === shown));
    tab.tabIndex = name === shown ? 0 : -1;
    tab.addEventListener("click", () => { shown = name; draw(); });
    return tab;
  }));
  if (focused) list.querySelector("[aria-selected=true]").focus();
}

function draw() {
  drawTabs();
  const columns = TABS[shown], wanted = $("filter").value.trim().toLowerCase();
  const changed = (r) => r.revision > first;
  const rows = state.records[shown]
    .filter((r) => !r.archived || changed(r))
    .sort((a, b) => changed(b) - changed(a) || b.revision - a.revision)
    .map((record) => {
      const row = document.createElement("tr");
      row.dataset.id = record.id;
      row.title = `ID ${record.id}`;
      row.classList.toggle("changed", record.revision > seen);
      row.classList.toggle("archived", record.archived);
      row.append(...cells(record, columns));
      return row;
    })
    .filter((row) => row.textContent.toLowerCase().includes(wanted));
  const head = document.createElement("tr");
  head.append(...columns.map(([label, , kind]) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = label;
    if (kind === "number") cell.className = kind;
    return cell;
  }));
  document.querySelector("thead").replaceChildren(head);
  document.querySelector("tbody").replaceChildren(...rows);
  $("caption").textContent = `${rows.length} ${shown}`;
}

async function load() {
  const answer = await fetch(`/_sandbox/state${suffix}`, { cache: "no-store" });
  if (!answer.ok) throw new Error(await answer.text());
  const before = state;
  state = await answer.json();
  if (first === null || state.revision < (before ? before.revision : 0)) first = state.revision;
  seen = before && before.revision <= state.revision ? before.revision : state.revision;
  $("account").textContent = `${state.portal.name} · ${state.portal.id}`;
  const news = Object.keys(TABS).filter((name) => state.records[name].some((r) => r.revision > seen));
  if (news.length && !news.includes(shown)) shown = news[0];
  $("status").textContent = news.length ? `${news.join(", ")} changed at ${new Date().toLocaleTimeString()}` : "Live";
  draw();
}

$("filter").addEventListener("input", draw);
$("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const names = Object.keys(TABS);
  shown = names[(names.indexOf(shown) + step + names.length) % names.length];
  draw();
});

const events = new EventSource(`/_sandbox/events${suffix}`);
events.onmessage = () => load().catch((problem) => { $("status").textContent = `Cannot read the records: ${problem.message}`; });
events.onerror = () => { $("status").textContent = "Connection lost, trying again…"; };
