// The editor's page: one open section, the outline beside it, and messages about saving.
/* global htmx */

import { findWords, refreshChecks, showJump, showWarnings } from "./checks.js";
import { openDrafts } from "./drafts.js";
import { manageFigures } from "./figures.js";
import { manageLines } from "./lines.js";
import { Saver } from "./saving.js";
import { csrfToken } from "./server.js";

const UNSENT = "Ghi chú hoặc biểu mẫu đang nhập chưa được gửi và sẽ mất. Vẫn tiếp tục?";
const editor = document.getElementById("editor");
const outline = editor.querySelector(".editor-outline");
const drafts = openDrafts(editor.dataset.user, editor.dataset.report);
const current = () => document.getElementById("section");

const page = {
  status(words) {
    document.getElementById("save-status").textContent = words;
  },

  notice(words, link = null) {
    const box = document.getElementById("editor-notice");
    box.replaceChildren(words);
    if (link) box.append(" ", link);
    box.hidden = false;
  },

  clearNotice() {
    document.getElementById("editor-notice").hidden = true;
  },

  signedOut() {
    const link = document.createElement("a");
    link.href = `${editor.dataset.signIn}?next=${encodeURIComponent(window.location.pathname)}`;
    link.textContent = "Đăng nhập lại";
    page.notice("Phiên làm việc đã hết. Nội dung vẫn được giữ trên máy này và tự gửi sau khi đăng nhập lại.", link);
  },

  waiting(key) {
    const node = nodeOf(key);
    const link = document.createElement("a");
    link.href = node?.querySelector("a").href ?? window.location.href;
    link.textContent = "Mở mục đó";
    const name = node?.querySelector(".editor-node-name").textContent ?? "";
    page.notice(`Mục “${name}” còn nội dung giữ trên máy này, chưa lưu được.`, link);
  },

  // Shows every message beside its field, and none where there is no error any more.
  showErrors(errors) {
    const form = document.getElementById("section-form");
    const rows = [...form.querySelectorAll("[data-line]")];
    rows.forEach((row, index) => {
      show(row.querySelector("[data-line-error]"), row.querySelector("[name=text]"), errors[`line-${index + 1}`]);
    });
    for (const box of form.querySelectorAll("[data-error]")) {
      const field = form.querySelector(`[aria-describedby="${CSS.escape(box.id)}"]`);
      show(box, box.id ? field : null, errors[box.dataset.error]);
    }
    if (errors.version) page.notice(errors.version);
  },

  // Brings somebody who wants to leave to what keeps the section from being saved.
  goToError() {
    const field = document.querySelector("#section-form .is-invalid, #section-form .field-error:not([hidden])");
    field?.scrollIntoView({ block: "center" });
    field?.focus();
  },

  // Shows both texts; first asks for what is being typed beside the section, which would go with it.
  conflict(html) {
    if (!unsentBeside(null)) {
      page.replace(html);
      return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-outline-primary";
    button.textContent = "Xem hai bản để gộp";
    // Saves once more, so that what was typed since is compared too.
    button.addEventListener("click", () => {
      page.clearNotice();
      saver.isDirty = true;
      saver.flush();
    });
    page.notice("Mục đã được lưu ở nơi khác; nội dung của bạn được giữ trên máy này. Hãy gửi ghi chú hoặc biểu mẫu đang nhập trước.", button);
  },

  // A section with a comment that waits for an answer is one to mend, whatever its own mark.
  mark(key, own, ownLabel, faults = null) {
    const node = nodeOf(key);
    const waits = own !== "unanswered" && Boolean(node?.querySelector(".node-comments"));
    const mark = waits ? "to_mend" : own;
    const label = waits ? editor.dataset.toMend : ownLabel;
    if (node) {
      node.dataset.own = own;
      node.dataset.ownLabel = ownLabel;
      const isShown = node.hasAttribute("data-required") || mark !== "unanswered";
      node.dataset.mark = isShown ? mark : "";
      node.querySelector("[data-mark-dot]").className = `mark mark-${isShown ? mark : "blank"}`;
      node.querySelector("[data-mark-label]").textContent = isShown ? label : "";
    }
    const section = current();
    const badge = section.dataset.key === key && section.querySelector("[data-mark-badge]");
    if (badge) {
      badge.className = `mark-badge mark-badge-${mark}`;
      badge.textContent = label;
    }
    if (faults && section.dataset.key === key) showFaults(section.querySelector("[data-faults]"), faults);
    const required = [...outline.querySelectorAll("[data-required]")];
    const answered = required.filter((one) => one.dataset.mark !== "unanswered").length;
    outline.querySelector("[data-answered]").textContent = answered;
    outline.querySelector("progress").value = answered;
  },

  // What was saved may have mended something, or brought something new.
  checkAgain() {
    refreshChecks(current());
  },

  replace(html) {
    htmx.swap("#section", html, { swapStyle: "outerHTML" });
  },

  reload() {
    if (unsentBeside(null)) return undefined;
    return htmx.ajax("GET", current().dataset.address, { target: "#section", swap: "outerHTML" });
  },
};

const saver = new Saver(page, drafts);

function nodeOf(key) {
  return outline.querySelector(`[data-node="${CSS.escape(key)}"]`);
}

// Synchronously for this page's own draft: the section that is shown next looks for drafts at once.
function forgetDrafts(key) {
  drafts.forget(key);
  drafts.waiting().then((kept) => kept.filter((one) => one.key === key).forEach((one) => drafts.forgetName(one.name)));
}

// Scrolls the outline alone, never the page.
function keepInView(node) {
  const place = node.getBoundingClientRect();
  const frame = outline.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) {
    outline.scrollTop += place.top - frame.top - frame.height / 3;
  }
}

