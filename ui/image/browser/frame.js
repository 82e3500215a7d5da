// What belongs to a picture, around it: title, subtitle, kinds, source, issue, made-up mark.

import { shape } from "./drawing.js"

// The light colours of ui/look/theme.py: a picture is always light (tests/ui/test_image_colours.py).
const INK = {
  ink: "#1F2A30",
  muted: "#55616A",
  paper: "#FFFFFF",
  area: "#0B5D66",
  registry: "#6B4C8A",
  banner: "#FFE9B8",
  bannerStripe: "#F7C948",
  bannerInk: "#3A2800",
}
const EDGE = 24
const NARROWEST = 480
const FAMILY = "'Source Sans', 'Source Sans 3', 'Source Sans Pro', sans-serif"
const ruler = document.createElement("canvas").getContext("2d")

export function framed({ picture, x, y, width, height }, { words, kinds }) {
  const ink = INK
  const inside = Math.max(width, NARROWEST)
  const svg = shape("svg", { xmlns: "http://www.w3.org/2000/svg", role: "img" })
  const described = [words.subtitle, ...words.notes].join(" ")
  svg.append(shape("title", {}, words.title), shape("desc", {}, described))
  const ground = shape("rect", { width: "100%", height: "100%", fill: ink.paper })
  svg.append(ground)
  let top = EDGE
  const write = (said, size, { bold = false, colour = ink.ink, from = EDGE } = {}) => {
    const weight = bold ? 650 : 400
    for (const line of lines(said, size, weight, inside + EDGE - from)) {
      top += size * 1.3
      svg.append(
        shape(
          "text",
          {
            x: from,
            y: Math.round(top - size * 0.3),
            "font-family": FAMILY,
            "font-size": size,
            "font-weight": weight,
            fill: colour,
          },
          line,
        ),
      )
    }
  }
  write(words.title, 20, { bold: true })
  top += 2
  const kindWords = kinds.map(([, said]) => said).join(", ")
  mark(svg, kinds[0][0], EDGE, top + 10, ink)
  write(`${kindWords} · ${words.subtitle}`, 15, { colour: ink.muted, from: EDGE + 26 })
  top += 12
  const left = EDGE + (inside - width) / 2
  picture.setAttribute("transform", `translate(${left - x},${top - y})`)
  svg.append(picture)
  top += height + 10
  for (const said of words.notes) write(said, 13, { colour: ink.muted })
  if (words.madeUp) {
    top += 8
    ruler.font = `650 13px ${FAMILY}`
    const wide = ruler.measureText(words.madeUp).width + 20
    svg.append(
      shape("rect", {
        x: EDGE,
        y: top,
        width: wide,
        height: 24,
        fill: ink.banner,
        stroke: ink.bannerStripe,
      }),
    )
    top += 3
    write(words.madeUp, 13, { bold: true, colour: ink.bannerInk, from: EDGE + 10 })
    top += 4
  }
  const size = { width: Math.ceil(inside + 2 * EDGE), height: Math.ceil(top + EDGE) }
  for (const [key, value] of Object.entries(size)) svg.setAttribute(key, value)
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`)
  return svg
}

// The mark of a kind as on the page: a dot, a square, a line with its band.
function mark(svg, kind, x, y, ink) {
  if (kind === "official") svg.append(shape("circle", { cx: x + 10, cy: y, r: 5, fill: ink.area }))
  else if (kind === "registry")
    svg.append(shape("rect", { x: x + 5, y: y - 5, width: 10, height: 10, fill: ink.registry }))
  else
    svg.append(
      shape("rect", { x, y: y - 6, width: 20, height: 12, fill: ink.area, "fill-opacity": 0.2 }),
      shape("rect", { x, y: y - 1, width: 20, height: 2, fill: ink.area }),
    )
}

function lines(said, size, weight, wide) {
  ruler.font = `${weight} ${size}px ${FAMILY}`
  const found = [""]
  for (const word of said.split(" ")) {
    const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word
    if (found.at(-1) && ruler.measureText(longer).width > wide) found.push(word)
    else found[found.length - 1] = longer
  }
  return found
}
