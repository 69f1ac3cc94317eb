// Suggestions under the search field while the reader writes: an ARIA combobox over a list of links.
const WAIT = 250; // milliseconds after the last key
const SHORTEST = 2; // letters

const field = document.querySelector("[data-suggestions]");
if (field) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const known = new Map();
  let timer;
  let asked = "";
  let options = [];
  let active = -1;

  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.listLabel);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  field.parentElement.append(list, status);
  const attributes = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(index) {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function show(suggestions) {
    choose(-1);
    options = suggestions.map((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `suggestion-${index}`;
      option.textContent = suggestion.title;
      option.dataset.url = suggestion.url;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    const text = options.length === 1 ? field.dataset.countOne : field.dataset.count;
    status.textContent = text.replace("{n}", options.length);
  }

  async function ask(query) {
    if (query.length < SHORTEST) return close();
    if (!known.has(query)) {
      try {
        const response = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(query)}`);
        if (!response.ok) return close();
        known.set(query, (await response.json()).suggestions);
      } catch {
        return close(); // the search itself needs none of this
      }
    }
    if (query === asked) show(known.get(query));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    asked = field.value.trim().toLowerCase();
    timer = setTimeout(ask, WAIT, asked);
  });

  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(options[active].dataset.url);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!options.length) return;
      event.preventDefault();
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      // One place more than there are suggestions: the field itself.
      const places = options.length + 1;
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Tab") {
      close();
    }
  });

  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  field.addEventListener("blur", () => {
    clearTimeout(timer);
    asked = "";
    close();
  });
}
