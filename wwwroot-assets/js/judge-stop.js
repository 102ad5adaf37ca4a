/** Says, above the scores, what is not saved and what can be done about it. */
export class JudgeStop {
  constructor(page, reload) {
    this.place = page.querySelector("[data-stop]");
    this.part("again").addEventListener("click", () => this.again());
    this.part("reload").addEventListener("click", () => {
      this.forget?.();
      reload();
    });
  }

  part(name) {
    return this.place.querySelector(`[data-stop-${name}]`);
  }

  /** Nothing of it is lost as long as this browser is there. */
  waiting(outcome, unsaved, again) {
    const keeps = "They are kept in this browser and sent as soon as the portal answers. Keep this page open.";
    const words = `${outcome.words} ${unsaved.length === 1 ? keeps.replace("They are", "It is") : keeps}`;
    if (this.place.hidden) this.show({ head: unsavedWords(unsaved), words, again }, false);
    else this.fill({ head: unsavedWords(unsaved), words, again });
  }

  /** @param forget lets go of scores that can never be saved */
  refused(outcome, unsaved, again, forget) {
    const { words, canWait } = refusal(outcome);
    const kept = unsaved.length === 1 ? "The score is kept in this browser." : "The scores are kept in this browser.";
    const lost = unsaved.length === 1 ? "The score can no longer be saved." : "The scores can no longer be saved.";
    this.show({
      head: unsavedWords(unsaved),
      words: `${words} ${canWait ? kept : lost}`,
      again: canWait ? again : undefined,
      forget: canWait ? undefined : forget,
      canReload: true,
    });
  }

  unfinished(outcome, again) {
    const canWait = outcome.state !== "refused" || outcome.reason === "Waiting" || outcome.reason === "Wrong";
    this.show({ head: "This part is not finished yet", words: outcome.words, again: canWait ? again : undefined, canReload: true });
  }

  show(what, takesFocus = true) {
    this.fill(what);
    this.place.hidden = false;
    if (takesFocus) this.part("head").focus();
  }

  fill({ head, words, again, forget, canReload = false }) {
    [this.again, this.forget] = [again, forget];
    set(this.part("head"), head);
    set(this.part("words"), words);
    this.part("again").hidden = !again;
    this.part("reload").hidden = !canReload;
  }

  hide() {
    this.place.hidden = true;
  }
}

function refusal(outcome) {
  return { words: outcome.words, canWait: outcome.state === "blocked" || outcome.reason === "Waiting" };
}

/** @param unsaved numbers of items */
function unsavedWords(unsaved) {
  if (unsaved.length === 1) return `Not saved: your score for item ${unsaved[0]}`;
  return `Not saved: your scores for items ${unsaved.slice(0, -1).join(", ")} and ${unsaved.at(-1)}`;
}

/** What is said already is not said again. */
function set(place, words) {
  if (place.textContent !== words) place.textContent = words;
}
