// What only the browser can do. Behaviours hang on data attributes, so components need no script of their own.

const root = document.documentElement;

const isDark = () => root.dataset.theme
  ? root.dataset.theme === "dark"
  : matchMedia("(prefers-color-scheme: dark)").matches;

function switchTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  localStorage.setItem("lm-theme", root.dataset.theme);
}

function focus(id) {
  const target = document.getElementById(id);
  if (!target) return false;
  target.focus();
  target.scrollIntoView({ block: "center" });
  return true;
}

// Asked for from .NET as lm.name(...).
window.lm = {
  focus,
  focusFirstError: () =>
    (document.querySelector("[data-error-summary]") ?? document.querySelector("[aria-invalid=true]"))?.focus(),
  showCurrent: tabs => {
    const tab = tabs?.querySelector("[aria-current]");
    if (tab) tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  },
  showDialog: dialog => { if (dialog && !dialog.open) dialog.showModal(); },
  closeDialog: dialog => dialog?.close(),
  // Puts an address in place of the page's own and tells the router as going back does: NavigateTo would show the page from its top.
  replaceAddress: address => {
    history.replaceState(history.state, "", address);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  },
  // After turning a page: what lists the rows, from its beginning.
  showStart: pager => pager?.closest("section, main")?.scrollIntoView(),
  hidePopover: id => document.getElementById(id)?.hidePopover(),
  // Sends the chosen file beside the circuit, which is made for small messages. Gives the id of what was made of it, or the refusal.
  upload: async (input, address) => {
    const file = input.files[0];
    if (!file) return null;
    const form = new FormData();
    form.append("file", file);
    try {
      const answer = await fetch(address, { method: "POST", body: form, headers: { "X-Requested-With": "lm" } });
      const said = await answer.json().catch(() => ({}));
      return answer.ok ? { id: said.id } : { message: said.detail ?? said.title };
    } catch {
      return {};
    } finally {
      input.value = "";
    }
  },
  // Whether the page is as small as a phone's; tells again when that changes.
  watchSize: gate => {
    const small = matchMedia("(max-width: 40rem), (max-height: 30rem) and (pointer: coarse)");
    small.addEventListener("change", () => gate.invokeMethodAsync("Measured", small.matches).catch(() => {}));
    return small.matches;
  },
  // What this browser was last used for, where it may keep anything.
  remember: (name, value) => { try { localStorage.setItem(`lm-${name}`, value); } catch { /* not kept */ } },
  recall: name => { try { return localStorage.getItem(`lm-${name}`); } catch { return null; } },
  copy: text => navigator.clipboard.writeText(text).then(() => true, () => false),
};

// data-focus="id": a link to a field moves the focus there. In the capture phase, before Blazor takes it for navigation.
document.addEventListener("click", event => {
  const link = event.target.closest?.("[data-focus]");
  if (link && focus(link.dataset.focus)) event.preventDefault();
  if (event.target.closest?.("[data-switch-theme]")) switchTheme();
  const closer = event.target.closest?.("[popover] a, [popover] [data-close]");
  closer?.closest("[popover]")?.hidePopover();
  const reveal = event.target.closest?.("[data-reveal]");
  if (reveal) {
    const secret = document.getElementById(reveal.dataset.reveal);
    const shown = secret.type === "password";
    secret.type = shown ? "text" : "password";
    reveal.setAttribute("aria-pressed", shown);
  }
  const copy = event.target.closest?.("[data-copy]");
  if (copy) window.lm.copy(copy.dataset.copy);
}, true);

// data-own-time-zone=guess: a list of time zones begins with the one that this computer is in.
for (const list of document.querySelectorAll("[data-own-time-zone=guess]")) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...list.options].some(option => option.value === here)) list.value = here;
}

// A form that came back from the server with faults begins at the first of them: it may be further down than one sees.
document.querySelector("form [aria-invalid=true]")?.focus();

// Ctrl+Enter saves, from any field of a form.
document.addEventListener("keydown", event => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form");
  if (!form) return;
  event.preventDefault();
  // The change of the field that is still being typed in must reach the server before the form does.
  event.target.dispatchEvent(new Event("change", { bubbles: true }));
  form.requestSubmit();
});

