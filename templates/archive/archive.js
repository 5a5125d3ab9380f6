// The search of the archive's first page. It works on a page opened as a file: the years' data are
// scripts that call briefingIndex, loaded when somebody begins to search. Nothing is sent anywhere.
(function () {
  "use strict";
  var box = document.getElementById("recherche");
  if (!box) { return; }
  var form = box.querySelector("form");
  var list = document.getElementById("q-results");
  var told = document.getElementById("q-count");
  var years = box.dataset.years.split(" ").filter(Boolean);
  var topics = {};
  Array.prototype.forEach.call(form.topic.options, function (o) { topics[o.value] = o.text; });
  var briefs = [];
  var names = {};
  var waiting = years.length;
  var begun = false;
  var MOST = 200;

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/’/g, "'").toLowerCase();
  }

  window.briefingIndex = function (data) {
    data.briefs.forEach(function (b) {
      var parties = b[3].map(function (n) { return data.parties[n]; });
      briefs.push({ day: b[0], topic: b[1], title: b[2], parties: parties,
        folded: fold(parties.map(function (p) { return p[1]; }).join("\n")), words: fold(b[2]) });
      parties.forEach(function (p) { names[p[1]] = true; });
    });
  };

  function ready() {
    waiting -= 1;
    if (waiting > 0) { return; }
    briefs.sort(function (a, b) { return a.day < b.day ? 1 : a.day > b.day ? -1 : a.topic < b.topic ? -1 : 1; });
    var options = document.getElementById("q-parties");
    Object.keys(names).sort(function (a, b) { return a.localeCompare(b, "fr"); }).forEach(function (name) {
      var option = document.createElement("option");
      option.value = name;
      options.appendChild(option);
    });
    show();
  }

  function begin() {
    if (begun) { return; }
    begun = true;
    years.forEach(function (year) {
      var script = document.createElement("script");
      script.src = "assets/index-" + year + ".js";
      script.onload = script.onerror = ready;
      document.head.appendChild(script);
    });
  }

  function show() {
    var party = fold(form.party.value.trim());
    var words = fold(form.words.value.trim());
    var topic = form.topic.value;
    var from = form.from.value;
    var until = form.until.value;
    list.textContent = "";
    if (!(party || words || topic || from || until)) { told.textContent = ""; return; }
    if (waiting > 0) { told.textContent = "Chargement…"; return; }
    var found = briefs.filter(function (b) {
      return (!topic || b.topic === topic) && (!from || b.day >= from) && (!until || b.day <= until) &&
        (!party || b.folded.indexOf(party) >= 0) && (!words || b.words.indexOf(words) >= 0);
    });
    told.textContent = found.length === 0 ? "Aucune note" : found.length === 1 ? "1 note" : found.length + " notes";
    found.slice(0, MOST).forEach(function (b) {
      var item = document.createElement("li");
      var time = document.createElement("time");
      time.dateTime = b.day;
      time.textContent = b.day.split("-").reverse().join("/");
      var link = document.createElement("a");
      link.href = b.day.replace(/-/g, "/") + "/" + b.topic + "/index.html";
      link.textContent = b.title || topics[b.topic] || b.topic;
      item.appendChild(time);
      item.appendChild(link);
      var under = document.createElement("span");
      under.className = "meta";
      under.textContent = " " + (topics[b.topic] || b.topic);
      item.appendChild(under);
      list.appendChild(item);
    });
  }

  box.hidden = false;
  form.addEventListener("focusin", begin);
  form.addEventListener("input", function () { begin(); show(); });
  form.addEventListener("reset", function () { window.setTimeout(show, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  // A link may carry a search: index.html#acteur=Chine
  var asked = /^#acteur=(.+)$/.exec(window.location.hash);
  if (asked) { form.party.value = decodeURIComponent(asked[1]); begin(); show(); }
})();
