// The window of the notes: what the speaker says to the slide on screen, and what comes next.

import { ask, channel, every, newName } from "./talk.js"

const FRESH = 4000 // ms that the word of a window on this computer counts

const { steps, words, room } = JSON.parse(document.getElementById("meeting").textContent)
const at = id => document.getElementById(id)
const near = channel(room)
const key = newName() // of this phone
let current = null
let began = Date.now()
let heard = 0
let note = "" // that this phone may not step yet

function show({ step, elapsed }) {
  began = Date.now() - 1000 * elapsed
  at("state").textContent = note
  if (step === current || !steps[step]) return
  current = step
  at("state").textContent = note = ""
  const { name, title, notes } = steps[step]
  at("place").textContent = `${step + 1} / ${steps.length} · ${name}`
  at("title").textContent = title
  at("notes").replaceChildren(
    ...notes.map(note => Object.assign(document.createElement("p"), { textContent: note })),
  )
  at("coming").textContent = steps[step + 1]?.title ?? words.end
  scrollTo(0, 0)
}

near.onmessage = ({ data }) => {
  if (data.step === undefined) return
  heard = Date.now()
  show(data)
}

const isNear = () => Date.now() - heard < FRESH

async function move(by) {
  const asked = Math.min(Math.max((current ?? 0) + by, 0), steps.length - 1)
  near.postMessage({ asked })
  if (isNear()) return
  const { sign } = await ask("POST", room, { asked, key })
  at("state").textContent = note = sign ? words.permit.replace("{sign}", sign) : ""
}

for (const [name, by] of [
  ["back", -1],
  ["next", 1],
])
  document.querySelector(`[data-do="${name}"]`).addEventListener("click", () => {
    move(by).catch(() => (at("state").textContent = words.gone))
  })

addEventListener("keydown", event => {
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key]
  if (!by || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  move(by).catch(() => (at("state").textContent = words.gone))
})

const two = number => String(number).padStart(2, "0")
setInterval(() => {
  const seconds = Math.max(0, Math.round((Date.now() - began) / 1000))
  if (current !== null)
    at("elapsed").textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}, 500)

at("state").textContent = words.quiet
// A window on this computer answers at once and needs no server.
every(
  async () => {
    near.postMessage({ hello: true })
    if (!isNear()) show(await ask("GET", room))
  },
  () => {
    if (!isNear()) at("state").textContent = current === null ? words.quiet : words.gone
  },
)
