// Words typed into one form of the page are lost when another is sent or the page is left: ask before that happens.
"use strict";

let isLeaving = false;

const hasUnsentWords = (sent) =>
  [...document.querySelectorAll("form[method='post'] textarea")].some((field) => field.form !== sent && field.value.trim());

// Before the form's own listeners, so that a form that is not sent keeps its buttons.
document.addEventListener(
  "submit",
  (event) => {
    const question = "Nội dung bạn đang nhập ở ô khác trên trang chưa được ghi và sẽ mất. Vẫn tiếp tục?";
    if (hasUnsentWords(event.target) && !window.confirm(question)) {
      event.preventDefault();
      return;
    }
    isLeaving = true;
  },
  true,
);

window.addEventListener("beforeunload", (event) => {
  if (!isLeaving && hasUnsentWords(null)) event.preventDefault();
});

window.addEventListener("pageshow", () => {
  isLeaving = false;
});
