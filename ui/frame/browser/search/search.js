// The search in the head: a combobox with a list below it (WAI-ARIA 1.2, "list autocomplete").
//
// Streamlit calls `draw` with every run. The field stays as it is while its words do, with what is
// being typed in it; the list of all there is comes when the field is first used.

import { prepared, ranked } from "./ranking.js"

const MOST = 12
const here = path => new URL(path, document.baseURI).href
const boxes = new WeakMap()
const lists = new Map()

export function draw({ parentElement, data, setTriggerValue }) {
  let box = boxes.get(parentElement)
  if (box?.html !== data.html) {
    box = new Box(parentElement, data.html)
    boxes.set(parentElement, box)
  }
  box.words = data.words
  box.address = data.entries
  box.choose = key => setTriggerValue("chosen", key)
  box.root.dataset.drawn = ""
}

async function listOf(address) {
  if (!lists.has(address)) {
    const answer = await fetch(here(address))
    if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
    lists.set(address, prepared(await answer.json()))
  }
  return lists.get(address)
}

class Box {
  constructor(parent, html) {
    parent.innerHTML = html
    this.html = html
    this.root = parent.querySelector(".search")
    const part = name => this.root.querySelector(name)
    this.opener = part(".search-open")
    this.input = part("input")
    this.panel = part(".search-found")
    this.list = part("ul")
    this.none = part(".search-none")
    this.said = part(".search-said")
    this.offers = []
    this.active = -1
    this.input.addEventListener("focus", () => this.look())
    this.input.addEventListener("input", () => this.look())
    this.input.addEventListener("keydown", event => this.press(event))
    this.root.addEventListener("focusout", event => {
      if (!this.root.contains(event.relatedTarget)) this.leave()
    })
    this.opener.addEventListener("click", () => this.unfold())
    part(".search-close").addEventListener("click", () => this.fold())
    // The field keeps the focus while an offer is pressed.
    this.panel.addEventListener("mousedown", event => event.preventDefault())
    this.list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]")
      if (option) this.open([...this.list.children].indexOf(option))
    })
  }

  /** What matches now; the newest typing counts when several wait for the list. */
  async look() {
    const typed = this.input.value
    let entries
    try {
      entries = await listOf(this.address)
    } catch (problem) {
      if (typed.trim()) this.show([], this.words.late, "")
      return
    }
    if (this.input.value !== typed || !this.root.contains(document.activeElement)) return
    if (!typed.trim()) return this.close()
    const offers = ranked(entries, typed, MOST)
    if (offers.length) this.show(offers, "", "")
    else this.show([], this.words.none.replace("{typed}", typed.trim()), this.words.hint)
  }

  show(offers, none, hint) {
    this.offers = offers
    this.list.replaceChildren(...offers.map(option))
    this.list.hidden = !offers.length
    this.none.hidden = !none
    this.none.replaceChildren(...[none, hint].filter(Boolean).map(words => element("span", words)))
    this.panel.hidden = false
    this.input.setAttribute("aria-expanded", String(Boolean(offers.length)))
    this.said.textContent = none
      ? `${none} ${hint}`
      : this.words.found.replace("{count}", offers.length)
    this.mark(offers.length ? 0 : -1)
  }

  mark(place) {
    this.active = place
    ;[...this.list.children].forEach((each, i) =>
      each.setAttribute("aria-selected", String(i === place)))
    const active = this.list.children[place]
    if (active) {
      this.input.setAttribute("aria-activedescendant", active.id)
      active.scrollIntoView({ block: "nearest" })
    } else this.input.removeAttribute("aria-activedescendant")
  }

  press(event) {
    if (event.isComposing) return
    const count = this.panel.hidden ? 0 : this.offers.length
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      if (count) this.mark((this.active + step + count) % count)
      else this.look()
    } else if (event.key === "Enter") {
      event.preventDefault()
      this.enter()
    } else if (event.key === "Escape") {
      event.preventDefault()
      if (!this.panel.hidden) this.close()
      else if (this.input.value) this.input.value = ""
      else this.fold()
    }
  }

  /** Open what stands first, or what is marked; a list that is still on its way is waited for. */
  async enter() {
    if (this.panel.hidden) await this.look()
    this.open(this.active)
  }

  open(place) {
    const entry = this.offers[place]
    if (!entry || this.panel.hidden) return
    this.input.value = ""
    this.close()
    this.root.classList.remove("is-open")
    this.opener.setAttribute("aria-expanded", "false")
    this.input.blur()
    this.choose(entry.key)
  }

  close() {
    this.panel.hidden = true
    this.offers = []
    this.list.replaceChildren()
    this.said.textContent = ""
    this.input.setAttribute("aria-expanded", "false")
    this.mark(-1)
  }

  leave() {
    this.close()
    if (!this.input.value) {
      this.root.classList.remove("is-open")
      this.opener.setAttribute("aria-expanded", "false")
    }
  }

  /** On a phone the field unfolds over the head; elsewhere it is always there. */
  unfold() {
    this.root.classList.add("is-open")
    this.opener.setAttribute("aria-expanded", "true")
    this.input.focus()
  }

  fold() {
    this.input.value = ""
    this.close()
    this.root.classList.remove("is-open")
    this.opener.setAttribute("aria-expanded", "false")
    if (this.opener.offsetParent) this.opener.focus()
  }
}

function option(entry, place) {
  const line = element("li")
  line.id = `search-offer-${place}`
  line.setAttribute("role", "option")
  const other = entry.spellings.length && entry.kind !== 3 ? ` (${entry.spellings[0]})` : ""
  line.append(element("span", entry.label + other))
  if (entry.beside) line.append(element("small", entry.beside))
  return line
}

function element(name, words = "") {
  const made = document.createElement(name)
  made.textContent = words
  return made
}
