/* Interactive charts on demand, and small repairs of the theme's accessibility.
   Loaded once; navigation.instant replaces the content below it, so all handlers are
   delegated and views that left the page are finalised. No request leaves the site. */
(function () {
  "use strict";
  var here = document.currentScript.src;
  var vendor = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js"];
  var loading = null;
  var views = [];

  function load(name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = new URL("vendor/" + name, here).href;
      script.onload = resolve;
      script.onerror = function () { reject(new Error(name)); };
      document.head.appendChild(script);
    });
  }

  function library() {
    if (!loading) {
      loading = vendor.reduce(function (before, name) {
        return before.then(function () { return load(name); });
      }, Promise.resolve());
      loading.catch(function () { loading = null; });
    }
    return loading;
  }

  function clean() {
    views = views.filter(function (view) {
      if (view.plot.isConnected) return true;
      view.result.finalize();
      return false;
    });
  }

  function draw(button, plot) {
    var picture = plot.querySelector(":scope > svg");
    var box = document.createElement("div");
    box.className = "mz-drawing";
    button.disabled = true;
    button.textContent = "正在载入…";
    return library()
      .then(function () { return fetch(new URL(plot.dataset.spec, document.baseURI)); })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(function (spec) {
        plot.appendChild(box);
        return window.vegaEmbed(box, spec, {
          actions: false, renderer: "svg", mode: "vega-lite", tooltip: { theme: "custom" }
        });
      })
      .then(function (result) {
        views.push({ plot: plot, result: result, box: box });
        if (picture) picture.setAttribute("hidden", "");
        button.textContent = "静态图";
      })
      .catch(function () {
        box.remove();
        button.textContent = "交互图无法载入";
      })
      .then(function () { button.disabled = false; });
  }

  function undo(button, plot, view) {
    view.result.finalize();
    view.box.remove();
    views = views.filter(function (other) { return other !== view; });
    plot.querySelector(":scope > svg").removeAttribute("hidden");
    button.textContent = "交互图";
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest(".mz-live") : null;
    if (!button) return;
    var plot = button.closest(".mz-figure").querySelector(".mz-plot");
    var drawn = views.find(function (view) { return view.plot === plot; });
    if (drawn) undo(button, plot, drawn); else draw(button, plot);
  });

  /* What is folded away is prepared when it is opened. */
  function folded(element) {
    return element.closest("details:not([open])") !== null;
  }

  document.addEventListener("toggle", function () {
    copyButtons();
    sortable();
  }, true);

  /* “复制” after every text that is there to be copied. */
  function copyButtons() {
    if (!navigator.clipboard) return;
    document.querySelectorAll("pre.mz-copy:not([data-ready])").forEach(function (box) {
      if (folded(box)) return;
      var button = document.createElement("button");
      box.dataset.ready = "";
      button.type = "button";
      button.className = "mz-take";
      button.textContent = "复制";
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(box.textContent).then(function () {
          button.textContent = "已复制";
        }, function () { button.textContent = "请手工选取"; });
      });
      box.after(button);
    });
  }

  /* Tables without merged cells can be sorted by a column; a third press restores the order. */
  function value(row, column) {
    var text = row.cells[column] ? row.cells[column].textContent.trim() : "";
    var number = parseFloat(text.replace(/[,，]/g, ""));
    if (/亿元/.test(text)) number *= 10000;
    return { number: number, text: text };
  }

  function compare(a, b) {
    if (isNaN(a.number) !== isNaN(b.number)) return isNaN(a.number) ? 1 : -1;
    if (!isNaN(a.number)) return a.number - b.number;
    return a.text.localeCompare(b.text, "zh");
  }

  function sort(table, column, head) {
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var next = { none: "ascending", ascending: "descending", descending: "none" }[
      head.getAttribute("aria-sort") || "none"];
    rows.forEach(function (row, place) { row.dataset.place = row.dataset.place || place; });
    rows.sort(function (a, b) {
      if (next === "none") return a.dataset.place - b.dataset.place;
      var order = compare(value(a, column), value(b, column));
      return next === "ascending" ? order : -order;
    });
    table.querySelectorAll("th[aria-sort]").forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    if (next !== "none") head.setAttribute("aria-sort", next);
    rows.forEach(function (row) { body.appendChild(row); });
  }

  function sortable() {
    document.querySelectorAll("table.mz-twin:not([data-ready])").forEach(function (table) {
      if (folded(table)) return;
      table.dataset.ready = "";
      if (!table.tHead || table.tBodies[0].rows.length < 3) return;
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
        if (!head.textContent.trim() || head.querySelector("a, .mz-hidden")) return;
        var button = document.createElement("button");
        button.type = "button";
        button.className = "mz-sort";
        while (head.firstChild) button.appendChild(head.firstChild);
        button.addEventListener("click", function () { sort(table, column, head); });
        head.appendChild(button);
      });
    });
  }

  // Words typed before the index is there are not looked for: ask again until they are.
  function searchable() {
    var field = document.querySelector(".md-search__input");
    var told = document.querySelector(".md-search-result__meta");
    if (!field || !told || field.dataset.mzAgain) return;
    field.dataset.mzAgain = "yes";
    var timer = 0;
    field.addEventListener("input", function () {
      var left = 90;
      window.clearInterval(timer);
      timer = window.setInterval(function () {
        var answered = !field.value || /符合条件/.test(told.textContent);
        if (answered || !left--) window.clearInterval(timer);
        else field.dispatchEvent(new Event("keyup"));
      }, 700);
    });
  }

  function repair() {
    clean();
    searchable();
    copyButtons();
    sortable();
    document.querySelectorAll(".mz-plot[data-spec]").forEach(function (plot) {
      if (!plot.dataset.spec) return;
      plot.closest(".mz-figure").querySelector(".mz-live").hidden = false;
    });
    var search = document.querySelector(".md-search[role=dialog]");
    if (search) search.setAttribute("aria-label", "搜索");
    var contents = document.querySelector(".md-nav--secondary");
    if (contents) contents.setAttribute("aria-label", "本页目录");
    document.querySelectorAll(".md-content input[type=checkbox]:not([aria-label])")
      .forEach(function (box) { box.setAttribute("aria-label", "选项"); });
  }

  if (window.document$) window.document$.subscribe(repair);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", repair);
  else repair();
})();
