// What a page has sent and the server has not taken, because the session had ended, is given back to the page that
// asks for the sign-in (see keep_typed.js); whoever has signed out comes here for no page, and nothing is left.

const TYPED = "cchc-typed:";
const SENT = "cchc-sent:";

try {
  const isAskedFor = new URLSearchParams(window.location.search).has("next");
  for (const name of Object.keys(sessionStorage)) {
    if (isAskedFor && name.startsWith(SENT)) {
      sessionStorage.setItem(TYPED + name.slice(SENT.length), sessionStorage.getItem(name));
    }
    if (name.startsWith(SENT) || (!isAskedFor && name.startsWith(TYPED))) sessionStorage.removeItem(name);
  }
} catch {
  // The browser keeps nothing.
}
