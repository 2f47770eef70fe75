// Articles that arrive while the page is open: the list is fetched again, unless someone is searching.
(() => {
  const field = document.getElementById("q");
  const hint = document.getElementById("live");
  let due = null;
  const refresh = () => {
    due = null;
    if (field.value.trim() === "" && window.location.search === "") {
      window.htmx.ajax("GET", "/part/hits", "#hits");
    } else {
      hint.hidden = false;
    }
  };
  const stream = new EventSource("/api/stream");
  stream.addEventListener("article", () => {
    if (due === null) {
      due = window.setTimeout(refresh, 500);
    }
  });
})();
