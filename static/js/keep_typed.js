// Keeps what is typed into several forms of one page until its own form is sent: to send one loads the page anew, and
// would empty the others. It is kept for this tab and this person alone.

const PREFIX = "cchc-typed";

const nameOf = (field) => `${PREFIX}:${field.dataset.keepTyped}:${location.pathname}:${field.id}`;

function forEachKept(root, act) {
  try {
    root.querySelectorAll("[data-keep-typed]").forEach(act);
  } catch {
    // The browser keeps nothing (storage full or switched off): the page works as it does without this.
  }
}

function restore(root) {
  forEachKept(root, (field) => {
    const kept = sessionStorage.getItem(nameOf(field));
    if (!kept || field.value) return;
    field.value = kept;
    const closed = field.closest("details");
    if (closed) closed.open = true;
  });
}

document.addEventListener("input", ({ target }) => {
  forEachKept(target.parentElement, (field) => {
    if (field === target) sessionStorage.setItem(nameOf(field), field.value);
  });
});
document.addEventListener("submit", ({ target }) => forEachKept(target, (field) => sessionStorage.removeItem(nameOf(field))));
document.addEventListener("htmx:afterSettle", ({ target }) => restore(target));
restore(document);
