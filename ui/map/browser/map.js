// The map component: one map or two of the same areas, their list, and the area that is chosen.
//
// Streamlit calls `draw` with every change of the data. Shapes come by address and are made once;
// a new measure or release only brings classes and words, so zoom and choice stay. A map is marked
// `data-drawn` while it shows the newest data that it was given.

import { Ranked } from "./list.js"
import { Panel, element } from "./panel.js"
import { Play } from "./play.js"
import { Zoom } from "./zoom.js"

const here = path => new URL(path, document.baseURI).href
const views = new WeakMap()
const files = new Map()
const formats = new Map()
const SIDES = "ABN.CD" // around the province: above, not distinguishable, below, two and two
const FAR = 0.7 // of the screen: a map that begins lower gets a screen of its own
const HEAD = 120 // pixels that the band over the page takes
const RIM = 16
const LEAST = 320
const PAGE = '[data-testid="stMainBlockContainer"]'

function file(address) {
  if (!files.has(address))
    files.set(
      address,
      fetch(here(address)).then(answer => {
        if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
        return answer.json()
      }),
    )
  return files.get(address)
}

export async function draw({ parentElement, data, setTriggerValue }) {
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement))
  const view = views.get(parentElement)
  view.tell = setTriggerValue
  view.wanted = data
  delete view.root.dataset.drawn
  const [shapes] = await Promise.all([file(data.shapes), view.dressed])
  // Only the newest data count when several waited for the same file.
  if (view.wanted === data && parentElement.isConnected) view.show(data, shapes)
}

export function forget(parentElement) {
  views.get(parentElement)?.end()
  views.delete(parentElement)
}

class View {
  constructor(host) {
    this.root = element("div", { class: "map" })
    const sheet = element("link", {
      rel: "stylesheet",
      href: new URL("map.css", import.meta.url).href,
    })
    this.dressed = new Promise(done => sheet.addEventListener("load", done, { once: true }))
    host.append(sheet, this.root)
    this.selected = this.active = null
    this.fit = () => this._fit()
    // Where the map begins hangs on what stands above it, which may come or be set anew later.
    this.resized = new ResizeObserver(this.fit)
    for (const each of [this.root, document.querySelector(PAGE)]) if (each) this.resized.observe(each)
    window.addEventListener("resize", this.fit)
  }

  end() {
    this.play?.halt()
    this.resized.disconnect()
    window.removeEventListener("resize", this.fit)
  }

  show(data, shapes) {
    const isOther = !this.data || ["shapes", "level"].some(key => data[key] !== this.data[key])
    const isRebuilt =
      isOther ||
      data.maps.length !== this.data.maps.length ||
      data.words.play !== this.data.words.play
    const before = this.data
    this.data = data
    // Beside a table of its own the map needs no list.
    this.root.classList.toggle("alone", Boolean(data.isAlone))
    this.level = shapes.levels[data.level]
    this.codes = this.level.codes.concat(data.more)
    if (isRebuilt) this._build(data, shapes)
    this._fill(data)
    if (isRebuilt || before.selected !== data.selected) {
      const index = this.codes.indexOf(data.selected)
      this._choose(index < 0 ? null : index, { isTold: false })
    } else this._card()
    this.root.dataset.drawn = ""
  }

