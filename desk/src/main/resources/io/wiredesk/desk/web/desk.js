// What a page does when scripts may run: times in the reader's zone, keys, live arrival, a brush over time.
// Everything here has a way without scripts.
(() => {
  "use strict";

  // Times: the server writes UTC; a reader has a zone and a language.
  const zone = new Intl.DateTimeFormat(undefined, {dateStyle: "medium", timeStyle: "short"});
  const localise = root => root.querySelectorAll("time[datetime]:not([data-keep])").forEach(time => {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) {
      time.title = time.dateTime;
      time.textContent = zone.format(at);
    }
  });
  localise(document);
  document.addEventListener("htmx:afterSwap", () => localise(document));

  // Keys: / searches, j and k go through the list, o opens, ? tells.
  let at = -1;
  const items = () => [...document.querySelectorAll("main ol.articles > li")];
  const go = step => {
    const all = items();
    if (all.length === 0) return;
    all.forEach(item => item.classList.remove("at"));
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    all[at].classList.add("at");
    all[at].querySelector("a").focus({preventScroll: true});
    all[at].scrollIntoView({block: "nearest"});
  };
  const keys = {
    "/": () => document.getElementById("q").focus(),
    "j": () => go(1),
    "k": () => go(-1),
    "o": () => items()[at]?.querySelector("a").click(),
    "?": () => document.getElementById("keys").showModal(),
  };
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, dialog");
    if (event.key === "Escape" && event.target.id === "q") {
      event.target.blur();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // Live: articles that arrive are counted, and shown at once to whoever looks at the top of the list.
  const news = document.getElementById("new");
  if (news) {
    const list = document.getElementById("list");
    const here = list.dataset.address;
    const first = !new URLSearchParams(here.split("?")[1] ?? "").has("cursor");
    let waiting = new Set();
    let due = null;
    const show = () => {
      waiting = new Set();
      at = -1;
      window.htmx.ajax("GET", here, {target: "#list", select: "#list", swap: "outerHTML"});
      news.replaceChildren();
    };
    const tell = () => {
      due = null;
      if (first && window.scrollY < 40 && at < 0) {
        show();
        return;
      }
      const link = document.createElement("a");
      link.href = here;
      const text = waiting.size === 1 ? news.dataset.one : news.dataset.many.replace("{0}", waiting.size);
      link.textContent = text;
      link.addEventListener("click", event => {
        event.preventDefault();
        window.scrollTo({top: 0});
        show();
      });
      news.replaceChildren(link);
    };
    const stream = new EventSource(news.dataset.stream);
    stream.addEventListener("article", event => {
      waiting.add(JSON.parse(event.data).id);
      due ??= window.setTimeout(tell, 700);
    });
    window.addEventListener("pagehide", () => stream.close());
  }

  // Brush: a stretch of the picture is a stretch of time.
  document.querySelectorAll(".bars svg[data-brush]:not([data-brush=''])").forEach(picture => {
    const from = Date.parse(picture.dataset.from);
    const until = Date.parse(picture.dataset.until);
    const place = event => {
      const box = picture.getBoundingClientRect();
      return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    };
    let start = null;
    let brush = null;
    picture.addEventListener("pointerdown", event => {
      start = place(event);
    });
    picture.addEventListener("pointermove", event => {
      if (start === null) return;
      const end = place(event);
      if (brush === null && Math.abs(end - start) < 0.01) return;
      if (brush === null) {
        picture.setPointerCapture(event.pointerId);
        brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        brush.classList.add("brush");
        brush.setAttribute("height", "100");
        picture.append(brush);
      }
      brush.setAttribute("x", 1000 * Math.min(start, end));
      brush.setAttribute("width", 1000 * Math.abs(end - start));
    });
    picture.addEventListener("pointerup", event => {
      if (brush !== null) {
        const ends = [start, place(event)].sort((a, b) => a - b).map(p => new Date(from + p * (until - from)).toISOString());
        const address = new URL(picture.dataset.brush, window.location.href);
        address.searchParams.set("from", ends[0]);
        address.searchParams.set("to", ends[1]);
        window.location.assign(address);
      }
      start = null;
      brush = null;
    });
    picture.addEventListener("dragstart", event => event.preventDefault());
  });
})();
