// SPDX-License-Identifier: Apache-2.0
// Sends a root, or a signed release with its bundle, piece by piece; a broken connection goes on
// where it ended, also after the page was left.
(() => {
  const API = "/api/v1/operator/software";
  const PIECE = 4 * 1024 * 1024;
  const TRIES = 5;
  const form = document.getElementById("upload");
  const said = document.getElementById("upload-said");
  const bar = document.getElementById("upload-bar");
  const button = form.querySelector("button");

  class Refused extends Error {
    constructor(problem, offset) {
      super(problem);
      this.offset = offset;
    }
  }

  function sentence(problem) {
    const lines = [...document.querySelectorAll("#upload-words li")];
    const line = lines.find((each) => each.dataset.problem === problem) ?? lines.at(-1);
    return line.textContent;
  }

  async function send(method, path, body, headers) {
    let answer;
    try {
      answer = await fetch(API + path, { method, body, headers: { "X-Hall-Request": "1", ...headers } });
    } catch {
      throw new Refused("connection");
    }
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    const offset = answer.headers.get("Upload-Offset");
    throw new Refused((problem.type ?? "other").replace("urn:hall:problem:", ""), offset === null ? undefined : Number(offset));
  }

  const json = (path, text) => send("POST", path, text, { "Content-Type": "application/json" });
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

  async function pieces(path, bundle, begin) {
    let offset = begin;
    let failures = 0;
    bar.hidden = false;
    while (offset < bundle.size) {
      bar.value = (100 * offset) / bundle.size;
      const piece = bundle.slice(offset, offset + PIECE);
      try {
        const answer = await send("PATCH", path, piece, {
          "Content-Type": "application/offset+octet-stream",
          "Upload-Offset": String(offset),
        });
        offset = Number(answer.headers.get("Upload-Offset"));
        failures = 0;
      } catch (refused) {
        failures += 1;
        const elsewhere = refused.message === "upload-offset-differs" || refused.message === "upload-interrupted";
        if (failures >= TRIES || !(elsewhere || refused.message === "connection")) throw refused;
        if (elsewhere) offset = refused.offset;
        await pause(failures);
      }
    }
    bar.value = 100;
  }

  async function upload(root, release, bundle) {
    if (!root && !release && !bundle) throw new Refused("nothing-chosen");
    if (!release !== !bundle) throw new Refused("bundle-missing");
    if (root) await json("/roots", await root.text());
    if (!release) return;
    const announced = await (await json("/releases", await release.text())).json();
    if (announced.standing !== "receiving") return;
    if (announced.length !== bundle.size) throw new Refused("length-wrong");
    const path = "/releases/" + encodeURIComponent(announced.version);
    await pieces(path + "/bundle", bundle, announced.received);
    await send("POST", path + "/completion");
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = (name) => form.elements[name].files[0];
    said.hidden = true;
    button.disabled = true;
    try {
      await upload(chosen("root"), chosen("release"), chosen("bundle"));
      location.reload();
    } catch (refused) {
      said.textContent = sentence(refused instanceof Refused ? refused.message : "other");
      said.hidden = false;
      button.disabled = false;
    }
  });
})();
