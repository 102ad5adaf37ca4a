/** What came in place of the portal's answer, by status: title, and what to do. */
const IN_FRONT = {
  413: ["The server in front of the portal refuses files of this size (413)", "Send a smaller file, or ask whoever runs the portal to raise that server's limit.", false],
  429: ["The server in front of the portal refuses so many requests (429)", "Wait a minute, then try again.", true],
  502: ["The portal does not answer (502)", "The server in front of it cannot reach it. It may be restarting: try again in a minute.", true],
  503: ["The portal is not available (503)", "The server in front of it refuses requests for now. Try again in a minute.", true],
  504: ["The portal took too long to answer (504)", "The server in front of it stopped waiting. Try again, with a smaller file or fewer files.", true],
};

/**
 * An answer of fetch as sending.js gives it, too.
 * @param {Response} response
 * @returns {Promise<{status: number, answer: any, retry: boolean}>} answer null where it is no JSON: it is not the portal's
 */
export async function read(response) {
  const answer = await response.json().catch(() => null);
  return { status: response.status, answer, retry: response.headers.has("Retry-After") };
}

/**
 * Why something was not taken, in words. Answers of servers in front of the portal are told as what they are.
 * @param {{status: number, answer: any, retry?: boolean}} what status 0 where nothing was reached
 * @returns {{title: string, detail: string, retry: boolean}}
 */
export function problemOf({ status, answer, retry = false }) {
  if (status === 0) return words("The portal cannot be reached", "Check that you are online, then try again.", true);
  // A front server may speak JSON as well; the portal's problems have a title.
  if (answer?.title) return { ...words(answer.title, answer.detail ?? "", retry), ...answer };
  if (IN_FRONT[status]) return words(...IN_FRONT[status]);
  if (status >= 500) return words(`The server answered with an error (${status})`, "Try again. If it happens again, tell whoever runs the portal.", true);
  if (status >= 400) return words(`The server refused the request (${status})`, "Load the page again, then try once more.", false);
  return words("Another page came in place of the answer", "Load this page again, sign in if it asks you to, then try once more.", false);
}

const words = (title, detail, retry) => ({ title, detail, retry });
