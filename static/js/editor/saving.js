// Saving the open section while somebody types. What is not saved yet lies in the browser's storage, and is sent when
// the server can be reached again, also after a reload or a new sign-in.

import { fillForm, rowsOf } from "./lines.js";
import { refreshFigures } from "./figures.js";
import { post } from "./server.js";

const PAUSE = 1000;
const LONGEST = 5000;
const RETRY = 4000;

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
    clearTimeout(this.timer);
    if (!this.form) return;
    for (const name of ["section-typed", "input", "change"]) {
      this.form.addEventListener(name, () => this.typed());
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.flush();
    });
    if (this.drafts.read(this.key)) this.sendDraft();
  }

  get key() {
    return this.section.dataset.key;
  }

  body() {
    const params = new URLSearchParams(new FormData(this.form));
    params.set("version", this.section.dataset.version);
    return params.toString();
  }

  typed() {
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
      const { section, form } = this;
      const rows = rowsOf(form);
      this.page.status("Đang lưu…");
      const answer = await post(section.dataset.save, this.body());
      if (section !== this.section) return true;
      if (answer.kind !== "saved") {
        this.isDirty = answer.kind !== "conflict";
        this.keep();
        this.notSaved(answer);
        return false;
      }
      this.saved(answer.data, rows);
      if (answer.data.is_split && !this.isDirty) this.page.reload();
      else refreshFigures(section, form);
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
    this.page.mark(this.key, data.mark, data.mark_label);
  }

  notSaved(answer) {
    if (answer.kind === "conflict") {
      this.page.status("Chưa lưu: có người khác vừa sửa mục này");
      this.page.replace(answer.html);
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
    if (this.isDirty) await this.flush();
    await this.sendOthers();
  }

  // Sends the open section's draft from an earlier time; shows it to be merged where somebody saved meanwhile.
  async sendDraft() {
    const draft = this.drafts.read(this.key);
    const section = this.section;
    this.page.status("Đang gửi nội dung còn giữ…");
    const answer = await post(draft.address, draft.body);
    if (section !== this.section) return;
    if (answer.kind === "saved") {
      this.drafts.forget(this.key);
      this.page.mark(this.key, answer.data.mark, answer.data.mark_label);
      this.page.clearNotice();
      await this.page.reload();
      this.page.status(`Đã lưu ${answer.data.saved_at} nội dung giữ trên máy này`);
      return;
    }
    if (answer.kind !== "conflict") {
      fillForm(this.form, draft.body);
      this.isDirty = true;
    }
    this.notSaved(answer);
  }

  // Sends drafts of sections that are not open; one that meets another's text waits until its section is opened.
  async sendOthers() {
    for (const key of this.drafts.keys()) {
      const draft = this.drafts.read(key);
      if (key === this.key || !draft) continue;
      const answer = await post(draft.address, draft.body);
      if (answer.kind === "saved") {
        this.drafts.forget(key);
        this.page.mark(key, answer.data.mark, answer.data.mark_label);
      } else if (answer.kind === "unreachable") {
        this.retryLater();
        return;
      } else if (answer.kind !== "signed_out") {
        this.page.waiting(key);
      }
    }
  }
}
