// What readers do with an exhibit in the browser: sort and unfold its table, copy its link, come to
// it by such a link. Listens on the document, so it works for whatever a page draws later.

const BOX = ".table-box"
const MAIN = '[data-testid="stMain"]'
let isReady = false

export function ready() {
  if (isReady) return
  isReady = true
  document.addEventListener("click", click)
  document.addEventListener("scroll", () => requestAnimationFrame(keepHeads), { capture: true, passive: true })
  addEventListener("resize", () => requestAnimationFrame(look))
  const root = document.querySelector(".stApp") ?? document.body
  let isDue = false
  new MutationObserver(() => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => ((isDue = false), look()))
  }).observe(root, { childList: true, subtree: true })
  look()
  come()
}

function click(event) {
  const link = event.target.closest?.("a.copy-link")
  if (link) {
    event.preventDefault()
    copy(link)
  }
  const head = event.target.closest?.(".sort")
  if (head) sort(head.closest("th"))
  const all = event.target.closest?.(".show-all")
  if (all) unfold(all)
}

// ---- tables ----

function sort(head) {
  const table = head.closest("table")
  const place = head.cellIndex
  const isWords = head.classList.contains("text")
  // Words begin at A, numbers at the largest: what is looked for first.
  const first = isWords ? "ascending" : "descending"
  const before = head.getAttribute("aria-sort")
  const order = before === first ? (isWords ? "descending" : "ascending") : first
  for (const each of table.tHead.querySelectorAll("th[aria-sort]"))
    each.setAttribute("aria-sort", each === head ? order : "none")
  const collator = new Intl.Collator(document.documentElement.lang || "id", { numeric: true })
  const sign = order === "ascending" ? 1 : -1
  const keyed = [...table.tBodies[0].rows].map(row => [key(row.cells[place], isWords), row])
  keyed.sort(([one], [other]) => {
    if (one === null || other === null) return (one === null) - (other === null) // empty ones last
    return sign * (isWords ? collator.compare(one, other) : one - other)
  })
  table.tBodies[0].append(...keyed.map(([, row]) => row))
}

function key(cell, isWords) {
  const words = cell.dataset.value ?? (isWords ? cell.textContent.trim() : "")
  if (words === "") return null
  return isWords ? words : Number(words)
}

function unfold(button) {
  const box = button.parentElement.querySelector(BOX)
  box.querySelector("table").classList.remove("long")
  button.hidden = true
  box.focus({ preventScroll: true })
  look()
}

// Where a table fits, its box does not scroll, and the head can stay in sight by the stylesheet
// alone; in a wide one the head is moved.
function look() {
  for (const box of document.querySelectorAll(BOX)) {
    const isWide = box.firstElementChild.offsetWidth > box.clientWidth + 1
    box.classList.toggle("fits", !isWide)
    // A stop for the keyboard only where there is something to move.
    if (isWide) box.setAttribute("tabindex", "0")
    else box.removeAttribute("tabindex")
  }
  keepHeads()
  name()
}

function keepHeads() {
  const top = bandEnd()
  document.documentElement.style.setProperty("--covered", `${top}px`)
  for (const box of document.querySelectorAll(BOX)) {
    const head = box.querySelector("thead")
    if (!head) continue
    const { top: start, bottom } = box.getBoundingClientRect()
    const most = bottom - start - head.offsetHeight * 2
    const down = box.classList.contains("fits") ? 0 : Math.max(0, Math.min(top - start, most))
    const words = down ? `translateY(${down}px)` : ""
    if (head.style.transform !== words) head.style.transform = words
  }
}

// Where the bars end that stay at the top of the window.
function bandEnd() {
  const bars = document.querySelectorAll('header, [data-testid="stHeader"], [data-sticky-top]')
  const ends = [...bars].filter(isStuck).map(bar => bar.getBoundingClientRect().bottom)
  return Math.max(0, ...ends)
}

function isStuck(bar) {
  const { position, visibility } = getComputedStyle(bar)
  const { top, height } = bar.getBoundingClientRect()
  return ["fixed", "sticky", "absolute"].includes(position) && visibility !== "hidden" && height > 0 && top < 60
}

// ---- links ----

// Buttons of a row say of which exhibit they are: several rows are on a page.
function name() {
  for (const link of document.querySelectorAll("a.copy-link")) {
    const row = link.closest('[class*="-tools"]')
    if (!row) continue
    const { title } = link.dataset
    if (row.getAttribute("aria-label") !== title) {
      row.setAttribute("role", "group")
      row.setAttribute("aria-label", title)
    }
    for (const button of row.querySelectorAll(".stDownloadButton button")) {
      const words = `${button.textContent.trim()}: ${title}`
      if (button.getAttribute("aria-label") !== words) button.setAttribute("aria-label", words)
    }
  }
}

async function copy(link) {
  const address = new URL(location.href)
  address.hash = new URL(link.href).hash
  if (!(await isCopied(address.href))) return
  link.dataset.words ??= link.textContent
  link.textContent = link.dataset.copied
  link.setAttribute("role", "status")
  setTimeout(() => {
    link.textContent = link.dataset.words
    link.removeAttribute("role")
  }, 3000)
}

// Browsers give the clipboard to https and localhost alone, and an office may serve by http.
async function isCopied(words) {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: words, readOnly: true })
    field.style.cssText = "position:fixed;top:0;opacity:0"
    document.body.append(field)
    field.select()
    const isDone = document.execCommand("copy")
    field.remove()
    if (!isDone) prompt("", words)
    return isDone
  }
}

// Come to the exhibit of the address, and stay there while what stands above is still drawn.
function come() {
  const wanted = decodeURIComponent(location.hash.slice(1))
  if (!wanted) return
  const until = performance.now() + 10_000
  let isOver = false
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(event, () => (isOver = true), { once: true, passive: true })
  const step = () => {
    if (isOver || performance.now() > until) return
    const place = document.getElementById(wanted)
    const top = place?.getBoundingClientRect().top
    if (place && Math.abs(top - bandEnd() - 16) > 8) place.scrollIntoView({ block: "start" })
    setTimeout(step, 100)
  }
  step()
}
