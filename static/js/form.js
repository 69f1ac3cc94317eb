// Keeps an unfinished form in the browser, if the reader asks for it, until the form is sent.
// Then it offers to print the answers.

const PREFIX = "form-draft:";
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "ticket", "subject_line"]);

// The thanks: what was kept has been sent.
const sent = document.querySelector("script[data-sent]")?.dataset.sent;
if (sent) localStorage.removeItem(PREFIX + sent);

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const form = document.querySelector("form[data-draft]");
if (form) {
  const key = PREFIX + form.dataset.draft;
  const choice = form.querySelector("[data-draft-choice]");
  const keep = choice.querySelector("input");
  const fields = () => [...form.elements].filter((field) => field.name && !NOT_KEPT.has(field.name));
  const isTick = (field) => field.type === "checkbox" || field.type === "radio";

  const save = () => {
    if (!keep.checked) return;
    const answers = fields().map((field) => [field.id, isTick(field) ? field.checked : field.value]);
    localStorage.setItem(key, JSON.stringify(answers));
  };
  const restore = () => {
    const answers = JSON.parse(localStorage.getItem(key) ?? "[]");
    for (const [id, answer] of answers) {
      const field = document.getElementById(id);
      if (!field || !form.contains(field)) continue;
      if (isTick(field)) field.checked = answer;
      else field.value = answer;
    }
    return answers.length > 0;
  };

  choice.hidden = false;
  keep.checked = localStorage.getItem(key) !== null;
  // A form that came back from the server holds what was sent last, which is newer.
  if (keep.checked && !form.querySelector("[data-focus]")) {
    choice.querySelector("[data-draft-found]").hidden = !restore();
  }
  keep.addEventListener("change", () => (keep.checked ? save() : localStorage.removeItem(key)));
  form.addEventListener("input", save);
}
