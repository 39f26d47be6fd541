// Runs before the first paint, as a file of its own since the content policy allows no inline script.
(function () {
  var wanted = localStorage.getItem("mantine-color-scheme-value");
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  var scheme = wanted === "dark" || wanted === "light" ? wanted : dark ? "dark" : "light";
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
})();
