// SPDX-License-Identifier: Apache-2.0
// Keeps lists and the count of open alerts fresh, and offers terminals where one is typed. Without
// this script such a page reloads itself.
(() => {
  const badge = document.getElementById("badge");

  async function count() {
    if (document.hidden) return;
    try {
      const answer = await fetch(badge.dataset.source, { redirect: "manual" });
      if (!answer.ok) return;
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      badge.replaceChildren(...part.body.childNodes);
    } catch {
      // The next try comes by itself.
    }
  }

  if (badge) setInterval(count, 10000);

  // A field that offers terminals while it is typed into. Without this script the server looks for
  // what was typed.
  for (const field of document.querySelectorAll("input[data-options]")) {
    let last = 0;
    field.addEventListener("input", () => {
      const mine = ++last;
      setTimeout(async () => {
        if (mine !== last || !field.value) return;
        const answer = await fetch(`${field.dataset.options}?q=${encodeURIComponent(field.value)}`, { redirect: "manual" });
        if (!answer.ok || mine !== last) return;
        const part = new DOMParser().parseFromString(await answer.text(), "text/html");
        field.list.replaceChildren(...part.querySelectorAll("option"));
      }, 200);
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  const live = document.getElementById("live");
  if (!live) return;
  const paused = document.getElementById("paused");
  let shown = live.innerHTML;

  async function refresh() {
    if (document.hidden || live.contains(document.activeElement)) return;
    try {
      const answer = await fetch(live.dataset.source, { redirect: "manual" });
      if (answer.type === "opaqueredirect") return location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const text = await answer.text();
      if (text !== shown) {
        const part = new DOMParser().parseFromString(text, "text/html");
        live.replaceChildren(...part.body.childNodes);
        shown = text;
      }
      paused.hidden = true;
    } catch {
      paused.hidden = false;
    }
  }

  setInterval(refresh, 3000);
})();
