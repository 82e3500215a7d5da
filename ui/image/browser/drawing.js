// What stands on the page as an SVG of its own: text as text, boxes as shapes, nothing by reference.
//
// Walks over an element as the browser laid it out. Classes, styles and fonts are only on the page,
// so every colour and size is written out.

import { light } from "./colour.js"

const SVG = "http://www.w3.org/2000/svg"
const SKIPPED =
  "button, input, select, textarea, script, style, link, defs, title, .visually-hidden, " +
  ".modebar-container, .tip, .zoom, .play, .hoverlayer, .draglayer, .ring.active, .schematic[hidden]"
const COPIED = [
  ...["fill-rule", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"],
  ...["vector-effect", "text-anchor", "font-family", "font-size", "font-weight", "font-style"],
  ...["opacity", "fill-opacity", "stroke-opacity", "dominant-baseline", "paint-order"],
]
// What a browser takes where nothing is said, so that it need not be said.
const USUAL = {
  "fill-rule": "nonzero",
  "stroke-dasharray": "none",
  "stroke-linejoin": "miter",
  "stroke-linecap": "butt",
  "vector-effect": "none",
  "text-anchor": "start",
  "font-style": "normal",
  opacity: "1",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "dominant-baseline": "auto",
  "paint-order": "normal",
}
const ruler = document.createElement("canvas").getContext("2d")

export function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

// An element as {picture, x, y, width, height}; `colours` are the light ones of the dark theme.
export function drawn(element, colours) {
  const drawing = new Drawing(colours)
  // What is drawn by light-dark() is read as it is in the light.
  const scheme = element.style.colorScheme
  element.style.colorScheme = "light"
  const restore = []
  try {
    drawing.element(element, restore)
  } finally {
    for (const undo of restore) undo()
    element.style.colorScheme = scheme
    if (!element.getAttribute("style")) element.removeAttribute("style")
  }
  return drawing.whole()
}

class Drawing {
  constructor(colours) {
    this.colours = colours
    this.layer = shape("g")
    this.box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
    this.clips = 0
  }

  whole() {
    const { left, top, right, bottom } = this.box
    return { picture: this.layer, x: left, y: top, width: right - left, height: bottom - top }
  }

  element(element, restore) {
    if (element.matches?.(SKIPPED)) return
    const style = getComputedStyle(element)
    if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return
    if (element instanceof SVGSVGElement) return this._svg(element)
    if (element instanceof HTMLImageElement) return this._image(element)
    if (style.display !== "contents") this._box(element.getBoundingClientRect(), style)
    for (const side of ["::before", "::after"]) this._standIn(element, side, restore)
    for (const child of (element.shadowRoot ?? element).childNodes)
      if (child instanceof Element) this.element(child, restore)
      else if (child instanceof Text) this._text(child, style)
  }

  // A pseudo-element cannot be measured: an element of its looks can.
  _standIn(element, side, restore) {
    const style = getComputedStyle(element, side)
    if (style.content === "none" || style.content === "normal" || style.display === "none") return
    const stand = document.createElement("span")
    for (const name of style)
      if (name !== "content" && !name.startsWith("--"))
        stand.style.setProperty(name, style.getPropertyValue(name))
    const said = /^"(.*)"$/.exec(style.content)?.[1] ?? ""
    stand.textContent = said
    const mark = `drawn-${side.slice(2)}`
    const rule = document.createElement("style")
    rule.textContent = `[data-${mark}]${side}{content:none!important}`
    element.dataset[mark.replace(/-(\w)/, (_all, letter) => letter.toUpperCase())] = ""
    const root = element.getRootNode()
    ;(root.head ?? root).append(rule)
    if (side === "::before") element.prepend(stand)
    else element.append(stand)
    restore.push(() => {
      stand.remove()
      rule.remove()
      element.removeAttribute(`data-${mark}`)
    })
  }

  // ---- boxes ----

  _box(rect, style) {
    if (!rect.width || !rect.height) return
    const turn = /matrix\(([^)]+)\)/.exec(style.transform)?.[1].split(",").map(Number)
    const into = this._turned(rect, style, turn)
    const { x, y, width, height } = into.rect
    const radius = parseFloat(style.borderTopLeftRadius) || 0
    const round = style.borderTopLeftRadius.endsWith("%")
      ? (Math.min(width, height) * radius) / 100
      : Math.min(radius, width / 2, height / 2)
    const ground = light(style.backgroundColor, this.colours)
    const edges = ["Top", "Right", "Bottom", "Left"].map(side => this._edge(style, side))
    const isFramed = edges.every(edge => edge && edge.width === edges[0].width)
    if (ground || (isFramed && round)) {
      const half = isFramed ? edges[0].width / 2 : 0
      const made = shape("rect", {
        x: n(x + half),
        y: n(y + half),
        width: n(width - 2 * half),
        height: n(height - 2 * half),
        fill: ground?.colour ?? "none",
      })
      if (round) made.setAttribute("rx", n(round - half))
      if (ground && ground.opacity < 1) made.setAttribute("fill-opacity", ground.opacity)
      if (isFramed) {
        made.setAttribute("stroke", edges[0].colour)
        made.setAttribute("stroke-width", n(edges[0].width))
      }
      into.layer.append(made)
      this._grow(rect)
    }
    this._grounds(into, style)
    if (!(isFramed && (ground || round))) this._edges(into, edges)
    const shadow = /^(rgb[^)]*\)|color\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px [\d.]+px ([\d.]+)px inset/.exec(
      style.boxShadow,
    )
    const line = shadow && light(shadow[1], this.colours)
    if (line && Number(shadow[4])) {
      const wide = Number(shadow[4])
      into.layer.append(
        shape("rect", {
          x: n(x + wide / 2),
          y: n(y + wide / 2),
          width: n(width - wide),
          height: n(height - wide),
          fill: "none",
          stroke: line.colour,
          "stroke-width": wide,
        }),
      )
      this._grow(rect)
    }
  }

  // A box that is turned about its middle is drawn straight and turned again.
  _turned(rect, style, turn) {
    const isTurned = turn && (Math.abs(turn[1]) > 0.01 || Math.abs(turn[2]) > 0.01)
    if (!isTurned) return { layer: this.layer, rect }
    const [width, height] = [parseFloat(style.width), parseFloat(style.height)]
    const middle = [rect.x + rect.width / 2, rect.y + rect.height / 2]
    const layer = shape("g", {
      transform: `translate(${middle.map(n)}) matrix(${turn.slice(0, 4).map(n)},0,0)`,
    })
    this.layer.append(layer)
    return { layer, rect: { x: -width / 2, y: -height / 2, width, height } }
  }

  _edge(style, side) {
    const width = parseFloat(style[`border${side}Width`])
    const isDrawn = !["none", "hidden"].includes(style[`border${side}Style`])
    const colour = width && isDrawn && light(style[`border${side}Color`], this.colours)
    return colour ? { width, colour: colour.colour } : null
  }

  _edges(into, [top, right, bottom, left]) {
    const { x, y, width, height } = into.rect
    for (const [edge, ...place] of [
      [top, x, y, width, top?.width],
      [right, x + width - (right?.width ?? 0), y, right?.width, height],
      [bottom, x, y + height - (bottom?.width ?? 0), width, bottom?.width],
      [left, x, y, left?.width, height],
    ]) {
      if (!edge) continue
      const [ex, ey, ew, eh] = place
      into.layer.append(
        shape("rect", { x: n(ex), y: n(ey), width: n(ew), height: n(eh), fill: edge.colour }),
      )
      this._grow({ x: ex, y: ey, width: ew, height: eh })
    }
  }

  // The few gradients of our stylesheet: hatching, a dot, and a line of one colour.
  _grounds(into, style) {
    if (style.backgroundImage === "none") return
    const layers = style.backgroundImage.split(/,\s*(?=(?:repeating-)?(?:linear|radial)-gradient)/)
    const sizes = style.backgroundSize.split(", ")
    const places = style.backgroundPosition.split(", ")
    const { x, y, width, height } = into.rect
    layers.reverse().forEach((layer, reversed) => {
      const index = layers.length - 1 - reversed
      const colours = layer.match(/rgba?\([^)]*\)|color\([^)]*\)/g) ?? []
      const painted = colours.map(each => light(each, this.colours)).find(Boolean)
      if (!painted) return
      if (layer.startsWith("repeating")) {
        const step = Number(layer.match(/([\d.]+)px\)?$/)?.[1] ?? 6) * Math.SQRT2
        const lines = []
        for (let at = -height; at < width; at += step)
          lines.push(`M${n(at)} ${n(height)}L${n(at + height)} 0`)
        const clip = `box-${(this.clips += 1)}`
        into.layer.append(
          shape(
            "clipPath",
            { id: clip },
            shape("rect", { x: n(x), y: n(y), width: n(width), height: n(height) }),
          ),
          shape(
            "g",
            { "clip-path": `url(#${clip})` },
            shape("path", {
              d: lines.join(""),
              transform: `translate(${n(x)},${n(y)})`,
              stroke: painted.colour,
              "stroke-width": 1,
              fill: "none",
            }),
          ),
        )
      } else if (layer.startsWith("radial")) {
        const [, cx = 50, cy = 50] = /at ([\d.]+)% ([\d.]+)%/.exec(layer) ?? []
        const [, radius = 3.5] = /\) ([\d.]+)px/.exec(layer) ?? []
        into.layer.append(
          shape("circle", {
            cx: n(x + (width * cx) / 100),
            cy: n(y + (height * cy) / 100),
            r: radius,
            fill: painted.colour,
          }),
        )
      } else {
        const [wide, high] = (sizes[index] ?? sizes[0]).split(" ")
        const [left, top] = (places[index] ?? places[0]).split(" ")
        const w = length(wide, width)
        const h = length(high ?? "auto", height)
        into.layer.append(
          shape("rect", {
            x: n(x + at(left, width - w)),
            y: n(y + at(top, height - h)),
            width: n(w),
            height: n(h),
            fill: painted.colour,
          }),
        )
      }
      this._grow(into.layer === this.layer ? into.rect : { x: NaN })
    })
  }

  _grow({ x, y, width, height }) {
    if (Number.isNaN(x)) return
    this.box.left = Math.min(this.box.left, x)
    this.box.top = Math.min(this.box.top, y)
    this.box.right = Math.max(this.box.right, x + width)
    this.box.bottom = Math.max(this.box.bottom, y + height)
  }

  // ---- words ----

  _text(node, style) {
    if (!node.nodeValue.trim()) return
    const range = document.createRange()
    const lines = []
    for (let place = 0; place < node.length; place += 1) {
      const letter = node.nodeValue[place]
      const last = lines.at(-1)
      if (!letter.trim() && letter !== "\u00a0") {
        if (last) last.isSpaced = true
        continue
      }
      range.setStart(node, place)
      range.setEnd(node, place + 1)
      const [rect] = range.getClientRects()
      if (!rect) continue
      if (last && Math.abs(last.top - rect.top) < 2) {
        last.words += (last.isSpaced ? " " : "") + letter
        last.right = rect.right
        last.isSpaced = false
      } else {
        const { left, right, top, bottom } = rect
        lines.push({ words: letter, left, right, top, bottom })
      }
    }
    const ink = light(style.color, this.colours)
    if (!ink) return
    ruler.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = ruler.measureText("x")
    for (const line of lines) {
      const spare = (line.bottom - line.top - above - below) / 2
      const made = shape("text", {
        x: n(line.left),
        y: n(line.top + spare + above),
        "font-family": style.fontFamily.replaceAll('"', "'"),
        "font-size": style.fontSize,
        fill: ink.colour,
      })
      if (style.fontWeight !== "400") made.setAttribute("font-weight", style.fontWeight)
      if (style.fontStyle !== "normal") made.setAttribute("font-style", style.fontStyle)
      // Another font takes the same room.
      made.setAttribute("textLength", n(line.right - line.left))
      made.setAttribute("lengthAdjust", "spacingAndGlyphs")
      made.textContent =
        style.textTransform === "uppercase" ? line.words.toUpperCase() : line.words
      this.layer.append(made)
      this._grow({
        x: line.left,
        y: line.top,
        width: line.right - line.left,
        height: line.bottom - line.top,
      })
    }
  }

  // ---- pictures within ----

  _svg(source) {
    const rect = source.getBoundingClientRect()
    if (!rect.width || !rect.height) return
    const copy = this._copy(source)
    if (!copy) return
    for (const [key, value] of Object.entries({
      x: n(rect.x),
      y: n(rect.y),
      width: n(rect.width),
      height: n(rect.height),
    }))
      copy.setAttribute(key, value)
    copy.removeAttribute("style")
    this.layer.append(copy)
    this._grow(rect)
  }

  _copy(source) {
    if (source.matches(SKIPPED) && source.localName !== "defs") return null
    const style = getComputedStyle(source)
    if (style.display === "none" && source.localName !== "defs") return null
    const copy = shape(source.localName)
    for (const { name, value } of source.attributes)
      if (!/^(class|style|role|tabindex|aria-.*|data-.*|xmlns.*|pointer-events)$/.test(name))
        copy.setAttribute(name, value)
    if (!["svg", "g", "defs", "clipPath"].includes(source.localName)) this._paint(copy, style)
    else if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity)
    if (source.localName === "text") copy.setAttribute("xml:space", "preserve")
    for (const child of source.childNodes)
      if (child instanceof Text) copy.append(child.nodeValue)
      else if (child instanceof SVGElement) {
        const inside = this._copy(child)
        if (inside) copy.append(inside)
      }
    return copy
  }

  _paint(copy, style) {
    for (const kind of ["fill", "stroke"]) {
      const value = style[kind]
      const paint = value.startsWith("url") ? null : light(value, this.colours)
      if (value.startsWith("url")) copy.setAttribute(kind, value.replaceAll('"', ""))
      else {
        copy.setAttribute(kind, paint?.colour ?? "none")
        if (paint && paint.opacity < 1) copy.setAttribute(`${kind}-opacity`, paint.opacity)
      }
    }
    const isText = ["text", "tspan"].includes(copy.localName)
    for (const name of COPIED) {
      const value = style.getPropertyValue(name)
      if (!value || value === USUAL[name] || copy.hasAttribute(`${name}`)) continue
      if (name.startsWith("font") && !isText) continue
      if (name.startsWith("stroke") && copy.getAttribute("stroke") === "none") continue
      copy.setAttribute(name, value.replaceAll('"', "'"))
    }
  }

  _image(source) {
    const rect = source.getBoundingClientRect()
    if (!source.src.startsWith("data:") || !rect.width) return
    this.layer.append(
      shape("image", {
        x: n(rect.x),
        y: n(rect.y),
        width: n(rect.width),
        height: n(rect.height),
        href: source.src,
      }),
    )
    this._grow(rect)
  }
}

const n = value => String(Math.round(value * 100) / 100)
const length = (words, whole) =>
  words === "auto" ? whole : words.endsWith("%") ? (whole * parseFloat(words)) / 100 : parseFloat(words)
const at = (words, spare) =>
  words.endsWith("%") ? (spare * parseFloat(words)) / 100 : parseFloat(words)
