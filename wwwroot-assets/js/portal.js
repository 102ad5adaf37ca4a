import { startSearch } from "./search.js";
import { startCopy } from "./copy.js";
import { startStrips } from "./strips.js";
import { startViewer } from "./viewer.js";
import { startTimes } from "./times.js";
import { startFocus } from "./focus.js";
import { startJudging } from "./judge.js";
import { startPractice } from "./practice.js";
import { startCost } from "./cost.js";
import { startRegistering } from "./register.js";
import { startLiveJudging } from "./live-judge.js";
import { startUpload } from "./upload.js";
import { startArtists } from "./artists.js";
import { startPlainUploads } from "./plain-upload.js";

// All listeners sit on the document: pages come and go below it without a new load.
startSearch();
startCopy();
startStrips();
startViewer();
startTimes();
startFocus();
startCost();
startRegistering();
startUpload();
startArtists();
// After those with a script of their own.
startPlainUploads();

// Participants' pages are loaded whole.
startPractice();
startJudging();
startLiveJudging();

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-reload]")) location.reload();
});
