// The cover gives way when the app is drawn: its foot comes last, a state or an error in its place.
(() => {
  const PATIENCE = 12_000; // ms after loading; then whatever the app shows counts
  const DRAWN = 'footer.footer, .state, .stException, [role="dialog"], [data-testid="stErrorElement"]';
  const cover = document.getElementById("first-paint");
  const root = document.getElementById("root");
  // One of the two is read aloud, never both; and what is not seen does not jump.
  root.style.visibility = "hidden";

  const giveWay = () => {
    watch.disconnect();
    const scrolled = cover.scrollTop;
    cover.remove();
    root.style.visibility = "";
    const main = root.querySelector('[data-testid="stMain"]');
    if (main && scrolled) main.scrollTop = scrolled;
  };
  // Before the browser paints again: no moment shows neither.
  const watch = new MutationObserver(() => document.querySelector(DRAWN) && giveWay());
  watch.observe(document.body, { childList: true, subtree: true });
  const late = () => {
    if (!cover.isConnected) return;
    if (root.childElementCount) giveWay();
    else setTimeout(late, 1000); // the cover says more than an empty page
  };
  addEventListener("load", () => setTimeout(late, PATIENCE));
})();