  _build(data, shapes) {
    const { words, maps } = data
    this.play?.halt()
    this.panels = maps.map((_map, place) => new Panel(place, words.legend))
    const over = Object.entries(shapes.levels)
      .filter(([level]) => level !== data.level)
      .flatMap(([, other]) => (other.codes.length < this.level.codes.length ? other.paths : []))
    for (const panel of this.panels) {
      panel.build(this.level, over, shapes.levels.kecamatan?.rooms ?? [])
      this._listen(panel)
    }
    const before = this.zoom
    this.zoom = new Zoom(this.panels)
    if (before && this.shapes === shapes) this.zoom.keep(before)
    this.list = new Ranked(words.list)
    this._listenToList()
    this.play = new Play(words, place => this._frame(place), place => this._rest(place))
    this.card = element("div", { class: "card", "aria-live": "polite" })
    const panels = element("div", { class: "panels" }, ...this.panels.map(panel => panel.root))
    this.title = element("h2", { class: "title" })
    this.subtitle = element("div", { class: "subtitle" })
    this.source = element("p", { class: "source" })
    const note = element("p", { class: "note" }, data.schematic)
    const part = (name, ...children) => element("div", { class: name }, ...children)
    this.body = element(
      "div",
      { class: `body ${maps.length > 1 ? "two" : "one"}` },
      part("head", this.title, this.subtitle),
      panels,
      part("tools", this._buttons(words), this.play.root, ...(data.schematic ? [note] : [])),
      part("side", this.card, this.list.title, this.list.root),
      this.source,
    )
    this.root.replaceChildren(this.body)
    this.shapes = shapes
    this.selected = this.active = null
    this.zoom.fit(shapes.width, shapes.height)
  }

  // The map reaches to the end of the first screen; one further down takes a screen of its own.
  _fit() {
    const [stage] = this.root.getElementsByClassName("stage")
    if (!stage) return
    const scrolled = document.querySelector('[data-testid="stMain"]')?.scrollTop ?? 0
    const top = stage.getBoundingClientRect().top + scrolled
    const free = innerHeight - (top < innerHeight * FAR ? top : HEAD) - RIM
    const needed = (stage.clientWidth * this.shapes.height) / this.shapes.width
    const room = Math.max(LEAST, Math.min(free, needed))
    this.root.style.setProperty("--room", `${Math.round(room)}px`)
    this.zoom.apply()
  }

  _fill(data) {
    const { maps, releases } = data
    if (!this.play.timer) this.place = this._releaseAt
    this.panels.forEach((panel, place) => {
      panel.title.textContent = maps[place].title
      // One map is named above it already; its name is still read aloud.
      panel.title.classList.toggle("visually-hidden", maps.length === 1)
      panel.name(index => this._spoken(index, place))
      panel.mark((data.marked ?? []).map(code => this.codes.indexOf(code)))
      panel.write(data.over)
    })
    this._near(data.near ?? [])
    this._fit()
    this.play.set(releases.map(([, name]) => name), this._releaseAt)
    if (!this.play.timer) this._frame(this._releaseAt)
  }

  // Bring the areas that the page is about into sight, when they are others than before.
  _near(codes) {
    if (String(codes) === (this.near ?? "")) return
    this.near = String(codes)
    const indices = codes.map(code => this.codes.indexOf(code))
    this.zoom.near(indices.map(index => this.panels[0].paths[index]).filter(Boolean))
  }

  get _releaseAt() {
    return this.data.releases.findIndex(([release]) => release === this.data.release)
  }

  // Show one release: its colours, its list and all that is said of it.
  _frame(place) {
    const isOther = this.place !== place
    this.place = place
    this.root.classList.toggle("playing", Boolean(this.play.timer))
    this.panels.forEach((panel, number) => {
      const letters = this._letters(number)
      panel.colour(letters)
      panel.explain(this.data.maps[number].legend, letters, this.data.words.count)
    })
    this._tell(isOther || Boolean(this.play.timer))
    this._rank()
    this._card()
  }

  // The answer of the page stands outside of the map; what it says of the release asked for is there.
  _tell(isMoved) {
    const { title, subtitle, source, answer } = this.data.told[this.place] ?? {}
    this.title.textContent = title ?? ""
    this.subtitle.innerHTML = subtitle ?? ""
    this.source.textContent = source ?? ""
    const said = isMoved && answer && document.querySelector(".answer")
    if (said) said.innerHTML = answer
  }

  _rank() {
    const { data } = this
    const letters = this._letters(0)
    this.list.build(this._order(), index => ({
      name: data.names[index],
      where: data.parents[data.parent[index]],
      value: this._value(index, 0),
      letter: letters[index],
    }))
    for (const kind of ["active", "selected"])
      if (this[kind] !== null) this.list.mark(kind, this[kind], kind === "selected")
  }

