// Keeps what is typed into the fields with data-keep-typed until the server has taken it, for this tab alone: another
// form of the page may be sent first, or the session may have ended. The attribute says whose words they are, and
// with the field's id which field they belong to.
//
// What is sent waits under another name: the sign-in page gives it back (sign_in.js), any other page forgets it.

const TYPED = "cchc-typed:";
const SENT = "cchc-sent:";
const MOST = 1_000_000;

const nameOf = (field) => `${field.dataset.keepTyped}:${field.id}`;

function forEachKept(root, act) {
  try {
    root.querySelectorAll("[data-keep-typed]").forEach(act);
  } catch {
    // The browser keeps nothing (storage full or switched off): the page works as it does without this.
  }
}

function forget(root) {
  forEachKept(root, (field) => sessionStorage.removeItem(TYPED + nameOf(field)));
}

function restore(root) {
  forEachKept(root, (field) => {
    const kept = sessionStorage.getItem(TYPED + nameOf(field));
    if (kept === null || kept === field.value) return;
    field.value = kept;
    const closed = field.closest("details");
    if (closed) closed.open = true;
  });
}

document.addEventListener("input", ({ target }) => {
  forEachKept(target.parentElement, (field) => {
    if (field === target && field.value.length <= MOST) sessionStorage.setItem(TYPED + nameOf(field), field.value);
  });
});

// A form that a script sends (htmx) is not sent by the browser: its answer is waited for below.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  forEachKept(event.target, (field) => {
    sessionStorage.removeItem(TYPED + nameOf(field));
    if (field.value && field.value.length <= MOST) sessionStorage.setItem(SENT + nameOf(field), field.value);
  });
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.shouldSwap && detail.requestConfig.elt.matches("form")) forget(detail.requestConfig.elt);
});

document.addEventListener("click", ({ target }) => {
  const link = target.closest("[data-forget-typed]");
  if (link) forget(link.closest("form"));
});

document.addEventListener("htmx:afterSettle", ({ target }) => restore(target));

try {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(SENT)) sessionStorage.removeItem(name);
} catch {
  // Nothing was kept then.
}
restore(document);
