// Shows how far an export has come while the browser loads it.

const place = document.querySelector("[data-export]");
const bar = place.querySelector("progress");
const words = place.querySelector("output");

const look = async () => {
  const response = await fetch(place.dataset.export);
  if (response.ok) {
    const { done, total } = await response.json();
    bar.max = total || 1;
    // Before the first row the questions are collected: how long that takes is not known.
    if (done) bar.value = done;
    else bar.removeAttribute("value");
    words.textContent = `${done} / ${total}`;
    if (done >= total) return;
  } else {
    bar.removeAttribute("value");
  }
  setTimeout(look, 500);
};

for (const link of place.querySelectorAll("a")) {
  link.addEventListener("click", () => {
    bar.hidden = words.hidden = false;
    setTimeout(look, 500);
  });
}