  // Around the province by side first, then by value; unknown ones last.
  _order() {
    const { values, order, isAround } = this.data.maps[0]
    if (this.place === this._releaseAt) return order
    const now = values[this.place]
    const letters = this._letters(0)
    const side = index => (now[index] === null ? 9 : isAround ? SIDES.indexOf(letters[index]) >> 1 : 0)
    return [...order].sort(
      (one, other) =>
        side(one) - side(other) ||
        now[other] - now[one] ||
        (this.codes[one] < this.codes[other] ? -1 : 1),
    )
  }

  _letters(number) {
    return this.data.maps[number].classes[this.place]
  }

  _rest(place) {
    this.root.classList.remove("playing")
    this.panels.forEach((panel, number) => panel.name(index => this._spoken(index, number)))
    const [release] = this.data.releases[place]
    if (release !== this.data.release) this.tell("release", release)
  }

  // ---- words ----

  _name(index) {
    const where = this.data.parents[this.data.parent[index]]
    return where ? `${this.data.names[index]}, ${where}` : this.data.names[index]
  }

  _class(index, number) {
    const letter = this._letters(number)[index]
    return this.data.maps[number].legend.find(([each]) => each === letter)?.[1] ?? ""
  }

  _value(index, number) {
    const map = this.data.maps[number]
    const value = map.values[this.place][index] ?? null
    if (value === null) return this.data.words.none
    // A count of 0 may stand for a few.
    if (value === 0) return map.zero + map.unit
    return this._number(value, map.digits, map.isSigned) + map.unit
  }

  // A number that came as a count of its last digit, as a newspaper writes it.
  _number(scaled, digits, isSigned = false) {
    const key = `${this.data.words.locale} ${digits} ${isSigned}`
    if (!formats.has(key)) {
      const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
      if (isSigned) options.signDisplay = "exceptZero"
      formats.set(key, new Intl.NumberFormat(this.data.words.locale, options))
    }
    return formats.get(key).format(scaled / 10 ** digits).replace("-", "\u2212")
  }

  // Value, range and class of an area; ranges are only here for the release that was asked for.
  _said(index, number) {
    const map = this.data.maps[number]
    const kind = this._class(index, number)
    const value = this._value(index, number)
    const band = this.place === this._releaseAt ? map.bands[index] : undefined
    const head = this.data.maps.length > 1 ? `${map.title}: ${value}` : value
    const ends = band?.map(end => this._number(end, 1)).join("\u2013")
    const range = this.data.words.band.replace("{band}", ends)
    return [ends ? `${head} (${range})` : head, map.isAround && kind !== value ? kind : ""].filter(
      Boolean,
    )
  }

  _spoken(index, number) {
    return [this._name(index), ...this._said(index, number)].join(", ")
  }

  // The area under the pointer or the keys, else the chosen one; beside the map, where it covers
  // nothing.
  _card() {
    if (!this.card) return
    const { words, link, names, parents, parent, maps } = this.data
    const index = this.active ?? this.selected
    this.card.setAttribute("aria-live", this.active === null ? "polite" : "off")
    if (index === null) {
      this.card.replaceChildren(element("p", { class: "hint" }, words.hint))
      return
    }
    const where = parents[parent[index]] ?? ""
    const lines = maps.flatMap((_map, number) => this._said(index, number))
    this.card.replaceChildren(
      element("p", { class: "card-title" }, names[index]),
      ...(where ? [element("p", { class: "muted" }, where)] : []),
      ...lines.map(line => element("p", {}, line)),
    )
    if (index !== this.selected) return
    const address = here(link.replace("AREA", encodeURIComponent(this.codes[index])))
    this.open = element(
      "a",
      { href: address, target: "_self" },
      words.open.replace("{area}", names[index]),
    )
    this.card.append(element("p", {}, this.open))
  }

  // ---- the area under the pointer or the keys, and the one that is chosen ----

