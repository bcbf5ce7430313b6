// The figures of the open section: which fields are in use, and what records and formulas make of them now.

export function manageFigures(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-figure-state]")) showState(event.target.closest("[data-figure]"));
  });
  for (const row of form.querySelectorAll("[data-figure]")) showState(row);
}

function showState(row) {
  const state = row.querySelector("[data-figure-state]").value;
  const value = row.querySelector("[name^=value-]");
  // Not disabled: a disabled field would not be sent.
  value.readOnly = state !== "";
  if (state !== "" && value.value) {
    value.dataset.before = value.value;
    value.value = "";
  } else if (state === "" && !value.value && value.dataset.before) {
    value.value = value.dataset.before;
  }
  const note = row.querySelector("[data-figure-note]");
  if (state === "not_yet_available") note.hidden = false;
}

// Fetches the computed values and what is wrong with the section; what somebody is typing stays as it is. Resolves to
// what the server said, null where it said nothing.
export async function refreshFigures(section, form) {
  let now;
  try {
    const answer = await fetch(section.dataset.computed, { redirect: "manual" });
    if (!answer.ok) return null;
    now = await answer.json();
  } catch {
    return null;
  }
  for (const [code, figure] of Object.entries(now.figures)) {
    const row = form.querySelector(`[data-figure="${CSS.escape(code)}"]`);
    row.querySelector("[data-figure-computed]").textContent = figure.computed;
    row.querySelector("[name^=value-]").placeholder = figure.computed;
    row.querySelector("[data-figure-override]").hidden = !figure.needs_note;
    if (figure.is_override) row.querySelector("[data-figure-note]").hidden = false;
  }
  for (const row of form.querySelectorAll("[data-line]")) {
    const words = now.lines[row.querySelector("[name=line]").value];
    const text = row.querySelector("[name=text]");
    if (words === undefined) continue;
    text.dataset.recordText = words;
    if (row.querySelector("[name=origin]").value === "generated") text.value = words;
  }
  return now;
}
