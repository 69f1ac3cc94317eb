// Shows how far an export has come while the browser loads it.

const place = document.querySelector("[data-export]");
const bar = place.querySelector("progress");
const words = place.querySelector("output");

const look = async () => {
  const response = await fetch(place.dataset.export);
  if (response.ok) {
    const { done, total } = await response.json();
    bar.max = total || 1;
    bar.value = total ? done : 1;
    words.textContent = `${done} / ${total}`;
    if (done >= total) return;
  }
  setTimeout(look, 500);
};

for (const link of place.querySelectorAll("a")) {
  link.addEventListener("click", () => {
    bar.hidden = words.hidden = false;
    setTimeout(look, 500);
  });
}
