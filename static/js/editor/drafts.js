// What is typed and not yet saved, kept in the browser's storage: one draft a section, for one person and one report.

const PREFIX = "cchc-draft";

export function openDrafts(user, report) {
  const prefix = `${PREFIX}:${user}:${report}:`;
  return {
    // Returns false where the browser keeps nothing (storage full or switched off).
    keep(key, draft) {
      try {
        localStorage.setItem(prefix + key, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(prefix + key));
      } catch {
        return null;
      }
    },
    forget(key) {
      try {
        localStorage.removeItem(prefix + key);
      } catch {
        // Nothing was kept then.
      }
    },
    keys() {
      try {
        return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
      } catch {
        return [];
      }
    },
  };
}
