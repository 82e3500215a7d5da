// The slides of the agenda as pictures. Each is asked for once, from the first moment on, and then
// needs the server no more: when the connection is lost, the meeting goes on.

const AT_ONCE = 3 // that are asked for at the same time
const AGAIN = 2000 // ms until what failed is asked for again

export class Slides {
  // `picture` is the <img> on screen; steps: slide (its address), alt.
  constructor(picture, steps) {
    this.picture = picture
    this.steps = steps
    this.ready = new Map() // by index, the address of the picture in this window
    this.asked = new Set()
    this.first = 0
  }

  isReady(index) {
    return this.ready.has(index)
  }

  get isWhole() {
    return this.ready.size === this.steps.length
  }

  // Ask for a slide before all others, and then for those that follow it.
  load(index) {
    this.first = index
    this._more()
  }

  show(index) {
    this.picture.src = this.ready.get(index)
    this.picture.alt = this.steps[index].alt
    this.load(index)
  }

  _more() {
    for (let n = 0; n < this.steps.length && this.asked.size < AT_ONCE; n += 1) {
      const index = (this.first + n) % this.steps.length
      if (!this.ready.has(index) && !this.asked.has(index)) this._ask(index)
    }
  }

  async _ask(index) {
    this.asked.add(index)
    try {
      const answer = await fetch(this.steps[index].slide)
      if (!answer.ok) throw new Error(answer.status)
      this.ready.set(index, URL.createObjectURL(await answer.blob()))
      this.asked.delete(index)
      this.onready?.(index)
      this._more()
    } catch {
      setTimeout(() => {
        this.asked.delete(index)
        this._more()
      }, AGAIN)
    }
  }
}
