// SPDX-License-Identifier: Apache-2.0
// Keeps the screen on a hall's wall fresh and reads calls aloud. Without this script the page
// reloads itself.
(() => {
  const board = document.getElementById("board");
  const paused = document.getElementById("paused");
  const speak = document.getElementById("speak");
  const voice = window.speechSynthesis;

  const newest = () => Math.max(0, ...[...board.querySelectorAll("[data-call]")].map(each => Number(each.dataset.call)));
  let told = newest();

  function announce() {
    const calls = [...board.querySelectorAll("[data-call]")]
      .filter(each => Number(each.dataset.call) > told)
      .sort((one, other) => Number(one.dataset.call) - Number(other.dataset.call));
    told = Math.max(told, newest());
    if (!voice) return;
    for (const call of calls) {
      const sentence = new SpeechSynthesisUtterance(call.dataset.say);
      sentence.lang = document.documentElement.lang;
      sentence.rate = 0.9;
      voice.speak(sentence);
    }
  }

  async function look() {
    try {
      const answer = await fetch(board.dataset.source, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      board.replaceChildren(...part.body.childNodes);
      paused.hidden = true;
      announce();
    } catch {
      paused.hidden = false;
    }
  }

  // A browser lets a page speak once somebody touched it, or where it was started so.
  if (voice) {
    speak.hidden = false;
    speak.addEventListener("click", () => {
      voice.speak(new SpeechSynthesisUtterance(""));
      speak.hidden = true;
    });
  }

  const stream = new EventSource(board.dataset.calls);
  stream.addEventListener("look", look);
  stream.onerror = () => { paused.hidden = false; };
  // Whatever the stream does not bring, or a line that is cut without a word.
  setInterval(look, 20000);
})();