  _point(index, { isByKey = false } = {}) {
    const told = this.active ?? this.selected
    this.active = index
    for (const each of this.panels) each.ring("active", index)
    this.list.mark("active", index, isByKey)
    // Its link stays the same: pressing it takes the focus from the map, and then is a click.
    if ((index ?? this.selected) !== told) this._card()
    const point = this.level.points[index]
    if (isByKey && point) this.zoom.reveal(point)
  }

  _choose(index, { isTold = true } = {}) {
    this.selected = index
    for (const panel of this.panels) panel.ring("selected", index)
    this.list.mark("selected", index, true)
    this._card()
    if (isTold) this.tell("selected", index === null ? "" : this.codes[index])
  }

  // Once chooses, twice opens.
  _take(index) {
    if (index === null) return
    if (index === this.selected) this.open.click()
    else this._choose(index)
  }

  _listen(panel) {
    const { svg } = panel
    const over = event => event.composedPath()[0]?.index ?? null
    svg.addEventListener("pointermove", event => {
      if (event.pointerType === "touch" || this.zoom.hasMoved) return
      this._point(over(event))
    })
    svg.addEventListener("pointerleave", () => this._point(null))
    svg.addEventListener("click", event => {
      const index = over(event)
      if (this.zoom.hasMoved) this.zoom.hasMoved = false
      else if (index !== null) this._take(index)
      else if (this.selected !== null) this._choose(null)
    })
    svg.addEventListener("blur", () => this._point(null))
    svg.addEventListener("focus", () => {
      if (svg.matches(":focus-visible")) this._point(this.selected ?? this.active, { isByKey: true })
    })
    svg.addEventListener("keydown", event => {
      if (this.zoom.key(event)) this._point(this.active)
      else if (event.key.startsWith("Arrow"))
        this._point(this._beside(event.key), { isByKey: true })
      else if (event.key === "Enter" || event.key === " ") this._take(this.active)
      else if (event.key === "Escape") this._choose(null)
      else return
      event.preventDefault()
    })
  }

  // The nearest area in the direction of an arrow; the chosen or the northernmost to begin with.
  _beside(key) {
    const { points } = this.level
    if (this.active === null || !points[this.active])
      return this.selected ?? points.reduce((best, p, i) => (p[1] < points[best][1] ? i : best), 0)
    const [dx, dy] = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }[key]
    const [x, y] = points[this.active]
    let best = this.active
    let least = Infinity
    points.forEach(([px, py], index) => {
      const along = (px - x) * dx + (py - y) * dy
      const aside = Math.abs((px - x) * dy) + Math.abs((py - y) * dx)
      const cost = along + 2 * aside
      if (along > 0 && aside <= along * 1.5 && cost < least) [best, least] = [index, cost]
    })
    return best
  }

  _listenToList() {
    const { root } = this.list
    const over = event => event.target.closest("li")?.index ?? null
    root.addEventListener("pointermove", event => {
      if (event.pointerType !== "touch") this._point(over(event))
    })
    root.addEventListener("pointerleave", () => this._point(null))
    root.addEventListener("blur", () => this._point(null))
    root.addEventListener("click", event => this._take(over(event)))
    root.addEventListener("keydown", event => {
      const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -1e9, End: 1e9 }
      const from = this.active ?? this.selected
      if (steps[event.key])
        this._point(this.list.next(from, steps[event.key]), { isByKey: true })
      else if (event.key === "Enter" || event.key === " ") this._take(from)
      else if (event.key === "Escape") this._choose(null)
      else return
      event.preventDefault()
    })
  }

  _buttons(words) {
    const button = (sign, label, work) => {
      const made = element("button", { type: "button", "aria-label": label, title: label }, sign)
      made.addEventListener("click", work)
      return made
    }
    return element(
      "div",
      { class: "zoom" },
      button("+", words.nearer, () => this.zoom.by(1.5)),
      button("\u2212", words.farther, () => this.zoom.by(1 / 1.5)),
      button("\u2922", words.whole, () => this.zoom.reset()),
    )
  }
}
