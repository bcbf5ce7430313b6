// The lines of the open section: adding, splitting, joining, moving, taking over from the register and putting back.
// Every change is announced by the event "section-typed" on the form.

const MARKERS = { "-": "-", "–": "-", "—": "-", "•": "-", "+": "+", "*": "*" };
const COLUMNS = ["line", "origin", "marker", "text", "reviewed", "follows"];

export const rowsOf = (form) => [...form.querySelectorAll("[data-line]")];
const textOf = (row) => row.querySelector("[name=text]");
const fieldOf = (row, name) => row.querySelector(`[name=${name}]`);
const isGenerated = (row) => fieldOf(row, "origin").value === "generated";

export function manageLines(form) {
  const list = form.querySelector("[data-lines]");
  form.addEventListener("click", (event) => {
    const row = event.target.closest("[data-line]");
    if (event.target.closest("[data-add-line]")) {
      const last = rowsOf(form).at(-1);
      focusText(addRow(form, last, last ? fieldOf(last, "marker").value : "-", ""));
    } else if (row && event.target.closest("[data-up]")) move(form, row, -1);
    else if (row && event.target.closest("[data-down]")) move(form, row, 1);
    else if (row && event.target.closest("[data-remove]")) remove(form, row);
    else if (row && event.target.closest("[data-take-over]")) takeOver(form, row);
    else if (row && event.target.closest("[data-put-back]")) putBack(form, row);
    else if (row && event.target.closest("[data-reviewed]")) reviewed(form, [row]);
    else if (event.target.closest("[data-all-reviewed]")) reviewed(form, rowsOf(form));
  });
  list.addEventListener("keydown", (event) => onKey(form, event));
  list.addEventListener("input", (event) => {
    if (event.target.name === "text") onText(event.target);
  });
  list.addEventListener("paste", (event) => onPaste(form, event));
  rowsOf(form).forEach((row) => fit(textOf(row)));
}

// Shows the lines and other fields of a draft in place of what the page came with.
export function fillForm(form, draft) {
  const params = new URLSearchParams(draft);
  const known = new Map(rowsOf(form).map((row) => [fieldOf(row, "line").value, row]));
  const columns = COLUMNS.map((name) => params.getAll(name));
  const rows = columns[0].map((id, index) => {
    const row = (id && known.get(id)) || newRow(form);
    COLUMNS.forEach((name, column) => {
      fieldOf(row, name).value = columns[column][index] ?? "";
    });
    showOrigin(row);
    return row;
  });
  form.querySelector("[data-lines]").replaceChildren(...rows);
  for (const field of form.querySelectorAll("[name^=value-], [name^=state-], [name^=note-], [name=reason]")) {
    if (params.has(field.name)) field.value = params.get(field.name);
  }
  const answer = form.querySelector("[name=answer]");
  if (answer) answer.checked = params.has("answer");
  rows.forEach((row) => fit(textOf(row)));
  refresh(form);
}

function typed(form) {
  refresh(form);
  form.dispatchEvent(new CustomEvent("section-typed", { bubbles: true }));
}

function refresh(form) {
  const rows = rowsOf(form);
  rows.forEach((row, index) => {
    textOf(row).setAttribute("aria-label", `Dòng ${index + 1}`);
    fieldOf(row, "marker").setAttribute("aria-label", `Dấu đầu dòng ${index + 1}`);
    row.querySelector("[data-up]").setAttribute("aria-label", `Đưa dòng ${index + 1} lên`);
    row.querySelector("[data-down]").setAttribute("aria-label", `Đưa dòng ${index + 1} xuống`);
    row.querySelector("[data-remove]").setAttribute("aria-label", `Bỏ dòng ${index + 1}`);
  });
  form.querySelector("[data-lines-empty]").hidden = rows.length > 0;
}

function newRow(form) {
  return form.querySelector("[data-line-template]").content.firstElementChild.cloneNode(true);
}

function addRow(form, after, marker, text) {
  const row = newRow(form);
  fieldOf(row, "marker").value = marker;
  textOf(row).value = text;
  if (after) after.after(row);
  else form.querySelector("[data-lines]").append(row);
  fit(textOf(row));
  refresh(form);
  return row;
}

function focusText(row, place = null) {
  const field = textOf(row);
  field.focus();
  const at = place ?? field.value.length;
  field.setSelectionRange(at, at);
}

