/**
 * Sends fields and files, and tells how much is sent, which fetch does not.
 * @param {(sent: number, total: number) => void} onProgress bytes
 * @returns {Promise<{status: number, answer: any}>} status 0 where the portal was not reached or the signal stopped it; answer null where it is no JSON, so not the portal's
 */
export function post(address, body, onProgress, signal) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded, event.total));
    request.addEventListener("loadend", () => resolve({ status: request.status, answer: request.response }));
    signal.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}
