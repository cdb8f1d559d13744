// Keys and pictures on top of forms that work without it. Nothing here decides anything: the server does.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const typing = (element) => element.matches("textarea, select, input:not([type=checkbox], [type=radio])");

// Queue: arrows choose a row, Enter follows its link.
function walkRows(table) {
  const links = all(".row-link", table);
  table.addEventListener("keydown", (event) => {
    const here = links.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || !links[to]) return;
    event.preventDefault();
    links[to].focus();
  });
  document.addEventListener("keydown", (event) => {
    if (document.activeElement === document.body && event.key === "ArrowDown") links[0]?.focus();
  });
  links[0]?.focus({ preventScroll: true });
}

const listening = { desk: new AbortController() };

let preloaded = [];
function fetched(address) {
  const picture = new Image();
  picture.src = address;
  picture.decode().catch(() => {}); // not to be had: it is asked for again where it is shown
  return picture;
}

// Desk
function desk(root) {
  listening.desk.abort(); // of the request shown before, which htmx took away
  listening.desk = new AbortController();
  const { signal } = listening.desk;
  const address = root.dataset.request;
  const form = one("form.fields", root);
  const paper = one(".paper-scroll", root);
  const left = one("[data-left]", form);
  const fields = all(".field", form);
  let zoom = 1;
  let close = false;

  const fieldOf = (element) => element.closest?.(".field") ?? null;
  const tick = (field) => one(".check input[name=checked]", field);
  const blind = (field) => one("[data-blind]", field);
  const typed = (field) => {
    const again = one("[data-again]", field);
    return one("[data-blank]", field).checked || (blind(field).value.trim() && (!again || again.value.trim()));
  };
  const isOpen = (field) => (blind(field) ? !typed(field) : tick(field) && !tick(field).checked);
  const doubtful = () => fields.filter(isOpen);
  const button = (action) => one(`.actions [value=${action}]`, form);

  function mark(field) {
    field.classList.toggle("is-checked", !isOpen(field));
    if (!left) return;
    const count = doubtful().length;
    left.textContent = count ? `${count} ${count === 1 ? "field" : "fields"} to check` : "Nothing left to check";
  }

  function controls(field) {
    return all("input:not([type=hidden]), select, textarea", field).filter((each) => each !== tick(field) && !each.matches("[data-blank]"));
  }

  function enter(field, block = "center") {
    const first = unchosen(field) ?? controls(field).find((each) => each.type !== "radio" || each.checked) ?? controls(field)[0];
    (first?.closest("[data-choice]") ?? field).scrollIntoView({ block });
    first?.scrollIntoView({ block: "nearest" }); // a field can be taller than its pane
    first?.focus({ preventScroll: true });
    if (first && first.select && first.tagName === "INPUT") first.select();
  }

  // A permission that nobody has chosen yet: Enter goes there instead of on.
  function unchosen(field) {
    const rows = all("[data-choice]", field).filter((row) => !row.closest("details"));
    const row = rows.find((each) => !one("input:checked", each));
    return row ? one("input", row) : null;
  }

  function confirm(field) {
    const open = unchosen(field);
    if (open && tick(field)) {
      if (document.activeElement?.closest("[data-choice]") === open.closest("[data-choice]")) say("Choose an answer with the arrow keys.");
      open.focus();
      return;
    }
    if (blind(field) && isOpen(field)) {
      const again = one("[data-again]", field);
      (blind(field).value.trim() && again ? again : blind(field)).focus();
      return say("Type it from the page; the machine's reading is not shown here.");
    }
    if (tick(field)) {
      tick(field).checked = true;
      mark(field);
    }
    const waiting = doubtful();
    const after = waiting.find((each) => field.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = after ?? waiting[0];
    if (next) enter(next);
    else button("release")?.focus();
  }

  function release() {
    const waiting = doubtful();
    if (!button("release")) return one("#way", form) ? keys.F8() : undefined;
    if (!waiting.length) return button("release").click();
    enter(waiting[0]);
    say(`${left.textContent} before this can be released`);
  }

  function say(words) {
    if (left) left.textContent = words;
  }

  // Pages
  const sheets = all(".sheet", root);
  const tabs = all("[data-sheet]", root);

  function show(sheet) {
    for (const tab of tabs) {
      if (tab.dataset.sheet === sheet.dataset.page) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }

  function current() {
    const middle = paper.scrollTop + paper.clientHeight / 3;
    return sheets.findLast((sheet) => sheet.offsetTop - paper.offsetTop <= middle) ?? sheets[0];
  }

  function goTo(sheet) {
    paper.scrollTo({ top: sheet.offsetTop - paper.offsetTop - 8 });
    show(sheet);
  }

  function setZoom(value) {
    zoom = Math.min(5, Math.max(1, value));
    paper.style.setProperty("--zoom", String(zoom));
  }

  function look(field) {
    for (const rect of all("rect.here", root)) rect.classList.remove("here");
    const rect = one(`rect[data-path="${CSS.escape(field.dataset.path)}"]`, root);
    if (!rect) return;
    rect.classList.add("here");
    const sheet = rect.closest(".sheet");
    const box = { x: rect.x.baseVal.value, y: rect.y.baseVal.value, w: rect.width.baseVal.value, h: rect.height.baseVal.value };
    if (close) setZoom(Math.min(3.2, Math.max(1.6, 850 / box.w)));
    const picture = one("img", sheet);
    const x = ((box.x + box.w / 2) / 1000) * picture.clientWidth;
    const y = ((box.y + box.h / 2) / 1000) * picture.clientHeight;
    paper.scrollTo({
      left: sheet.offsetLeft - paper.offsetLeft + x - paper.clientWidth / 2,
      top: sheet.offsetTop - paper.offsetTop + y - paper.clientHeight / 2,
    });
    show(sheet);
  }

  let looked = null;
  const seen = new Set();
  // While a mouse button is down nothing beside the field may move, or the click misses what it aimed at.
  let pressed = false;
  form.addEventListener("pointerdown", () => (pressed = true), true);
  window.addEventListener("pointerup", () => (pressed = false), { capture: true, signal });
  form.addEventListener("focusin", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    look((looked = field));
    seen.add(field.dataset.path);
    if (!pressed) return number(event.target);
    window.addEventListener("click", () => number(document.activeElement), { once: true, signal });
  });

  // One wrong word is typed anew, not the whole line, nor the whole cell of a table: each has a number.
  const ofWords = ":is(input[name^='f:'], input[name^='t:']):not([data-blind], [inputmode])";
  const numbered = document.createElement("p");
  numbered.className = "words";
  const wordsOf = (text) => [...text.matchAll(/[\p{L}\p{N}'’]+/gu)];
  function number(input) {
    numbered.remove();
    const field = fieldOf(input);
    if (!field?.classList.contains("doubtful") || !input.matches(ofWords)) return;
    const words = wordsOf(input.value);
    if (words.length < 2) return;
    numbered.replaceChildren(...words.slice(0, 9).flatMap((word, place) => {
      const key = document.createElement("kbd");
      key.textContent = String(place + 1);
      return [key, ` ${word[0]} `];
    }));
    numbered.prepend("Alt and a number for one word: ");
    input.after(numbered);
  }
  function chooseWord(input, key) {
    const words = wordsOf(input.value);
    const word = key === "0" ? words.at(-1) : words[Number(key) - 1];
    if (word) input.setSelectionRange(word.index, word.index + word[0].length);
    return Boolean(word);
  }
  // What else a line, or the word chosen in it, may say: nothing is taken that no key was pressed for.
  const guessing = (input) => input.matches?.("input[name^='f:']:not([data-blind])") && one("[data-guesses]", fieldOf(input));
  const guessed = new WeakMap(); // input -> what it said, what else it may say, and which of it it says now
  function guesses(input) {
    const [from, to] = [input.selectionStart, input.selectionEnd];
    const known = guessed.get(input);
    if (known && input.value === known.texts[known.at] && from === known.from) return known;
    const lines = all("[data-guess]", fieldOf(input)).map((each) => each.dataset.guess);
    const words = wordsOf(input.value);
    const place = words.findIndex((word) => word.index === from && word.index + word[0].length === to);
    if (place < 0 || words.length < 2) return { texts: [input.value, ...lines], at: 0, from: 0 };
    const others = lines.map((line) => wordsOf(line)).filter((each) => each.length === words.length).map((each) => each[place][0]);
    const texts = [...new Set([words[place][0], ...others])].map((word) => input.value.slice(0, from) + word + input.value.slice(to));
    return { texts, at: 0, from, rest: input.value.length - to };
  }
  function take(input, text) {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function nextGuess(input, by) {
    const known = guesses(input);
    const at = known.at + by;
    if (at < 0 || at >= known.texts.length) return;
    take(input, known.texts[at]);
    if (known.rest === undefined) input.select();
    else input.setSelectionRange(known.from, input.value.length - known.rest);
    guessed.set(input, { ...known, at });
    one("[data-guessed]", fieldOf(input)).textContent = `${input.value}, ${at} of ${known.texts.length - 1}`;
  }
  for (const each of all("[data-guesses]", form)) {
    each.hidden = false;
    each.addEventListener("click", (event) => {
      const button = event.target.closest("[data-guess]");
      const input = button && controls(fieldOf(button))[0];
      if (!input) return;
      take(input, button.dataset.guess);
      input.focus();
    });
  }

  // A permission is chosen by its first letter.
  function choose(row, letter) {
    const label = all("label", row).find((each) => each.textContent.trim().toLowerCase().startsWith(letter));
    if (!label) return false;
    one("input", label).click();
    one("input", label).focus();
    return true;
  }

  for (const each of all("[data-rest]", form)) {
    each.hidden = false;
    each.addEventListener("click", () => {
      for (const row of all(".category", each.closest(".field"))) {
        if (!row.closest("details") && !one("input:checked", row)) one(`input[value=${each.dataset.rest}]`, row).click();
      }
    });
  }

  // Typing
  form.addEventListener("input", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    if (event.target.matches("[data-name]")) split(field, event.target.value);
    if (!tick(field) && !blind(field)) return;
    if (tick(field) && event.target !== tick(field) && !unchosen(field)) tick(field).checked = true;
    mark(field);
  });

  // A proposal to look at: before a comma, else the last word, is the family name.
  function split(field, text) {
    const [before, ...after] = text.split(",");
    const words = (after.length ? after.join(" ") : text).split(/\s+/).filter(Boolean);
    const family = after.length ? before.trim() : words.pop() ?? "";
    const parts = { given: words[0] ?? "", middle: words.slice(1).join(" "), family, suffix: "" };
    for (const [part, value] of Object.entries(parts)) one(`[data-part=${part}]`, field).value = value;
  }

  form.addEventListener("focusout", (event) => {
    if (!event.target.matches("[data-date]")) return;
    const digits = event.target.value.trim().match(/^(\d\d)(\d\d)(\d{4})$/);
    if (digits) event.target.value = digits.slice(1).join("/");
  });

  function undo(field) {
    for (const each of controls(field)) {
      if (each.type === "checkbox" || each.type === "radio") each.checked = each.defaultChecked;
      else if (each.tagName === "SELECT") each.selectedIndex = Math.max(0, [...each.options].findIndex((o) => o.defaultSelected));
      else each.value = each.defaultValue;
    }
    if (tick(field)) tick(field).checked = tick(field).defaultChecked;
    if (tick(field) || blind(field)) mark(field);
  }

  // Another way out: only what it needs is shown.
  const way = one("#way", form);
  function chooseWay(reason) {
    if (!way) return;
    if (reason) way.value = reason;
    for (const each of all("[data-for]", form)) each.hidden = each.dataset.for !== way.value.split(":")[0];
    if (!reason) return;
    const needed = one("input[data-for]:not([hidden]), select[data-for]:not([hidden])", form);
    way.closest(".elsewhere").scrollIntoView({ block: "nearest" });
    (needed ?? one("[value=way]", form)).focus();
  }
  way?.addEventListener("change", () => chooseWay(""));
  chooseWay("");

  // The patient index: whom to take is for a person to say, by a key of its own.
  const people = one("#candidates", form);
  const lookUp = one("[data-look-up]", form);
  if (lookUp) lookUp.hidden = false;
  function takeNumber(number) {
    const field = fields.find((each) => each.dataset.path === "patient.mrn");
    const input = field && one("input[name='f:patient.mrn']", field);
    if (!input) return say("This form has no record number.");
    field.closest("details")?.setAttribute("open", "");
    input.value = number;
    one("[name=index_number]", form).value = number;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    enter(field);
    say("The record number is taken from the patient index.");
  }
  people?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (button) takeNumber(button.dataset.take);
  });
  people?.addEventListener("keydown", (event) => {
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault(); // else the digit is typed where the number went
      one(`[data-key="${event.key}"]`, people)?.click();
    } else if (event.key === "Escape" && looked) enter(looked);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === people) (one("[data-proposed]", people) ?? people).focus();
  }, { signal });

  // A turned look can be kept: the page is read again like that.
  const keep = button("turn");
  function offerTurn(sheet) {
    if (!keep) return;
    for (const other of sheets) if (other !== sheet) delete other.dataset.turn;
    keep.hidden = sheet.dataset.turn === "0";
    one("[data-turned-page]", keep).textContent = sheet.dataset.page;
    one("[name=turn_page]", form).value = sheet.dataset.page;
    one("[name=turn_by]", form).value = sheet.dataset.turn;
  }

  const keys = {
    F2() {
      close = !close;
      if (!close) setZoom(1);
      if (looked) look(looked);
    },
    F3() {
      lookUp?.click();
    },
    F6() {
      const next = sheets[sheets.indexOf(current()) + 1] ?? sheets[0];
      if (next) goTo(next);
    },
    F4() {
      const sheet = current();
      if (!sheet) return;
      sheet.dataset.turn = String((Number(sheet.dataset.turn ?? 0) + 90) % 360);
      offerTurn(sheet);
    },
    F7() {
      way?.focus();
    },
    F8() {
      chooseWay("reroute:wrong_form");
    },
    F9() {
      chooseWay("illegible:ask_resend");
    },
    F10() {
      button("deficient")?.focus();
    },
    F1: help,
  };

  document.addEventListener("keydown", (event) => {
    if (one("dialog[open]") || event.metaKey) return;
    if (event.altKey) {
      const there = /^Digit\d$/.test(event.code) && event.target.matches?.(ofWords);
      if (there && chooseWord(event.target, event.code.at(-1))) event.preventDefault();
      return;
    }
    const field = fieldOf(event.target);
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      if (!event.repeat) release();
    } else if (event.key === "F4" && event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      if (keep && !keep.hidden && !event.repeat) keep.click();
    } else if (keys[event.key] && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      keys[event.key]();
    } else if (event.key === "Enter" && field && !event.target.matches("textarea, summary, button, a")) {
      event.preventDefault();
      if (!event.repeat) confirm(field);
    } else if (event.key.length === 1 && event.target.closest?.("[data-choice]") && !event.ctrlKey && choose(event.target.closest("[data-choice]"), event.key.toLowerCase())) {
      event.preventDefault();
    } else if (/^Arrow(Down|Up)$/.test(event.key) && field && !event.ctrlKey && !event.shiftKey && guessing(event.target)) {
      event.preventDefault();
      nextGuess(event.target, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && field) {
      undo(field);
    } else if (event.key === "?" && !typing(event.target)) {
      event.preventDefault();
      help();
    }
  }, { signal });

  one("[data-turn]", root)?.addEventListener("click", () => keys.F4());
  for (const each of all("[data-zoom]", root)) {
    each.addEventListener("click", () => {
      close = false;
      setZoom({ in: zoom * 1.25, out: zoom / 1.25, fit: 1 }[each.dataset.zoom]);
    });
  }
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(sheets.find((sheet) => sheet.dataset.page === tab.dataset.sheet));
    });
  }
  paper.addEventListener("scroll", () => sheets.length && show(current()), { passive: true });
  one(".zoom", root).hidden = false;

  // Typing is using: neither the session nor the claim may end under a person's hands.
  let busy = false;
  let until = root.dataset.until;
  const post = (what, more) =>
    fetch(`${address}/${what}`, {
      method: "POST",
      body: new URLSearchParams({ csrf: root.dataset.csrf, ...more }),
      cache: "no-store",
    });
  root.addEventListener("keydown", () => (busy = true));

  const renewing = setInterval(async () => {
    if (!busy || !until) return;
    busy = false;
    const answer = await post("claim").catch(() => null);
    if (!answer?.ok) return;
    until = await answer.text();
    if (!until) say("Somebody else has taken this request over.");
  }, 60_000);
  signal.addEventListener("abort", () => clearInterval(renewing));

  // Leaving lets go, so that a colleague need not wait for the claim to run out.
  window.addEventListener("pagehide", () => {
    const told = new URLSearchParams({ csrf: root.dataset.csrf, until });
    for (const path of seen) told.append("seen", path);
    if (until || seen.size) navigator.sendBeacon(`${address}/leave`, told);
  }, { signal });

  // The next request's pictures, so that they are there when it is; after this one's, and held on to:
  // what nobody points to is soon forgotten, since nothing of it may be stored.
  Promise.allSettled(all(".sheet img", root).map((each) => each.decode())).then(() => {
    if (!signal.aborted) preloaded = all("[data-preload]", root).map((each) => fetched(each.dataset.preload));
  });

  // A double click, or Enter held down, is one decision.
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    sent = true;
    // Which fields were looked at, for the audit: htmx and the browser send what stands in the form.
    for (const path of seen) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: "seen", value: path });
      form.append(input);
    }
    seen.clear();
  }, { capture: true });
  window.addEventListener("pageshow", () => (sent = false), { signal });

  for (const field of fields) if (tick(field) || blind(field)) mark(field);
  if (sheets.length) show(sheets[0]);
  const wrong = one(".field .problem", form)?.closest(".field");
  const start = wrong ?? (button("release") ? doubtful()[0] : null);
  if (start) enter(start, "nearest");
  else (button("release") ?? one("#form_type", form) ?? one("[form=take]", root))?.focus();
}

