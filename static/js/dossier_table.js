// The dossier table while it is typed: sums of each row and of all rows, and at once what does not add up. The server
// checks the same when the table is saved.

const SUMS = { c3: ["c4", "c5", "c6"], c7: ["c8", "c9", "c10"], c11: ["c12", "c13"] };
const WHOLE_NUMBER = /^(\d{1,3}(\.\d{3})+|\d+)$/;
const MOST = 99_999_999;
const shown = new Intl.NumberFormat("de-DE").format;

const form = document.querySelector("[data-typed-table]");
let isChanged = false;

function numberIn(text) {
  const words = text.trim();
  if (!words) return 0;
  const number = WHOLE_NUMBER.test(words) ? Number(words.replaceAll(".", "")) : NaN;
  return number <= MOST ? number : NaN;
}

function numbersOf(row) {
  const numbers = {};
  for (const cell of row.querySelectorAll("[data-column]")) numbers[cell.dataset.column] = numberIn(cell.value);
  for (const [sum, parts] of Object.entries(SUMS)) {
    numbers[sum] = parts.reduce((total, part) => total + (numbers[part] || 0), 0);
  }
  return numbers;
}

// Both sides are begun: until then a row that is being typed is left in peace.
const isBegun = (row) =>
  [["c4", "c5", "c6"], [...SUMS.c7, ...SUMS.c11]].every((side) =>
    side.some((column) => row.querySelector(`[data-column="${column}"]`).value.trim()),
  );

function placeOf(row, position) {
  const name = row.querySelector(".table-name").value.trim().slice(0, 60);
  return name ? `Dòng ${position} (${name})` : `Dòng ${position}`;
}

function faultOf(row, numbers, position) {
  const place = placeOf(row, position);
  const wrong = Object.keys(numbers).find((column) => Number.isNaN(numbers[column]));
  if (wrong) return `${place}, cột ${wrong.slice(1)}: hãy ghi số nguyên từ 0 đến 99.999.999.`;
  const answered = numbers.c7 + numbers.c11;
  if (numbers.c3 === answered || !isBegun(row)) return "";
  return (
    `${place}: cột 3 (tiếp nhận) là ${shown(numbers.c3)}, nhưng cột 7 (đã giải quyết) cộng cột 11 (đang giải quyết) ` +
    `là ${shown(numbers.c7)} + ${shown(numbers.c11)} = ${shown(answered)}.`
  );
}

function tell(row, fault) {
  const line = row.nextElementSibling;
  const message = line.querySelector("[data-message]");
  row.classList.toggle("wrong", Boolean(fault));
  line.hidden = !fault;
  if (message.textContent !== fault) message.textContent = fault;
}

function addUp() {
  const totals = {};
  let faults = 0;
  [...form.querySelectorAll("[data-row]")].forEach((row, index) => {
    const numbers = numbersOf(row);
    for (const output of row.querySelectorAll("[data-sum]")) output.textContent = shown(numbers[output.dataset.sum]);
    for (const [column, number] of Object.entries(numbers)) totals[column] = (totals[column] || 0) + (number || 0);
    const fault = faultOf(row, numbers, index + 1);
    faults += fault ? 1 : 0;
    tell(row, fault);
  });
  for (const output of form.querySelectorAll("[data-total]")) output.textContent = shown(totals[output.dataset.total] || 0);
  tellState(totals.c3, totals.c7 + totals.c11, faults);
}

function tellState(received, answered, faults) {
  let state = "Các dòng đều khớp: cột 3 bằng cột 7 cộng cột 11.";
  if (faults) state = `Còn ${faults} dòng chưa đúng.`;
  else if (received !== answered) state = `Cột 3 đang là ${shown(received)}, cột 7 cộng cột 11 đang là ${shown(answered)}.`;
  else if (!received) state = "Cột 3 phải bằng cột 7 cộng cột 11 ở từng dòng.";
  const line = form.querySelector("[data-state]");
  if (line.textContent !== state) line.textContent = state;
}

// What the server has just found stays until something is typed.
if (!form.querySelector(".wrong")) addUp();
form.addEventListener("input", () => {
  isChanged = true;
  addUp();
});
form.addEventListener("submit", () => {
  isChanged = false;
});
window.addEventListener("beforeunload", (event) => {
  if (isChanged) event.preventDefault();
});
