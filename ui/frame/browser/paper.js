// Charts on paper: as wide as the sheet and in the colours of the light theme.
//
// Plotly draws for the screen and is not asked again for paper, so its drawing is made smaller as a
// picture is, and painted anew while the page is printed. Everything else is done by the stylesheet.
// The document is marked `data-printable` once this is ready.

import { parts } from "./colour.js"

const PLOTS = ".js-plotly-plot .svg-container"
const COLOUR = /rgba?\([^)]*\)|#[0-9a-f]{6}\b/gi
let pairs = {} // the light colour for each of the dark theme
let undo = []
let isWaiting = false
// A print preview may resize the charts, and Plotly then draws them again.
const watch = new MutationObserver(lay)

export function ready(lightFor) {
  pairs = lightFor
  if (isWaiting) return
  isWaiting = true
  matchMedia("print").addEventListener("change", event => (event.matches ? begin() : lift()))
  addEventListener("beforeprint", begin)
  addEventListener("afterprint", lift)
  document.documentElement.dataset.printable = ""
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
