// Saving the open section while somebody types. What is not saved yet lies in the browser's storage, and is sent when
// the server can be reached again, also after a reload or a new sign-in.

import { fillForm, rowsOf } from "./lines.js";
import { refreshFigures } from "./figures.js";
import { post } from "./server.js";

const PAUSE = 1000;
const LONGEST = 5000;
const RETRY = 4000;

// What of a posted section is its content: neither its version nor the numbers of its lines.
function contentOf(body) {
  const params = new URLSearchParams(body);
  params.delete("version");
  params.delete("line");
  return params.toString();
}

export class Saver {
  constructor(page, drafts) {
    this.page = page;
    this.drafts = drafts;
    this.section = null;
    this.isDirty = false;
    this.running = null;
    this.retry = null;
    window.addEventListener("online", () => this.sendWaiting());
  }

  // Takes the section that the page shows now.
  open(section) {
    this.section = section;
    this.form = section.querySelector("#section-form");
    this.isDirty = false;
    this.since = null;
    clearTimeout(this.timer);
    if (this.form) {
      this.stored = contentOf(this.body());
      for (const name of ["section-typed", "input", "change"]) {
        this.form.addEventListener(name, () => this.typed(section));
      }
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.flush();
      });
    }
    this.sendKept();
  }

  get key() {
    return this.section.dataset.key;
  }

  body() {
    const params = new URLSearchParams(new FormData(this.form));
    params.set("version", this.section.dataset.version);
    return params.toString();
  }

  typed(section) {
    // A field that leaves the page with its section tells of a change too.
    if (section !== this.section || !section.isConnected) return;
    if (!this.isDirty && contentOf(this.body()) === this.stored) return;
    this.isDirty = true;
    this.since ??= Date.now();
    const isKept = this.keep();
    this.page.status(isKept ? "Đang soạn…" : "Đang soạn… Trình duyệt không giữ được bản nháp, hãy bấm Ctrl + S.");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
  }

  keep() {
    return this.drafts.keep(this.key, { address: this.section.dataset.save, body: this.body() });
  }

  // Saves what is not saved; resolves to whether everything is.
  async flush() {
    clearTimeout(this.timer);
    this.running ??= this.saveAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async saveAll() {
    while (this.isDirty) {
      this.isDirty = false;
      this.since = null;
      const { section, form, key } = this;
      const rows = rowsOf(form);
      const body = this.body();
      this.page.status("Đang lưu…");
      const answer = await post(section.dataset.save, body);
      if (section !== this.section) {
        // Another section was opened meanwhile; what was typed last into this one lies in its draft.
        if (answer.kind === "saved") this.savedElsewhere(key, body, answer.data);
        return true;
      }
      if (answer.kind !== "saved") {
        this.isDirty = answer.kind !== "conflict";
        this.keep();
        this.notSaved(answer);
        return false;
      }
      this.stored = contentOf(body);
      this.saved(answer.data, rows);
      if (answer.data.is_split && !this.isDirty) {
        this.page.mark(key, answer.data.mark, answer.data.mark_label);
        this.page.reload();
      } else this.refresh(section, form, key, answer.data);
    }
    return true;
  }

  saved(data, rows) {
    this.section.dataset.version = data.version;
    rows.forEach((row, index) => {
      row.querySelector("[name=line]").value = data.ids[index] ?? "";
    });
    if (this.isDirty) this.keep();
    else this.drafts.forget(this.key);
    this.page.clearNotice();
    this.page.showErrors({});
    this.page.status(`Đã lưu ${data.saved_at}`);
  }

  // Shows the section's mark; where more than its words decides it, and where there is a fault to name, asks for it.
  async refresh(section, form, key, data) {
    const asks = "isComputed" in section.dataset || data.mark === "to_mend";
    const now = asks ? await refreshFigures(section, form) : null;
    if (section !== this.section && asks) return;
    const told = now ?? data;
    this.page.mark(key, told.mark, told.mark_label, told.faults ?? []);
    if (!this.isDirty && section === this.section) this.page.checkAgain();
  }

  async savedElsewhere(key, body, data) {
    this.page.mark(key, data.mark, data.mark_label);
    for (const draft of await this.drafts.waiting()) {
      if (draft.key === key && contentOf(draft.body) === contentOf(body)) this.drafts.forgetName(draft.name);
    }
    this.page.status(`Đã lưu ${data.saved_at}`);
  }

  notSaved(answer) {
    if (answer.kind === "conflict") {
      this.page.clearNotice();
      this.page.conflict(answer.html);
      // After the swap: the field that leaves the page tells of a change once more.
      this.page.status("Chưa lưu: mục đã được lưu ở nơi khác");
    } else if (answer.kind === "refused") {
      this.page.status("Chưa lưu: có chỗ cần sửa");
      this.page.showErrors(answer.errors);
    } else if (answer.kind === "signed_out") {
      this.page.status("Chưa lưu");
      this.page.signedOut();
    } else if (answer.kind === "forbidden") {
      this.page.status("Chưa lưu");
      this.page.notice("Máy chủ không nhận: báo cáo có thể đã khóa hoặc phiên làm việc đã đổi. Nội dung vẫn được giữ trên máy này; hãy tải lại trang.");
    } else {
      this.page.status("Chưa lưu: mất kết nối");
      this.page.notice("Mất kết nối với máy chủ. Nội dung được giữ trên máy này và tự gửi khi có kết nối lại; cứ tiếp tục soạn mục này.");
      this.retryLater();
    }
  }

  retryLater() {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.sendWaiting(), RETRY);
  }

  // Sends what is waiting: the open section as it stands, and what was kept of others.
  async sendWaiting() {
    clearTimeout(this.retry);
    if (this.isDirty && !(await this.flush())) return;
    await this.sendKept();
  }

  // Sends the drafts of earlier pages and sections, those of the open section first.
  async sendKept() {
    const { section } = this;
    const drafts = await this.drafts.waiting(() => this.sendWaiting());
    const isOpen = (draft) => draft.key === section.dataset.key;
    drafts.sort((left, right) => isOpen(right) - isOpen(left));
    for (const draft of drafts) {
      if (section !== this.section || this.isDirty || "merge" in section.dataset) return;
      const isDone = isOpen(draft) ? await this.sendOwn(draft) : await this.sendOther(draft);
      if (!isDone) return;
    }
  }

  // Sends an earlier draft of the open section; shows it, at the version it was typed on, where it is not taken.
  async sendOwn(draft) {
    const { section, form } = this;
    this.page.status("Đang gửi nội dung còn giữ…");
    if (form) form.inert = true;
    const answer = await post(draft.address, draft.body);
    if (section !== this.section) return false;
    if (form) form.inert = false;
    if (answer.kind === "saved") {
      this.drafts.forgetName(draft.name);
      this.page.mark(draft.key, answer.data.mark, answer.data.mark_label);
      this.page.clearNotice();
      await this.page.reload();
      this.page.status(`Đã lưu ${answer.data.saved_at} nội dung giữ trên máy này`);
      return false;
    }
    if (answer.kind !== "conflict" && form) {
      fillForm(form, draft.body);
      section.dataset.version = new URLSearchParams(draft.body).get("version");
      this.isDirty = true;
      this.drafts.forgetName(draft.name);
      this.keep();
    }
    this.notSaved(answer);
    return false;
  }

  // Sends a draft of another section; one that is not taken waits until its section is opened.
  async sendOther(draft) {
    const answer = await post(draft.address, draft.body);
    if (answer.kind === "saved") {
      this.drafts.forgetName(draft.name);
      this.page.mark(draft.key, answer.data.mark, answer.data.mark_label);
    } else if (answer.kind === "unreachable") {
      this.retryLater();
      return false;
    } else if (answer.kind !== "signed_out") {
      this.page.waiting(draft.key);
    }
    return true;
  }
}
