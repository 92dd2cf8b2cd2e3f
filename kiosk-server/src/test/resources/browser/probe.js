// SPDX-License-Identifier: Apache-2.0
// What the walk through the console asks a page; runs in it, after axe.
window.probe = (() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);

  /// All that is folded away is laid open, and what is shown is not replaced meanwhile.
  function hold() {
    window.fetch = () => new Promise(() => {});
    for (const details of document.querySelectorAll("details")) {
      details.removeAttribute("name");
      details.open = true;
    }
  }

  async function axe(rules) {
    const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
    const result = await window.axe.run(document, { iframes: false, preload: false, resultTypes: ["violations"], ...only });
    return result.violations.flatMap((found) =>
      found.nodes.slice(0, 3).map((node) =>
        `${found.id} (${found.impact}): ${node.html.replace(/\s+/g, " ").slice(0, 160)} ${[...node.any, ...node.all].map((check) => check.message)[0] ?? ""}`));
  }

  function tooWide() {
    const scrolls = document.scrollingElement;
    if (scrolls.scrollWidth <= window.innerWidth) return [];
    const out = [...document.querySelectorAll("body *")]
      .filter((element) => seen(element) && element.getBoundingClientRect().right > window.innerWidth)
      .slice(-1);
    return [`scrolls sideways, ${scrolls.scrollWidth} px: ${out.map(name)}`];
  }

  let wanted = new Set();
  let hidden = [];

  /// Radio buttons of one name are one stop.
  function isStop(element) {
    if (element.disabled || !seen(element) || element.tabIndex < 0) return false;
    if (element.type !== "radio") return true;
    const group = [...document.getElementsByName(element.name)];
    return element === (group.find((radio) => radio.checked) ?? group[0]);
  }

  /// What is shown in a frame has stops of its own, and is not ours.
  function watchFocus() {
    for (const frame of document.querySelectorAll("iframe")) frame.remove();
    wanted = new Set([...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(isStop));
    hidden = [];
    document.addEventListener("focusin", ({ target }) => {
      if (!wanted.delete(target)) return;
      const style = getComputedStyle(target);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) hidden.push(`no outline: ${name(target)}`);
    });
    document.activeElement.blur();
    return wanted.size;
  }

  const unreached = () => wanted.size;
  const focusFindings = () => [...hidden, ...[...wanted].map((element) => `no way by Tab: ${name(element)}`)];

  function submit(form, values) {
    const found = document.querySelector(form);
    for (const [field, value] of Object.entries(values)) found.elements[field].value = value;
    found.submit();
  }

  return { hold, axe, tooWide, watchFocus, unreached, focusFindings, submit };
})();
