// Zoom and pan of all maps together: wheel, pinch, drag, buttons and keys move one box.

import { AROUND_WHOLE } from "./panel.js"

const CLOSEST = 40 // times
const STEP = 1.5
const STILL = 5 // pixels that a finger may tremble in a tap

export class Zoom {
  constructor(panels) {
    this.panels = panels
    this.fingers = new Map()
    for (const panel of panels) this._listen(panel)
  }

  // Go on where another left off, in the same plane.
  keep({ width, height, whole, box }) {
    Object.assign(this, { width, height, whole, box })
  }

  // The plane has this size; the part in sight stays where it was in the same plane.
  fit(width, height) {
    if (this.width !== width || this.height !== height) {
      const rim = AROUND_WHOLE * Math.max(width, height)
      this.whole = [-rim, -rim, width + 2 * rim, height + 2 * rim]
      this.box = this.whole
    }
    Object.assign(this, { width, height })
    this.apply()
  }

  get isZoomed() {
    return this.box[2] < this.whole[2] * 0.999
  }

  apply() {
    if (this.box) for (const panel of this.panels) panel.look(this.box, this.isZoomed)
  }

  reset() {
    this.box = this.whole
    this.apply()
  }

  // Show these shapes with some air around them, the whole map for none.
  near(shapes) {
    if (!shapes.length) return this.reset()
    const boxes = shapes.map(shape => shape.getBBox())
    const left = Math.min(...boxes.map(box => box.x))
    const top = Math.min(...boxes.map(box => box.y))
    const right = Math.max(...boxes.map(box => box.x + box.width))
    const bottom = Math.max(...boxes.map(box => box.y + box.height))
    const [, , most, tallest] = this.whole
    const part = Math.min(1, 1.1 * Math.max((right - left) / most, (bottom - top) / tallest))
    const [wide, high] = [most * part, tallest * part]
    this._move([(left + right - wide) / 2, (top + bottom - high) / 2, wide, high])
  }

  // Zoom by a factor (over 1 is nearer) around a point of the plane; the middle without one.
  by(factor, point) {
    const [x, y, width, height] = this.box
    const { x: px, y: py } = point ?? { x: x + width / 2, y: y + height / 2 }
    const shrunk = Math.min(this.whole[2], Math.max(this.whole[2] / CLOSEST, width / factor))
    const part = shrunk / width
    this._move([px - (px - x) * part, py - (py - y) * part, shrunk, height * part])
  }

  pan(right, down) {
    const [x, y, width, height] = this.box
    this._move([x + right * width, y + down * height, width, height])
  }

  // Bring a point into sight, if it is not.
  reveal([px, py]) {
    const [x, y, width, height] = this.box
    if (px > x && px < x + width && py > y && py < y + height) return
    this._move([px - width / 2, py - height / 2, width, height])
  }

  key(event) {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
    if (event.key === "+" || event.key === "=") this.by(STEP)
    else if (event.key === "-") this.by(1 / STEP)
    else if (event.key === "0") this.reset()
    else if (event.shiftKey && moves[event.key]) this.pan(...moves[event.key].map(m => m * 0.2))
    else return false
    return true
  }

  // The map never leaves its frame.
  _move([x, y, width, height]) {
    const [left, top, most, tallest] = this.whole
    this.box = [
      Math.min(left + most - width, Math.max(left, x)),
      Math.min(top + tallest - height, Math.max(top, y)),
      width,
      height,
    ]
    this.apply()
  }

  _listen(panel) {
    const { svg } = panel
    svg.addEventListener(
      "wheel",
      event => {
        // Away from the whole map there is nothing: the page scrolls.
        if (event.deltaY > 0 && !this.isZoomed && !event.ctrlKey) return
        event.preventDefault()
        const point = panel.inPlane(event.clientX, event.clientY)
        this.by(Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 250), point)
      },
      { passive: false },
    )
    svg.addEventListener("pointerdown", event => {
      this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (this.fingers.size === 1) this.start = { x: event.clientX, y: event.clientY }
      if (this.fingers.size === 1) this.hasMoved = false
    })
    svg.addEventListener("pointermove", event => {
      if (this.fingers.has(event.pointerId)) this._drag(panel, event)
    })
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"])
      svg.addEventListener(name, event => {
        this.fingers.delete(event.pointerId)
        svg.classList.remove("dragged")
      })
  }

  _drag(panel, event) {
    const now = { x: event.clientX, y: event.clientY }
    const before = this.fingers.get(event.pointerId)
    const others = [...this.fingers].filter(([id]) => id !== event.pointerId)
    const far = Math.hypot(now.x - this.start.x, now.y - this.start.y) > STILL
    if (!far && !others.length && !this.hasMoved) return
    if (!this.hasMoved && (others.length || this.isZoomed)) {
      this.hasMoved = true
      panel.svg.setPointerCapture(event.pointerId)
      panel.svg.classList.add("dragged")
    }
    this.fingers.set(event.pointerId, now)
    if (others.length) {
      const [, other] = others[0]
      const span = p => Math.hypot(p.x - other.x, p.y - other.y)
      const middle = panel.inPlane((now.x + other.x) / 2, (now.y + other.y) / 2)
      if (span(before)) this.by(span(now) / span(before), middle)
    } else if (this.isZoomed) {
      const from = panel.inPlane(before.x, before.y)
      const to = panel.inPlane(now.x, now.y)
      const [x, y, width, height] = this.box
      this._move([x + from.x - to.x, y + from.y - to.y, width, height])
    }
  }
}
