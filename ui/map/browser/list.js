// The ranked list beside the map: it selects, and shows what is selected.

import { element, styled } from "./panel.js"

const AT_ONCE = 300 // of thousands; the next come when the end of the list is in sight

export class Ranked {
  constructor(label) {
    this.title = element("p", { class: "list-title", id: "list-title" }, label)
    this.root = element("ol", {
      class: "ranked",
      role: "listbox",
      tabindex: "0",
      "aria-labelledby": "list-title",
    })
    this.rows = new Map()
    this.root.addEventListener("scroll", () => {
      const { scrollTop, clientHeight, scrollHeight } = this.root
      if (scrollTop + clientHeight > scrollHeight - 200) this._more(AT_ONCE)
    })
  }

  // Show the areas in this order; `row(index)` gives {name, where, value, letter}.
  build(order, row) {
    this.order = order
    this.place = new Map(order.map((index, place) => [index, place]))
    this.row = row
    this.rows.clear()
    this.root.replaceChildren()
    this._more(AT_ONCE)
  }

  mark(kind, index, isSeen) {
    const item = index === null ? undefined : this._item(index)
    const before = this[kind]
    if (before && before !== item) {
      before.classList.remove(kind)
      if (kind === "selected") before.setAttribute("aria-selected", "false")
    }
    this[kind] = item
    item?.classList.add(kind)
    if (kind === "selected") item?.setAttribute("aria-selected", "true")
    if (kind === "active") {
      if (item) this.root.setAttribute("aria-activedescendant", item.id)
      else this.root.removeAttribute("aria-activedescendant")
    }
    if (item && isSeen) this._bringIntoSight(item)
  }

  // The area this many places on from another, within the list.
  next(index, step) {
    const now = index === null ? -Math.sign(step) : (this.place.get(index) ?? 0)
    const last = this.order.length - 1
    return this.order[Math.max(0, Math.min(last, now + step))] ?? null
  }

  _item(index) {
    const place = this.place.get(index)
    if (place === undefined) return undefined
    if (place >= this.rows.size) this._more(place - this.rows.size + 20)
    return this.rows.get(index)
  }

  _more(count) {
    const start = this.rows.size
    for (const index of this.order.slice(start, start + count)) {
      const { name, where, value, letter } = this.row(index)
      const item = element(
        "li",
        { role: "option", id: `row-${index}`, "aria-selected": "false" },
        element("span", { class: `swatch ${styled(letter)}`, "aria-hidden": "true" }),
        element("span", {}, name, ...(where ? [element("span", { class: "where" }, where)] : [])),
        element("span", { class: "value" }, value),
      )
      item.index = index
      this.rows.set(index, item)
      this.root.append(item)
    }
  }

  // scrollIntoView would move the page as well.
  _bringIntoSight(item) {
    const list = this.root.getBoundingClientRect()
    const row = item.getBoundingClientRect()
    if (row.top < list.top) this.root.scrollTop -= list.top - row.top
    else if (row.bottom > list.bottom) this.root.scrollTop += row.bottom - list.bottom
  }
}
