// Comforts, none needed: printing, typed text kept over a power cut, Enter that moves on.
(() => {
  const all = (selector) => document.querySelectorAll(selector);
  // Secrets never stay on a shared phone.
  const kept = (f) => f.name && f.name !== "code" && !/^(hidden|password|file|submit|button)$/.test(f.type);
  const fields = (form) => [...form.elements].filter(kept);
  const isBox = (f) => f.type === "checkbox" || f.type === "radio";
  const id = (f) => (isBox(f) ? f.name + "=" + f.value : f.name);

  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.onclick = () => print();
  }

  for (const form of all("form[data-keep]")) {
    const key = "typed:" + location.pathname + ":" + form.dataset.keep;
    // A page that comes back with errors already holds what was typed.
    const typed = !form.querySelector("[aria-invalid]") && JSON.parse(sessionStorage.getItem(key));
    for (const f of typed ? fields(form) : []) {
      if (id(f) in typed) f[isBox(f) ? "checked" : "value"] = typed[id(f)];
    }
    form.addEventListener("input", () => {
      const now = fields(form).map((f) => [id(f), isBox(f) ? f.checked : f.value]);
      sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(now)));
    });
    form.addEventListener("submit", () => sessionStorage.removeItem(key));
  }

  for (const form of all("form[data-enter-next]")) {
    form.addEventListener("keydown", (event) => {
      // After the last field above the button, Enter sends as it does without script.
      const line = [...form.elements].filter((f) => !f.disabled && (kept(f) || f.type === "submit"));
      const next = line[line.indexOf(event.target) + 1];
      if (event.key !== "Enter" || !line.includes(event.target) || !next) return;
      if (next.type === "submit" || /^(textarea|submit)$/.test(event.target.type)) return;
      event.preventDefault();
      next.focus();
      if (next.select) next.select();
    });
  }

  for (const summary of all("[data-errors]")) summary.focus();
})();
