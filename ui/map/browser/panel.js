// One map: the areas as paths of an SVG, their colours, the ring around an area, the legend.

const SVG = "http://www.w3.org/2000/svg"
export const AROUND_WHOLE = 0.02 // of the width, so that a thick ring is not cut off
const TILE = { x: 5, N: 7 } // pixels between the lines of a hatching

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
export const styled = letter => (letter === "-" || letter === undefined ? "cx" : `c${letter}`)

export class Panel {
  constructor(place, label) {
    this.svg = shape("svg", { class: "areas", tabindex: "0", role: "listbox" })
    this.title = element("p", { class: "panel-title", id: `title-${place}` })
    this.tip = element("div", { class: "tip", hidden: "" })
    this.schematic = element("p", { class: "schematic" })
    this.stage = element("div", { class: "stage" })
    this.stage.append(this.svg, this.schematic, this.tip)
    this.legend = element("ul", { class: "legend", "aria-label": label })
    this.root = element("div", { class: "panel" }, this.title, this.stage, this.legend)
    this.svg.setAttribute("aria-labelledby", this.title.id)
    this.place = place
    this.paths = []
    this.colours = ""
  }

  // Make the paths of a level; `over` are outlines that lie over them.
  build(level, over) {
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
    this.svg.replaceChildren(this._hatchings(), areas, outlines)
    this.colours = ""
  }

  // Colour every area by its letter; only what changed is touched.
  colour(letters) {
    this.paths.forEach((path, index) => {
      const letter = letters[index] ?? "-"
      if (letter === this.colours[index]) return
      const plain = letter === "N" || letter === "-"
      path.setAttribute("class", styled(letter) + (plain ? " few" : ""))
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
    for (const pattern of this.svg.querySelectorAll("pattern"))
      pattern.setAttribute("patternTransform", `rotate(${pattern.turn}) scale(${unit})`)
  }

  // Words beside the pointer, or at a point of the plane.
  say(lines, at) {
    this.tip.hidden = !lines
    if (!lines) return
    const [name, ...rest] = lines
    this.tip.replaceChildren(element("strong", {}, name), ...rest.map(l => element("div", {}, l)))
    const stage = this.stage.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = this.tip
    const x = Math.max(0, Math.min(at.x - stage.x + 14, stage.width - width))
    const below = at.y - stage.y + 18
    const y = below + height > stage.height ? Math.max(0, at.y - stage.y - height - 10) : below
    this.tip.style.transform = `translate(${x}px, ${y}px)`
  }

  // A point of the plane on the screen, and the other way round.
  onScreen([x, y]) {
    return new DOMPoint(x, y).matrixTransform(this.svg.getScreenCTM())
  }

  inPlane(x, y) {
    return new DOMPoint(x, y).matrixTransform(this.svg.getScreenCTM().inverse())
  }

  _hatchings() {
    const made = shape("defs")
    for (const [letter, turn, ground, line] of [
      ["x", 45, "hatch-paper", "hatch-line"],
      ["N", -45, "hatch-ground", "hatch-light"],
    ]) {
      const size = TILE[letter]
      const pattern = shape("pattern", {
        id: `hatch-${letter}`,
        width: size,
        height: size,
        patternUnits: "userSpaceOnUse",
      })
      pattern.turn = turn
      pattern.append(
        shape("rect", { width: size, height: size, class: ground }),
        shape("line", { x1: size / 2, x2: size / 2, y2: size, class: line }),
      )
      made.append(pattern)
    }
    return made
  }
}
