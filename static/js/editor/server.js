// Posting a section to the server, and what became of it.

const PATIENCE = 20000;

export function csrfToken() {
  // Read each time: signing in again, in another tab too, makes a new one.
  return document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
}

// Returns {kind}: saved (data), conflict (html), refused (errors), signed_out, forbidden, or unreachable.
export async function post(address, body) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { "X-CSRFToken": csrfToken(), "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.type === "opaqueredirect") return { kind: "signed_out" };
    if (answer.status === 200) return { kind: "saved", data: await answer.json() };
    if (answer.status === 409) return { kind: "conflict", html: await answer.text() };
    if (answer.status === 422) return { kind: "refused", errors: (await answer.json()).errors };
  } catch {
    return { kind: "unreachable" };
  }
  if (answer.status === 400 || answer.status === 413) {
    return { kind: "refused", errors: { lines: "Nội dung gửi lên quá lớn; hãy chuyển bớt sang mục khác hoặc phụ lục." } };
  }
  return { kind: answer.status < 500 ? "forbidden" : "unreachable" };
}
