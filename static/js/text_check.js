// A text that was edited by hand or mended here is nowhere else: ask before the page is left. What was taken away as a
// file is safe.
"use strict";

const checked = document.querySelector("form[data-text-check]");
const { text, mended } = checked.elements;
let safe = mended?.value ? null : text.defaultValue;
let isSent = false;

checked.addEventListener("submit", ({ submitter }) => {
  isSent = true;
  if (submitter?.hasAttribute("data-takes-text")) safe = text.value;
  if (mended) mended.value = text.value === safe ? "" : "1";
});

// A file that is taken leaves the page as it stands: what is clicked next may leave it.
document.addEventListener("click", () => (isSent = false), true);

window.addEventListener("beforeunload", (event) => {
  if (!isSent && text.value !== safe) event.preventDefault();
});