function onKey(form, event) {
  const field = event.target;
  if (field.name !== "text" || event.isComposing) return;
  const row = field.closest("[data-line]");
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    move(form, row, event.key === "ArrowUp" ? -1 : 1);
    field.focus();
  } else if (event.key === "Enter" && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    const at = isGenerated(row) ? field.value.length : field.selectionStart;
    const rest = field.value.slice(isGenerated(row) ? at : field.selectionEnd);
    if (!isGenerated(row)) field.value = field.value.slice(0, at);
    fit(field);
    focusText(addRow(form, row, fieldOf(row, "marker").value, rest), 0);
    typed(form);
  } else if (event.key === "Backspace" && field.selectionEnd === 0 && !isGenerated(row)) {
    const before = row.previousElementSibling;
    if (!before?.matches("[data-line]") || isGenerated(before)) return;
    event.preventDefault();
    const place = textOf(before).value.length;
    textOf(before).value += field.value;
    row.remove();
    fit(textOf(before));
    focusText(before, place);
    typed(form);
  }
}

// "- " or "+ " typed at the beginning is the line's marker.
function onText(field) {
  const found = field.value.match(/^\s*([-–—•+*])\s+/);
  if (found && field.selectionStart <= found[0].length) takeMarker(field, found);
  fit(field);
}

function takeMarker(field, found) {
  fieldOf(field.closest("[data-line]"), "marker").value = MARKERS[found[1]];
  field.value = field.value.slice(found[0].length);
}

function onPaste(form, event) {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const row = field.closest("[data-line]");
  const parts = text.split(/\r\n|[\r\n\v\f\u2028\u2029]/).filter((part) => part.trim());
  if (field.name !== "text" || parts.length < 2 || isGenerated(row)) return;
  event.preventDefault();
  const rest = field.value.slice(field.selectionEnd);
  const isWhole = field.selectionStart === 0;
  field.value = field.value.slice(0, field.selectionStart) + parts[0].trimEnd();
  const first = isWhole && field.value.match(/^\s*([-–—•+*])\s+/);
  if (first) takeMarker(field, first);
  let last = row;
  for (const part of parts.slice(1)) {
    const found = part.match(/^\s*([-–—•+*])\s+/);
    last = addRow(form, last, found ? MARKERS[found[1]] : "", part.slice(found ? found[0].length : 0).trim());
  }
  const place = textOf(last).value.length;
  textOf(last).value += rest;
  fit(textOf(last));
  focusText(last, place);
  typed(form);
}

function move(form, row, by) {
  const rows = rowsOf(form);
  const place = rows.indexOf(row) + by;
  if (place < 0 || place >= rows.length) return;
  if (by < 0) rows[place].before(row);
  else rows[place].after(row);
  typed(form);
}

// Every removed line can be put back until another section is opened.
function remove(form, row) {
  const undo = document.createElement("li");
  undo.className = "line-undo";
  undo.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-link";
  button.textContent = "Hoàn tác";
  button.addEventListener("click", () => {
    undo.replaceWith(row);
    focusText(row);
    typed(form);
  });
  undo.append("Đã bỏ 1 dòng khỏi báo cáo. ", button);
  row.replaceWith(undo);
  button.focus();
  typed(form);
}

function takeOver(form, row) {
  fieldOf(row, "origin").value = "written";
  showOrigin(row);
  focusText(row);
  typed(form);
}

function putBack(form, row) {
  textOf(row).value = textOf(row).dataset.recordText;
  fieldOf(row, "origin").value = "generated";
  showOrigin(row);
  fit(textOf(row));
  typed(form);
}

function reviewed(form, rows) {
  for (const row of rows) {
    fieldOf(row, "reviewed").value = "1";
    row.classList.remove("line-to-review");
    row.querySelector("[data-review]")?.remove();
  }
  if (rows.length === 1) focusText(rows[0]);
  if (!form.querySelector("[data-review]")) form.querySelector("[data-all-reviewed]")?.remove();
  typed(form);
}

export function showOrigin(row) {
  const generated = isGenerated(row);
  row.classList.toggle("line-generated", generated);
  row.classList.toggle("line-written", !generated);
  textOf(row).readOnly = generated;
  if (generated) row.querySelector(".line-differs")?.remove();
}

// Browsers that cannot size a text area to its words by style.
function fit(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}
