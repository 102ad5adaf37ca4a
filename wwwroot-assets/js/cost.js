const pause = 250;

/** Shows what a study would cost with the numbers that stand in its form, before they are saved. */
export function startCost() {
  let timer, latest;
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-costs]");
    if (!form) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      latest?.abort();
      latest = new AbortController();
      await show(form, latest.signal);
    }, pause);
  });
}

async function show(form, signal) {
  try {
    const answer = await fetch(form.dataset.costs, { method: "POST", body: new URLSearchParams(new FormData(form)), signal });
    if (answer.ok) document.querySelector("[data-cost]").innerHTML = await answer.text();
  } catch {
    // The figures of the saved plan stay.
  }
}
