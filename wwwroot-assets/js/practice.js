/** Instructions first, then practice with feedback; without a script both stand on the page. */
export function startPractice() {
  const page = document.querySelector("[data-instructions]");
  const practice = page?.querySelector("[data-practice-screen]");
  if (!practice) return;
  const toPractice = page.querySelector("[data-to-practice]");
  const begin = page.querySelector("[data-begin]");
  toPractice.hidden = false;
  practice.hidden = begin.hidden = true;
  toPractice.addEventListener("click", () => {
    for (const screen of page.querySelectorAll("[data-screen]")) screen.hidden = screen !== practice;
    practice.querySelector("h1").focus();
    scrollTo({ top: 0 });
  });
  practice.addEventListener("click", (event) => {
    const button = event.target.closest("[data-practice-score]");
    if (!button) return;
    answer(button);
    const tries = [...practice.querySelectorAll("[data-practice]")];
    begin.hidden = !tries.every((each) => each.querySelector('[aria-pressed="true"]'));
  });
}

function answer(button) {
  const attempt = button.closest("[data-practice]");
  const score = Number(button.dataset.practiceScore);
  for (const each of attempt.querySelectorAll("[data-practice-score]")) each.setAttribute("aria-pressed", `${each === button}`);
  const feedback = attempt.querySelector("[data-feedback]");
  const isRight = Number(attempt.dataset.least) <= score && score <= Number(attempt.dataset.most);
  feedback.textContent = isRight ? feedback.dataset.right : feedback.dataset.wrong;
}
