// The pages of the agenda, each in a frame of its own: the one on screen, those seen, and the next.
//
// A frame that is drawn needs the server no more, so the screen stays when the connection is lost.

const KEPT = 12 // frames at once; each holds a whole page
const LOOK = 150 // ms between two looks at a page that is being drawn
const PATIENCE = 30000 // ms until a page that is not drawn is loaded anew; then twice as long

// What each part of a page says of itself once it is done; a skeleton stands for a part to come.
function isDrawn(frame) {
  const page = frame.contentDocument
  const app = page?.querySelector('[data-testid="stApp"]')
  if (app?.dataset.testScriptState !== "notRunning") return false
  if (!page.querySelector(".footer") || !page.querySelector(".st-key-presented")) return false
  if (page.querySelector('[data-testid="stSkeleton"]') || page.fonts.status !== "loaded") return false
  const every = (parts, isDone) => [...page.querySelectorAll(parts)].every(isDone)
  return (
    every(".presented-piece", piece => "fitted" in piece.dataset) &&
    every(".stPlotlyChart", chart => chart.querySelector(".main-svg")) &&
    every('[data-testid="stBidiComponentIsolated"]', map =>
      map.shadowRoot?.querySelector("[data-drawn]"),
    )
  )
}

export class Frames {
  // `stage` holds the frames; `dressed(window)` is called with each page that is drawn.
  constructor(stage, steps, dressed) {
    this.stage = stage
    this.steps = steps
    this.dressed = dressed
    this.frames = new Map()
    this.ready = new Set()
    this.patience = new Map()
    this.isOnline = true
    this.shown = null
  }

  isReady(index) {
    return this.ready.has(index)
  }

  // Begin to load a page, unless it is there or nobody would answer.
  load(index) {
    if (this.frames.has(index) || !this.steps[index] || !this.isOnline) return
    const frame = document.createElement("iframe")
    frame.title = this.steps[index].name
    frame.tabIndex = -1
    frame.inert = true
    frame.src = this.steps[index].frame
    frame.born = Date.now()
    frame.patience = this.patience.get(index) ?? PATIENCE
    this.frames.set(index, frame)
    this.stage.append(frame)
    this._watch(index, frame)
  }

  show(index) {
    const before = this.frames.get(this.shown)
    const frame = this.frames.get(index)
    frame.inert = false
    frame.classList.add("shown")
    if (before && before !== frame) {
      before.inert = true
      before.classList.remove("shown")
    }
    this.shown = index
    this._forget()
    this.ahead()
  }

  // The next pages, one after the other: whatever is drawn before the connection is lost can be shown.
  ahead() {
    const near = this.steps
      .map((_step, index) => index)
      .filter(index => !this.frames.has(index) && index > this.shown)
    const isBusy = [...this.frames.keys()].some(index => !this.ready.has(index))
    if (near.length && !isBusy && this.frames.size < KEPT) this.load(near[0])
  }

  // After a loss: pages that were being loaded are loaded anew, those drawn stay as they are.
  again() {
    for (const index of [...this.frames.keys()]) if (!this.ready.has(index)) this._drop(index)
    this.ahead()
  }

  get window() {
    return this.frames.get(this.shown)?.contentWindow
  }

  _watch(index, frame) {
    if (this.frames.get(index) !== frame) return
    if (isDrawn(frame)) {
      this.ready.add(index)
      this.dressed(frame.contentWindow)
      this.onready?.(index)
      this.ahead()
      return
    }
    if (Date.now() - frame.born > frame.patience && this.isOnline) {
      this.patience.set(index, 2 * frame.patience)
      this._drop(index)
      this.load(index)
      return
    }
    setTimeout(() => this._watch(index, frame), LOOK)
  }

  _drop(index) {
    this.frames.get(index)?.remove()
    this.frames.delete(index)
    this.ready.delete(index)
  }

  // The pages farthest behind make room for those that come.
  _forget() {
    const far = [...this.frames.keys()].sort(
      (one, other) => this._distance(other) - this._distance(one),
    )
    while (this.frames.size >= KEPT && far.length) this._drop(far.shift())
  }

  // What lies ahead counts as near: it is needed sooner.
  _distance(index) {
    return index > this.shown ? (index - this.shown) / 3 : this.shown - index
  }
}
