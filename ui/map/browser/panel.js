// One map: the areas as paths of an SVG, their colours and names, the ring around an area, the legend.

const SVG = "http://www.w3.org/2000/svg"
export const AROUND_WHOLE = 0.02 // of the width, so that a thick ring is not cut off
const TILE = 5 // pixels between the lines of the hatching
const TYPE = 14 // pixels of a name
const AIR = 4 // pixels that a name keeps from a border, on either side

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

function shape(name, attributes = {}) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

// The letter of a class as it stands in the stylesheet.
export const styled = letter => (letter === "-" || letter === undefined ? "none" : `c${letter}`)

export class Panel {
  constructor(place, label) {
    this.svg = shape("svg", { class: "areas", tabindex: "0", role: "listbox" })
    this.title = element("p", { class: "panel-title", id: `title-${place}` })
    this.stage = element("div", { class: "stage" }, this.svg)
    this.legend = element("ul", { class: "legend", "aria-label": label })
    this.root = element("div", { class: "panel" }, this.title, this.stage, this.legend)
    this.svg.setAttribute("aria-labelledby", this.title.id)
    this.place = place
    this.paths = []
    this.colours = ""
  }

  // Make the paths of a level; `over` are outlines that lie over them, and `rooms` where the names
  // of areas may stand.
  build(level, over, rooms) {
    this.paths = level.paths.map((d, index) => {
      const path = shape("path", { d, id: `area-${this.place}-${index}`, role: "option" })
      path.index = index
      return path
    })
    const areas = shape("g", { role: "presentation" })
    areas.append(...this.paths)
    const outlines = shape("g", { "aria-hidden": "true" })
    for (const d of over) outlines.append(shape("path", { d, class: "outline" }))
    this.rings = {
      active: shape("path", { class: "ring active" }),
      selected: shape("path", { class: "ring selected" }),
    }
    this.marks = shape("g")
    outlines.append(this.marks, this.rings.active, this.rings.selected)
    this.names = rooms.map(places => {
      const text = shape("text", { class: "name" })
      text.rooms = places
      return text
    })
    const names = shape("g", { "aria-hidden": "true" })
    names.append(...this.names)
    this.svg.replaceChildren(this._hatching(), areas, outlines, names)
    this.colours = ""
  }

  // Write the names of areas, in the order of their rooms.
  write(names) {
    const brush = document.createElement("canvas").getContext("2d")
    brush.font = `600 ${TYPE}px ${getComputedStyle(this.svg).fontFamily}`
    this.names.forEach((text, index) => {
      text.textContent = names[index] ?? ""
      text.wide = brush.measureText(text.textContent).width
    })
  }

  // Colour every area by its letter; only what changed is touched.
  colour(letters) {
    this.paths.forEach((path, index) => {
      const letter = letters[index] ?? "-"
      if (letter === this.colours[index]) return
      const isPale = letter === "N" || letter === "-" || letter === "x"
      path.setAttribute("class", styled(letter) + (isPale ? " few" : ""))
    })
    this.colours = letters
  }

  name(words) {
    this.paths.forEach((path, index) => path.setAttribute("aria-label", words(index)))
  }

  // The ring around one area, of the kind "active" or "selected"; null takes it away.
  ring(kind, index) {
    const path = index === null ? undefined : this.paths[index]
    this.rings[kind].setAttribute("d", path ? path.getAttribute("d") : "")
    const before = kind === "selected" && this.chosen
    if (before) before.removeAttribute("aria-selected")
    if (kind === "selected") {
      this.chosen = path
      path?.setAttribute("aria-selected", "true")
    } else if (path) this.svg.setAttribute("aria-activedescendant", path.id)
    else this.svg.removeAttribute("aria-activedescendant")
  }

  // A ring around each of these areas, whatever is pointed at.
  mark(indices) {
    const drawn = indices.map(index => this.paths[index]).filter(Boolean)
    this.marks.replaceChildren(
      ...["ring casing", "ring marked"].flatMap(kind =>
        drawn.map(path => shape("path", { d: path.getAttribute("d"), class: kind })),
      ),
    )
  }

  explain(entries, letters, count) {
    const counts = {}
    for (const letter of letters) counts[letter] = (counts[letter] ?? 0) + 1
    this.legend.replaceChildren(
      ...entries.map(([letter, words]) =>
        element(
          "li",
          {},
          element("span", { class: `swatch ${styled(letter)}`, "aria-hidden": "true" }),
          element("span", {}, words),
          element("span", { class: "count" }, count.replace("{count}", counts[letter] ?? 0)),
        ),
      ),
    )
  }

  // Show this part of the plane: [x, y, width, height].
  look(box, isZoomed) {
    this.svg.setAttribute("viewBox", box.join(" "))
    this.svg.classList.toggle("zoomed", isZoomed)
    // One finger scrolls the page past the whole map, and moves a map that is zoomed.
    this.svg.style.touchAction = isZoomed ? "none" : "pan-y"
    const { width, height } = this.svg.getBoundingClientRect()
    const unit = Math.max(box[2] / (width || 1), box[3] / (height || 1))
    this.svg
      .querySelector("pattern")
      ?.setAttribute("patternTransform", `rotate(45) scale(${unit})`)
    for (const text of this.names) this._place(text, unit)
  }

  // A name stands in the room that leaves it most air; where none is large enough it is left out.
  _place(text, unit) {
    const [wide, high] = [(text.wide + 2 * AIR) * unit, (TYPE + AIR) * unit]
    const air = ([, , w, h]) => Math.min(w / wide, h / high)
    const best = text.rooms.reduce((one, other) => (air(other) > air(one) ? other : one), [0, 0, 0, 0])
    const fits = air(best) >= 1 && text.wide > 0
    text.style.display = fits ? "" : "none"
    if (!fits) return
    text.setAttribute("x", best[0])
    text.setAttribute("y", best[1])
    text.style.fontSize = `${TYPE * unit}px`
    text.style.strokeWidth = `${3 * unit}px`
  }

  // A point of the screen in the plane.
  inPlane(x, y) {
    return new DOMPoint(x, y).matrixTransform(this.svg.getScreenCTM().inverse())
  }

  // Withheld, and nothing else, is hatched.
  _hatching() {
    const pattern = shape("pattern", {
      id: "hatch",
      width: TILE,
      height: TILE,
      patternUnits: "userSpaceOnUse",
    })
    pattern.append(
      shape("rect", { width: TILE, height: TILE, class: "hatch-paper" }),
      shape("line", { x1: TILE / 2, x2: TILE / 2, y2: TILE, class: "hatch-line" }),
    )
    const made = shape("defs")
    made.append(pattern)
    return made
  }
}
