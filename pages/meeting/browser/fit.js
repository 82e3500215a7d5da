// A slide that is drawn from HTML fits its screen: rows that find no room are left out, and counted.
//
// Letters and what stands around a piece come late, so every change fits it anew. It is marked
// `data-fitted` while no letters are awaited: only then may anybody measure or show it.

const ROWS = "tbody tr, .stacked > .bar:not(.bar-head), .reach-list li, .tasks li"
const undo = new WeakMap() // what shows again all that a piece leaves out

const box = row => (row.getClientRects().length ? row : row.firstElementChild).getBoundingClientRect()

function fit(piece) {
  if (!undo.has(piece)) sizes.observe(piece)
  for (const each of undo.get(piece) ?? []) each()
  const undone = []
  undo.set(piece, undone)
  const room = () => piece.scrollHeight - piece.clientHeight > 1
  if (!room()) return
  const note = document.createElement("p")
  note.className = "more"
  piece.append(note)
  undone.push(() => note.remove())
  const hide = part => {
    const before = part.style.display
    part.style.display = "none"
    undone.push(() => (part.style.display = before))
  }
  let left = 0
  const rows = [...piece.querySelectorAll(ROWS)]
  while (room() && rows.length > 1) {
    left += 1
    const lowest = rows.reduce((one, other) => (box(other).bottom >= box(one).bottom ? other : one))
    rows.splice(rows.indexOf(lowest), 1)
    hide(lowest)
    if (getComputedStyle(lowest).display === "contents") [...lowest.children].forEach(hide)
    note.textContent = piece.dataset.more.replace("{count}", left)
  }
}

function look() {
  const pieces = [...document.querySelectorAll(".presented-piece")]
  pieces.forEach(fit)
  // Measuring may have asked for letters that nothing on the page had needed before.
  const isWritten = document.fonts.status === "loaded"
  for (const piece of pieces) piece.toggleAttribute("data-fitted", isWritten)
  changes.takeRecords() // its own are no reason to look again
}

// A piece has the height that is left for it, whatever is inside, so fitting never changes its size.
const sizes = new ResizeObserver(look)
const changes = new MutationObserver(look)
changes.observe(document.body, { childList: true, subtree: true, characterData: true })
document.fonts.addEventListener("loadingdone", look)
look()