function show(box, field, words) {
  if (!box) return;
  box.hidden = !words;
  box.textContent = words ?? "";
  field?.classList.toggle("is-invalid", Boolean(words));
  if (words) field?.setAttribute("aria-invalid", "true");
  else field?.removeAttribute("aria-invalid");
}

function showFaults(list, faults) {
  if (!list) return;
  list.hidden = faults.length === 0;
  list.replaceChildren(
    ...faults.map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }),
  );
}

// Marks the other sections that the checks of the whole report find wrong, as their own marks know their own words
// alone, and tells how many warnings each has.
async function markFaults() {
  let found;
  try {
    const answer = await fetch(editor.dataset.faults, { redirect: "manual" });
    if (!answer.ok) return;
    found = await answer.json();
  } catch {
    return;
  }
  for (const key of found.keys) if (key !== current().dataset.key) page.mark(key, found.mark, found.mark_label);
  showWarnings(outline, found.warnings);
}

function take(section) {
  const form = section.querySelector("#section-form");
  if (form) {
    manageLines(form);
    manageFigures(form);
  }
  for (const link of outline.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
  const node = nodeOf(section.dataset.key);
  node?.querySelector("a").setAttribute("aria-current", "true");
  if (node) keepInView(node);
  if (section.dataset.mark) page.mark(section.dataset.key, section.dataset.mark, section.dataset.markLabel);
  if (section.dataset.finished) {
    page.mark(section.dataset.finished, section.dataset.finishedMark, section.dataset.finishedLabel);
  }
  saver.open(section);
  refreshChecks(section);
}

// What is typed into a form beside the section (a note, a record) saves only when it is sent: ask before it is lost.
document.body.addEventListener("input", (event) => {
  const form = event.target.closest("#section form:not(#section-form)");
  if (form) form.dataset.typed = "1";
});

function unsentBeside(element, target = "section") {
  const forms = [...document.querySelectorAll(`#${target} form[data-typed]`)];
  return forms.some((form) => !form.contains(element));
}

window.addEventListener("beforeunload", (event) => {
  if (unsentBeside(null)) event.preventDefault();
});

document.body.addEventListener("htmx:confirm", (event) => {
  const target = event.detail.target?.id;
  // A note has nothing to do with the words of the section; htmx asks its questions itself.
  if (target === "section-notes") return;
  const isLost = (target === "section" || target === "section-tool") && unsentBeside(event.detail.elt, target);
  const question = event.detail.question || (isLost && UNSENT);
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  if (!event.detail.question && !saver.isDirty && !saver.running) return;
  event.preventDefault();
  saver.flush().then((isSaved) => {
    if (isSaved) event.detail.issueRequest(true);
    else page.goToError();
  });
});

document.body.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = csrfToken();
  if (event.detail.verb !== "get") event.detail.parameters.version = current().dataset.version;
  if (event.detail.elt.hasAttribute("data-discard-mine")) forgetDrafts(current().dataset.key);
});

document.body.addEventListener("htmx:beforeSwap", (event) => {
  // The sign-in page answers in the place of the section where the session has ended.
  if (new URL(event.detail.xhr.responseURL, window.location.href).pathname === editor.dataset.signIn) {
    event.detail.shouldSwap = false;
    page.signedOut();
    return;
  }
  const isMerged = event.detail.requestConfig.elt.closest(".merge") && event.detail.xhr.status === 200;
  if (isMerged) forgetDrafts(current().dataset.key);
});

document.body.addEventListener("htmx:load", (event) => {
  const section = event.detail.elt;
  // The comments beside the section came anew: one fewer may wait.
  if (section.id === "section-comments") {
    const node = nodeOf(current().dataset.key);
    if (node?.dataset.own) page.mark(node.dataset.node, node.dataset.own, node.dataset.ownLabel);
  }
  if (section.id === "section-checks") {
    showWarnings(outline, JSON.parse(section.dataset.warnings));
    showJump(current(), section);
  }
  if (section.id !== "section") return;
  take(section);
  // What was mended from the list of the checks is told beside it, and has the focus already.
  if (section.contains(document.activeElement)) return;
  section.focus({ preventScroll: true });
  if (section.getBoundingClientRect().top < 0) section.scrollIntoView();
});

document.body.addEventListener("htmx:sendError", () => {
  page.notice("Mất kết nối với máy chủ, chưa thực hiện được. Nội dung đã gõ được giữ trên máy này; hãy thử lại sau.");
});

document.body.addEventListener("htmx:responseError", (event) => {
  const isRefused = event.detail.xhr.status === 403 || event.detail.xhr.status === 404;
  page.notice(
    isRefused
      ? "Không thực hiện được: bạn không còn quyền với mục này hoặc mục đã thay đổi. Hãy tải lại trang."
      : "Máy chủ gặp lỗi, chưa thực hiện được. Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị.",
  );
});

document.addEventListener("click", (event) => {
  const found = event.target.closest("[data-find-words]");
  if (found) findWords(current(), found.dataset.findWords);
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    saver.flush();
  }
});

const onlyOpen = outline.querySelector("[data-only-open]");
onlyOpen.addEventListener("change", () => outline.classList.toggle("only-open", onlyOpen.checked));
if (window.matchMedia("(max-width: 61.99rem)").matches) outline.open = false;

htmx.config.refreshOnHistoryMiss = true;
take(current());
markFaults();
