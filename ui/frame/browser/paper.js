// Charts on paper: as wide as the sheet and in the colours of the light theme.
//
// Plotly draws for the screen and is not asked again for paper, so its drawing is made smaller as a
// picture is, and painted anew while the page is printed. Everything else is done by the stylesheet.
// The document is marked `data-printable` once this is ready.
//
// A browser that prints waits for nothing. The dashboard's own way, an address with `?cetak`, shows
// all parts of the page, waits until every chart is drawn, prints, and goes back.

import { parts } from "./colour.js"

const PLOTS = ".js-plotly-plot .svg-container"
const UNDONE = "#first-paint, [data-stale='true'], [data-testid='stSkeleton']"
const LOOK = 100 // ms between two looks at what is not drawn yet
const COLOUR = /rgba?\([^)]*\)|#[0-9a-f]{6}\b/gi
let pairs = {} // the light colour for each of the dark theme
let undo = []
let isWaiting = false
let isAsked = false
let before = null // the address that is returned to after printing
// A print preview may resize the charts, and Plotly then draws them again.
const watch = new MutationObserver(lay)

export function ready(lightFor) {
  pairs = lightFor
  if (isWaiting) return
  isWaiting = true
  matchMedia("print").addEventListener("change", event => (event.matches ? begin() : lift()))
  addEventListener("beforeprint", begin)
  addEventListener("afterprint", lift)
  // Before links.js, which leaves the address.
  addEventListener("click", remember, { capture: true })
  document.documentElement.dataset.printable = ""
}

// Print all of the page, once it is drawn; `name`: of the wish in the address.
export async function print(name) {
  if (isAsked) return
  isAsked = true
  const main = document.querySelector("[data-testid='stMain']")
  const top = main.scrollTop
  for (const picture of document.images) picture.loading = "eager"
  const isWanted = () => new URL(location.href).searchParams.has(name)
  while (isWanted() && !isDrawn()) {
    missing()[0]?.scrollIntoView() // some are drawn when they are seen
    await new Promise(resume => setTimeout(resume, LOOK))
  }
  main.scrollTo(0, top)
  isAsked = false
  if (!isWanted()) return
  addEventListener("afterprint", () => leave(name), { once: true })
  window.print()
}

function remember(event) {
  if (event.composedPath()[0].closest?.("a[data-print]")) before = location.href
}

function leave(name) {
  const address = new URL(before ?? location.href)
  address.searchParams.delete(name)
  before = null
  history.replaceState(null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}

function isDrawn() {
  const app = document.querySelector("[data-testid='stApp']")
  return (
    app.dataset.testScriptState === "notRunning" &&
    !document.querySelector(UNDONE) &&
    document.fonts.status === "loaded" &&
    !missing().length
  )
}

// Charts, maps and pictures that are not there yet.
function missing() {
  const every = selector => [...document.querySelectorAll(selector)]
  return [
    ...every(".stPlotlyChart").filter(chart => !chart.querySelector(".main-svg")),
    ...every(".stBidiComponent").filter(part => !inside(part).querySelector("[data-drawn]")),
    ...[...document.images].filter(picture => !picture.complete),
  ]
}

function inside(part) {
  return part.querySelector("[data-testid='stBidiComponentIsolated']")?.shadowRoot ?? part
}

function begin() {
  lay()
  for (const plot of document.querySelectorAll(PLOTS))
    watch.observe(plot, { subtree: true, childList: true, attributeFilter: ["style", "width"] })
}

function lay() {
  for (const plot of document.querySelectorAll(PLOTS)) {
    fit(plot)
    if (Object.keys(pairs).length) plot.querySelectorAll("[style], pattern *").forEach(paint)
  }
  watch.takeRecords()
}

function lift() {
  watch.disconnect()
  for (const each of undo.reverse()) each()
  undo = []
}

function fit(plot) {
  for (const svg of plot.querySelectorAll(":scope > svg.main-svg")) {
    const [width, height] = ["width", "height"].map(name => svg.getAttribute(name))
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
    undo.push(() => svg.removeAttribute("viewBox"))
    plot.style.setProperty("--sheet-ratio", `${width} / ${height}`)
  }
  undo.push(() => plot.style.removeProperty("--sheet-ratio"))
}

function paint(element) {
  for (const name of ["style", "fill", "stroke"]) {
    const before = element.getAttribute(name)
    const after = before?.replace(COLOUR, inLight)
    if (after === before || before === null) continue
    element.setAttribute(name, after)
    undo.push(() => element.setAttribute(name, before))
  }
}

function inLight(words) {
  if (words.startsWith("#")) return pairs[words.toLowerCase()] ?? words
  const [red, green, blue, opacity] = parts(words) ?? []
  const hex = `#${[red, green, blue].map(part => part?.toString(16).padStart(2, "0")).join("")}`
  if (!pairs[hex]) return words
  const [r, g, b] = [1, 3, 5].map(at => parseInt(pairs[hex].slice(at, at + 2), 16))
  return `rgba(${r}, ${g}, ${b}, ${opacity})`
}
