// How far the printing is: the page is asked again every two seconds until it has ended, then loaded as a whole.
(function () {
  "use strict";
  const shown = document.getElementById("job");

  async function look() {
    let page;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
    } catch (fault) {
      return setTimeout(look, 10000); // no line for a while; what stands here was true a moment ago
    }
    if (!page || !page.hasAttribute("data-open")) return location.reload();
    if (page.innerHTML !== shown.innerHTML) shown.replaceChildren(...page.childNodes);
    setTimeout(look, 2000);
  }

  setTimeout(look, 2000);
})();
