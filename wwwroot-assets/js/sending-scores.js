// An answer that has not come by then does not come: milliseconds.
const PATIENCE = 20000;

/**
 * Sends a score, or the end of a part, and says what came of it. Only the portal's own words count: a page of a proxy, of a sign-in or of a
 * network is no answer, whatever its status.
 * @param {(status: number, answer: any) => boolean} isDone whether that is the portal's answer to this very request
 * @returns {Promise<{state: "done" | "refused" | "blocked" | "lost", reason?: string, words?: string}>}
 *   refused: by the portal, for a reason; blocked: somebody has to do something first; lost: it may go well next time
 */
export async function send(method, address, body, isDone) {
  let answer, told;
  try {
    answer = await fetch(address, {
      method,
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      // To be sent to another page is no answer either.
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE),
    });
    told = await read(answer);
  } catch {
    return { state: "lost", words: "The portal cannot be reached. Check your connection." };
  }
  if (isDone(answer.status, told)) return { state: "done" };
  if (typeof told?.reason === "string") return { state: "refused", reason: told.reason, words: told.detail };
  return withoutReason(answer);
}

/** @returns {Promise<any>} null where it is no JSON */
async function read(answer) {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function withoutReason(answer) {
  const { status } = answer;
  if (status === 429 || status === 503) return { state: "lost", words: "The portal has too much to do just now." };
  if (status === 502 || status === 504) return { state: "lost", words: "The portal does not answer the server in front of it." };
  if ((status >= 500 && status !== 511) || status === 408 || status === 425) return { state: "lost", words: `Something went wrong in the portal (error ${status}).` };
  const how = answer.type === "opaqueredirect" ? "It leads to another page" : `It answered with status ${status}`;
  return {
    state: "blocked",
    words: `Something between this page and the portal answered in the portal's place. ${how}. Perhaps your network or the portal asks you to sign in: open the portal in another tab to see.`,
  };
}
