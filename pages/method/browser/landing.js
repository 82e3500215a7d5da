// The address may name a definition; the browser looked for it before it was there. What stands
// above it may still grow, and Streamlit may move the page or drop the anchor from the address
// meanwhile: so the page is kept at the definition until the reader's own hand moves it. An address
// of before the page had parts names no part: the server never sees the anchor, so the browser asks
// again.

export function land() {
  const [opened] = performance.getEntriesByType("navigation")
  const first = new URL(opened.name)
  const anchor = location.hash || (first.pathname === location.pathname ? first.hash : "")
  if (anchor && !location.search.includes("bagian=") && /^#[a-z0-9_]+$/.test(anchor))
    location.replace(`?${location.search.slice(1)}&bagian=ukuran${anchor}`)
  const definition = () => document.getElementById(anchor.slice(1))
  if (!anchor || !definition()) return
  const stay = () => definition()?.scrollIntoView()
  for (let at = definition(); at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true
  const [left, growing] = [new AbortController(), new ResizeObserver(stay)]
  left.signal.addEventListener("abort", () => growing.disconnect())
  addEventListener("scroll", stay, { capture: true, signal: left.signal })
  for (const hand of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(hand, () => left.abort(), { signal: left.signal })
  for (const part of document.querySelectorAll('[data-testid="stMainBlockContainer"]'))
    growing.observe(part)
  stay()
}
