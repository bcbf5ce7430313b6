// A form that is being sent says so, and is not sent twice. Coming back to the page makes it usable again.
"use strict";

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const button = event.submitter;
    if (button) {
      button.dataset.words = button.textContent;
      button.textContent = form.dataset.busy;
      button.setAttribute("aria-disabled", "true");
    }
  });
}

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button[data-words]")) {
      button.textContent = button.dataset.words;
      button.removeAttribute("aria-disabled");
    }
  }
});
