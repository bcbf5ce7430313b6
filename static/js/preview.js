// The cards beside the paper: open on a wide screen, folded on a phone, where they would push the paper away.
"use strict";

if (window.matchMedia("(max-width: 61.99rem)").matches) {
  for (const card of document.querySelectorAll("details[data-open-on-wide]")) {
    card.open = false;
  }
}
