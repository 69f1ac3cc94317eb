// Comforts on top of pages that work without them.

// A form that came back: take the reader to the summary of what to correct.
document.querySelector("[data-focus]")?.focus();

// The printed poster takes larger type when its texts are short.
for (const list of document.querySelectorAll(".principles")) {
  list.classList.toggle("roomy", list.textContent.trim().length < 1600);
}

// The open menu covers a phone's whole screen: leaving it by keyboard closes it.
for (const menu of document.querySelectorAll("[popover]")) {
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    const left = relatedTarget && !menu.contains(relatedTarget);
    if (left && menu.matches(":popover-open")) menu.hidePopover();
  });
}

// An opened list of languages closes with Escape or by clicking elsewhere.
for (const details of document.querySelectorAll("details[data-closes]")) {
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

// A video plays in the page once the reader asks for it; before that nothing comes from its provider.
for (const embed of document.querySelectorAll("[data-player]")) {
  if (!embed.dataset.player) continue;
  embed.querySelector("a").addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const player = document.createElement("iframe");
    player.src = embed.dataset.player;
    player.title = embed.dataset.title;
    player.allow = "fullscreen; picture-in-picture";
    event.currentTarget.replaceWith(player);
    player.focus();
  });
}