// What is entered on a lost line is shown here and unknown there, and a line is lost for a while before that is noticed. So what
// was entered in that time is told again when it is back, in the order in which it was entered. What was entered after the loss
// was noticed keeps its value, although the server, which has not heard of it yet, may have drawn over it.
const unsure = new Map();
const unsureFor = 60_000; // in ms; as long as the server waits for a sign of life
let isTelling = false;
const isLost = () => ["lost", "failed"].includes(root.dataset.connection);
for (const name of ["input", "change"]) {
  document.addEventListener(name, event => {
    const field = event.target;
    // What searches or turns pages would begin anew; a box that is ticked outside a form may be turned over by each event, and twice is not at all.
    if (isTelling || field.matches("[type=file], [type=search], nav *") || (field.type === "checkbox" && !field.form)) return;
    const now = Date.now();
    unsure.delete(field);
    unsure.set(field, { at: now, value: isLost() && !field.matches("[data-adds]") ? field.value : null });
    if (isLost()) return;
    for (const [old, entry] of unsure) if (now - entry.at > unsureFor) unsure.delete(old);
  }, true);
}

function tellAgain() {
  isTelling = true;
  for (const [field, entry] of unsure) {
    if (!field.isConnected || (field.type === "radio" && !field.checked) || (field.matches("[data-adds]") && !field.value)) continue;
    if (entry.value !== null) field.value = entry.value;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }
  unsure.clear();
  isTelling = false;
}

// data-adds: Enter adds what is typed to the values above the box; it does not send the form.
document.addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing || !event.target.matches?.("[data-adds]")) return;
  event.preventDefault();
  event.target.dispatchEvent(new Event("change", { bubbles: true }));
});

// data-moves: Alt and an arrow move what is inside; the browser would go back or forward.
document.addEventListener("keydown", event => {
  if (event.altKey && event.key.startsWith("Arrow") && event.target.closest?.("[data-moves]")) event.preventDefault();
});

// data-moves is what is dragged, data-drop where it may be let go: a browser lets nothing be dropped unless it is told so at once.
document.addEventListener("dragstart", event => {
  if (event.target.closest?.("[data-moves]")) event.dataTransfer.setData("text/plain", "");
});
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, event => {
    if (event.target.closest?.("[data-drop]")) event.preventDefault();
  });
}

// data-list: j and k (or the arrows) move through the elements marked data-row; x clicks the row's checkbox, Enter its link.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input:not([type=checkbox]), select, textarea, dialog, [contenteditable]")) return;
  const list = event.target.closest?.("[data-list]") ?? document.querySelector("main [data-list]");
  if (!list) return;
  const rows = [...list.querySelectorAll("[data-row]")];
  const at = rows.findIndex(row => row.contains(document.activeElement));
  const to = { j: at + 1, ArrowDown: at < 0 ? -1 : at + 1, k: at - 1, ArrowUp: at < 0 ? -1 : at - 1 }[event.key];
  if (to !== undefined) {
    const row = rows[Math.max(to, 0)];
    if (!row || (to < 0 && at < 0 && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    row.tabIndex = 0;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  } else if (event.key === "x" && at >= 0) {
    rows[at].querySelector("input[type=checkbox]")?.click();
  } else if (event.key === "Enter" && document.activeElement === rows[at]) {
    (rows[at].querySelector("[data-open]") ?? rows[at].querySelector("a"))?.click();
  }
});

// The connection to the server, said plainly. Blazor marks its state as a class on the element.
const connection = document.getElementById("components-reconnect-modal");
if (connection) {
  let restored;
  const states = { show: "lost", retrying: "lost", failed: "failed", rejected: "rejected", hide: "restored" };
  new MutationObserver(() => {
    const name = Object.keys(states).find(state => connection.classList.contains(`components-reconnect-${state}`));
    const state = states[name];
    if (!state || root.dataset.connection === state || (state === "restored" && !root.dataset.connection)) return;
    root.dataset.connection = state;
    clearTimeout(restored);
    if (state === "restored") {
      restored = setTimeout(() => delete root.dataset.connection, 6000);
      tellAgain();
    }
    // The server no longer knows this page (it was restarted): only a fresh one helps.
    if (state === "rejected") location.reload();
  }).observe(connection, { attributeFilter: ["class"] });

  connection.querySelector("[data-retry]")?.addEventListener("click", async () => {
    if (!await window.Blazor.reconnect().catch(() => false)) location.reload();
  });
  // After sleep or a lost network the next attempt need not wait for its turn.
  window.addEventListener("online", () => {
    if (root.dataset.connection === "lost" || root.dataset.connection === "failed") window.Blazor.reconnect().catch(() => {});
  });
}
