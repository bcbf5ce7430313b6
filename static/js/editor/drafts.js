// What is typed and not yet saved, kept in the browser's storage: one draft a section and page, for one person and one
// report. A page that is closed or reloaded leaves its drafts behind; the next page takes them up.

const PREFIX = "cchc-draft";
const LOCK = "cchc-page:";

export function openDrafts(user, report) {
  const prefix = `${PREFIX}:${user}:${report}:`;
  const page = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  // Held as long as this page lives: others can tell that its drafts have an owner.
  navigator.locks?.request(LOCK + page, () => new Promise(() => {}));
  const nameOf = (key) => `${prefix}${page}:${key}`;
  const watched = new Set();
  const gone = new Set();

  // Tells of the drafts of another page as soon as it is gone: its lock is free then. One page is told at a time.
  function watch(owner, whenGone) {
    if (watched.has(owner)) return;
    watched.add(owner);
    navigator.locks.request(LOCK + owner, () => {
      gone.add(owner);
      return whenGone();
    });
  }

  function parse(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  return {
    // Returns false where the browser keeps nothing (storage full or switched off).
    keep(key, draft) {
      try {
        localStorage.setItem(nameOf(key), JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    forget(key) {
      this.forgetName(nameOf(key));
    },
    forgetName(name) {
      try {
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept then.
      }
    },
    // Returns the drafts {name, key, address, body} of this page and of pages that are gone; `whenGone` is called when
    // a page that holds other drafts goes.
    async waiting(whenGone) {
      let names;
      try {
        names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
      } catch {
        return [];
      }
      const locks = (await navigator.locks?.query())?.held ?? [];
      const alive = new Set(locks.map((lock) => lock.name));
      const isOthers = ({ owner }) => owner !== page && !gone.has(owner) && alive.has(LOCK + owner);
      const drafts = names
        .map((name) => {
          const [owner, ...key] = name.slice(prefix.length).split(":");
          return { name, owner, key: key.join(":"), ...parse(name) };
        })
        .filter((draft) => draft.body);
      if (whenGone) drafts.filter(isOthers).forEach((draft) => watch(draft.owner, whenGone));
      return drafts.filter((draft) => !isOthers(draft));
    },
  };
}
