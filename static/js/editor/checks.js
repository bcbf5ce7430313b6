// What the checks find in the open section, shown beside it; and how many open warnings each section has, in the
// outline. Both come after the page, and again after each save; nothing here changes what is being typed.
/* global htmx */

let asked = 0;

// Fetches the list anew. It stays as it is where somebody types a reason in it or has just stepped into it.
export async function refreshChecks(section) {
  const number = ++asked;
  const box = () => section.isConnected && section.querySelector("#section-checks");
  const isFree = () => box() && !box().querySelector("form[data-typed]") && !box().contains(document.activeElement);
  if (!isFree()) return;
  let html;
  try {
    const answer = await fetch(box().dataset.address, { redirect: "manual", headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    html = await answer.text();
  } catch {
    return;
  }
  if (number !== asked || !isFree()) return;
  const open = [...box().querySelectorAll("details[open][data-fold]")].map((one) => one.dataset.fold);
  htmx.swap(box(), html, { swapStyle: "outerHTML" });
  for (const fold of open) box().querySelector(`[data-fold="${fold}"]`)?.setAttribute("open", "");
}

// Shows how many open warnings each section has, by key.
export function showWarnings(outline, counts) {
  for (const node of outline.querySelectorAll("[data-node]")) {
    const count = counts[node.dataset.node];
    const shown = node.querySelector("[data-warnings]");
    if (!count) shown?.remove();
    else node.querySelector("a").after(makeCount(shown, count));
  }
}

function makeCount(shown, count) {
  const pill = shown ?? document.createElement("span");
  const unit = document.createElement("span");
  pill.className = "node-warnings";
  pill.dataset.warnings = "";
  unit.className = "visually-hidden";
  unit.textContent = " cảnh báo";
  pill.replaceChildren(String(count), unit);
  return pill;
}

// Tells of the list above the section's words, where a narrow screen shows the list below them.
export function showJump(section, list) {
  const jump = section.querySelector("[data-checks-jump]");
  if (!jump) return;
  jump.hidden = list.dataset.open === "0";
  jump.textContent = `${list.dataset.open} cảnh báo`;
}

// Selects in the section the words that an issue speaks of; the first line that has them is shown.
export function findWords(section, words) {
  const fields = [...section.querySelectorAll("#section-form [name=text]")];
  const field = fields.find((one) => one.value.includes(words));
  if (!field) return;
  const start = field.value.indexOf(words);
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, start + words.length);
}
