// Keeps what is typed, and signs out when no hand touched any tab of this desk for a while. The server ends
// the session by its own clock too; this blanks the screen at the same moment.
"use strict";

{
  const seconds = Number(document.body.dataset.idle);
  const fields = () => document.querySelector("form.fields"); // another one after each request
  const tabs = new BroadcastChannel("intake-hands");
  let last = Date.now();
  let told = 0;
  let dirty = false;
  let leaving = false;

  function hands() {
    last = Date.now();
    if (last - told < 1000) return;
    told = last;
    tabs.postMessage("busy");
  }

  tabs.addEventListener("message", () => (last = Date.now()));
  for (const kind of ["keydown", "pointerdown", "wheel", "touchstart"]) {
    document.addEventListener(kind, hands, { passive: true, capture: true });
  }
  document.addEventListener("input", (event) => (dirty ||= event.target.closest("form.fields") !== null));
  document.addEventListener("htmx:afterSwap", () => (dirty = false));

  function send(path, values) {
    return fetch(path, { method: "POST", body: new URLSearchParams(values), redirect: "manual" }).catch(() => {});
  }

  async function keep() {
    const form = fields();
    if (!dirty || !form) return;
    dirty = false;
    await send(`${form.getAttribute("action")}/draft`, new FormData(form));
  }

  async function leave() {
    leaving = true;
    document.body.hidden = true;
    await keep();
    await send("/sign-out", { csrf: document.querySelector("input[name=csrf]").value, idle: "1" });
    location.replace(`/sign-in?idle=1&to=${encodeURIComponent(location.pathname)}`);
  }

  setInterval(() => {
    if (leaving) return;
    if (Date.now() - last >= seconds * 1000) leave();
    else keep();
  }, 5000);
}
