// A slide that is drawn from HTML fits its screen: rows that find no room are left out, and counted.

const ROWS = "tbody tr, .stacked > .bar:not(.bar-head), .reach-list li, .tasks li"

const box = row => (row.getClientRects().length ? row : row.firstElementChild).getBoundingClientRect()

function fit(piece) {
  if (piece.fitted) return
  piece.fitted = true
  const room = () => piece.scrollHeight - piece.clientHeight > 1
  if (!room()) return
  const note = document.createElement("p")
  note.className = "more"
  piece.append(note)
  let left = 0
  const rows = [...piece.querySelectorAll(ROWS)]
  while (room() && rows.length > 1) {
    left += 1
    const lowest = rows.reduce((one, other) => (box(other).bottom >= box(one).bottom ? other : one))
    rows.splice(rows.indexOf(lowest), 1)
    lowest.style.display = "none"
    for (const child of getComputedStyle(lowest).display === "contents" ? lowest.children : [])
      child.style.display = "none"
    note.textContent = piece.dataset.more.replace("{count}", left)
  }
}

const look = () => document.querySelectorAll(".presented-piece").forEach(fit)
new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
look()
