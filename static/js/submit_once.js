// A form with data-submit-once is sent once: a second click or Enter does nothing, its buttons are switched off, and
// the one that was pressed says what happens (the attribute's words). Coming back to the page makes it usable again.
"use strict";

const forms = () => document.querySelectorAll("form[data-submit-once]");

for (const form of forms()) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const pressed = event.submitter;
    // After the browser has read the form: a button that is off would not be sent with it.
    setTimeout(() => {
      for (const button of form.querySelectorAll("button:not([disabled])")) {
        button.disabled = true;
        button.dataset.wasOn = "1";
      }
      if (pressed && form.dataset.submitOnce) {
        pressed.dataset.words = pressed.textContent;
        pressed.textContent = form.dataset.submitOnce;
      }
    });
  });
}

window.addEventListener("pageshow", () => {
  for (const form of forms()) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button[data-was-on]")) {
      button.disabled = false;
      delete button.dataset.wasOn;
      if (button.dataset.words) button.textContent = button.dataset.words;
      delete button.dataset.words;
    }
  }
});
