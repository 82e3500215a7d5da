// The releases one after another: a button, a slider, and the name of what is shown.

import { element } from "./panel.js"

const EACH = 1000 // milliseconds that a release stays

export class Play {
  // `show(place)` colours a release; `rest(place)` is told where the hand came to rest.
  constructor(words, show, rest) {
    Object.assign(this, { words, show, rest })
    this.button = element("button", { type: "button" })
    this.slider = element("input", { type: "range", min: "0", "aria-label": words.release })
    this.name = element("output")
    this.root = element("div", { class: "play" }, this.button, this.slider, this.name)
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.start()))
    this.slider.addEventListener("input", () => this._at(Number(this.slider.value)))
    this.slider.addEventListener("change", () => {
      this.halt()
      this.rest(this.place)
    })
    this.halt()
  }

  set(names, place) {
    this.names = names
    this.root.hidden = names.length < 2
    this.root.style.display = this.root.hidden ? "none" : ""
    this.slider.max = names.length - 1
    if (!this.timer) this._name(place)
  }

  start() {
    const last = this.names.length - 1
    this._at(this.place >= last ? 0 : this.place + 1)
    this.timer = setInterval(() => {
      if (this.place >= last) this.stop()
      else this._at(this.place + 1)
    }, EACH)
    this._label()
  }

  stop() {
    this.halt()
    this.rest(this.place)
  }

  halt() {
    clearInterval(this.timer)
    this.timer = undefined
    this._label()
  }

  _label() {
    const sign = this.timer ? "\u23f8" : "\u25b6"
    const mark = element("span", { "aria-hidden": "true" }, sign)
    this.button.replaceChildren(mark, this.timer ? this.words.pause : this.words.play)
  }

  _at(place) {
    this._name(place)
    this.show(place)
  }

  _name(place) {
    this.place = place
    this.slider.value = place
    this.slider.setAttribute("aria-valuetext", this.names[place])
    this.name.textContent = this.names[place]
  }
}
