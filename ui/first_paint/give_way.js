// The cover gives way when what it covers is drawn: the foot of a page comes last, then its pictures.
(() => {
  const FOOT = "footer.footer"
  const TROUBLE =
    ':is(.state, .stException, [role="dialog"], [data-testid="stErrorElement"]):not(#first-paint *)'
  const PICTURES = ".stPlotlyChart, .stBidiComponent, [data-testid='stSkeleton']"
  const ISOLATED = "[data-testid='stBidiComponentIsolated']"
  const ARTISTS = 4_000 // ms that pictures may take after the foot
  const PATIENCE = 12_000 // ms after loading; then whatever the app shows counts
  const cover = document.getElementById("first-paint")
  const root = document.getElementById("root")
  // One of the two is read aloud, never both; and what is not seen does not jump.
  root.style.visibility = "hidden"

  const isDrawn = picture => {
    if (picture.getBoundingClientRect().top > innerHeight) return true
    const inside = picture.querySelector(ISOLATED)?.shadowRoot ?? picture
    return Boolean(inside.querySelector(".main-svg, [data-drawn]"))
  }

  const giveWay = () => {
    if (!cover.isConnected) return
    watch.disconnect()
    const scrolled = cover.scrollTop
    cover.remove()
    root.style.visibility = ""
    const main = root.querySelector('[data-testid="stMain"]')
    if (main && scrolled) main.scrollTop = scrolled
  }

  const look = until => {
    const isOver = document.querySelector(TROUBLE) || Date.now() > until
    if (isOver || [...document.querySelectorAll(PICTURES)].every(isDrawn)) giveWay()
    else setTimeout(look, 50, until)
  }

  let isFooted = false
  // Before the browser paints again: no moment shows neither.
  const watch = new MutationObserver(() => {
    if (document.querySelector(TROUBLE)) giveWay()
    else if (!isFooted && document.querySelector(FOOT)) {
      isFooted = true
      look(Date.now() + ARTISTS)
    }
  })
  watch.observe(document.body, { childList: true, subtree: true })

  const late = () => {
    if (root.childElementCount) giveWay()
    else setTimeout(late, 1_000) // the cover says more than an empty page
  }
  addEventListener("load", () => setTimeout(late, PATIENCE))
})()
