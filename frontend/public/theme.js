// Runs before the first paint, as a file of its own since the content policy allows no inline script.
(function () {
  var wanted = null;
  try {
    wanted = localStorage.getItem("mantine-color-scheme-value");
  } catch (refused) {
    // A browser that keeps no memory for framed pages: the reader's own light it is.
  }
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  var scheme = wanted === "dark" || wanted === "light" ? wanted : dark ? "dark" : "light";
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
})();
