// Two buttons that save a chart or a map as a picture, with all that belongs to it inside.

import { drawn } from "./drawing.js"
import { framed } from "./frame.js"

// Here and not sent with the buttons: browsers keep this file.
const STYLE = `
.images { display: flex; gap: 1rem; }
@media print { .images { display: none; } }
button { min-height: 2.5rem; padding: .25rem .75rem; font: inherit; font-size: .875rem;
  cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, .25rem); }
button:hover { color: var(--st-primary-color); border-color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--target); outline-offset: 2px; }
`
const SHARPNESS = 2 // pixels of the PNG for each of the screen

export function draw({ data, parentElement }) {
  const row = document.createElement("div")
  row.className = "images"
  const style = document.createElement("style")
  style.textContent = STYLE
  row.append(style)
  for (const [name, save] of [
    ["SVG", asSvg],
    ["PNG", asPng],
  ]) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = name
    button.title = data.words[name]
    button.addEventListener("click", () => save(picture(data), data.name))
    row.append(button)
  }
  parentElement.querySelector(".images")?.remove()
  row.dataset.drawn = "" // whoever waits for a component looks for this, as for the map
  parentElement.append(row)
}

// The chart of that key on the page, as an SVG of its own.
function picture(data) {
  const place = document.querySelector(`.st-key-${CSS.escape(data.chart)}`)
  const part = place && within(place, data.part)
  if (!part) throw new Error(`no ${data.part} in ${data.chart}`)
  return framed(drawn(part, data.colours), data)
}

// The first element of that kind, also inside the shadow of a component.
function within(root, kind) {
  const found = root.querySelector(kind)
  if (found) return found
  for (const each of root.querySelectorAll("*"))
    if (each.shadowRoot) {
      const deeper = within(each.shadowRoot, kind)
      if (deeper) return deeper
    }
  return null
}

const written = svg =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`

function asSvg(svg, name) {
  saved(new Blob([written(svg)], { type: "image/svg+xml" }), `${name}.svg`)
}

async function asPng(svg, name) {
  await withFonts(svg)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(svg))}`
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = Math.ceil(svg.width.baseVal.value * SHARPNESS)
  canvas.height = Math.ceil(svg.height.baseVal.value * SHARPNESS)
  const context = canvas.getContext("2d")
  context.fillStyle = "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  canvas.toBlob(blob => saved(blob, `${name}.png`), "image/png")
}

// A picture cannot use the fonts of the page unless it holds them.
async function withFonts(svg) {
  const rules = [...document.styleSheets].flatMap(sheet => {
    try {
      return [...sheet.cssRules]
    } catch {
      return [] // of an extension of the browser
    }
  })
  const faces = rules.filter(
    rule =>
      rule instanceof CSSFontFaceRule &&
      /Source Sans/.test(rule.style.fontFamily) &&
      !/italic/.test(rule.style.fontStyle),
  )
  const held = await Promise.all(
    faces.map(async face => {
      const [, path] = /url\("?([^")]+)"?\)/.exec(face.style.src) ?? []
      if (!path) return ""
      const answer = await fetch(new URL(path, face.parentStyleSheet.href ?? document.baseURI))
      const blob = await answer.blob()
      const inside = await new Promise(done => {
        const reader = new FileReader()
        reader.onload = () => done(reader.result)
        reader.readAsDataURL(blob)
      })
      const { fontFamily, fontWeight } = face.style
      return `@font-face{font-family:${fontFamily};font-weight:${fontWeight || 400};src:url(${inside})}`
    }),
  )
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style")
  style.textContent = held.join("")
  svg.prepend(style)
}

function saved(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