function help() {
  const dialog = one("#help");
  if (dialog && !dialog.open) dialog.showModal();
}

// Strip: Enter says that a value is right and goes on.
function strip(form) {
  const inputs = all(".strip-row input[name*='/f:'], .strip-row input[data-blind]", form);
  const box = (input) => one("input[name=checked]", input.closest(".strip-row"));
  form.addEventListener("input", (event) => {
    if (event.target.matches("[name*='/f:']") && box(event.target)) box(event.target).checked = true;
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.matches("button")) return;
    event.preventDefault();
    if (event.ctrlKey) return form.requestSubmit();
    const row = event.target.closest(".strip-row");
    if (!row) return;
    const again = one("input[name*='/again:']", row);
    if (again && event.target !== again && event.target.value) return again.focus();
    if (one("input[name=checked]", row)) one("input[name=checked]", row).checked = true;
    const rows = all(".strip-row", form);
    const next = rows[rows.indexOf(row) + 1];
    (next ? one("input:not([type=hidden], [type=checkbox])", next) : one("button.primary", form)).focus();
  });
  inputs[0]?.focus();
}

// Once for a page loaded, and again for whatever htmx puts in its place.
function start(root) {
  for (const table of all("[data-keys=rows]", root)) walkRows(table);
  for (const each of all("[data-request]", root)) desk(each);
  for (const each of all("[data-strip]", root)) strip(each);
  for (const each of all("[data-open=help]", root)) {
    each.hidden = false;
    each.addEventListener("click", help);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "n" || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  one("[data-start]:not([disabled])")?.click();
});
start(document);
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === document.body) start(document);
});
