// The window of the slides: steps through the agenda, one picture at a time.

import { Slides } from "./slides.js"
import { ask, base, channel, every, newName } from "./talk.js"

const HEALTH = 4000 // ms between two looks at the server
const AWAKE = 3000 // ms that the buttons stay after the pointer has moved
const WIDTH = 1280
const HEIGHT = 720
const SWIPE = 60 // px

const meeting = JSON.parse(document.getElementById("meeting").textContent)
const { steps, words } = meeting
const at = id => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, key) => values[key])

const room = newName()
const key = newName() // of this window: only who has it says what is shown
const began = Date.now()
let current = null
let wanted = Math.min(Math.max(Number(location.hash.slice(1)) - 1 || 0, 0), steps.length - 1)
let isLost = false
let hasPhone = false
let wish = 0
let waiting = 0 // the sign of a phone that asks to step
let allow = 0

const slides = new Slides(at("slide"), steps)
slides.onready = index => {
  at("stage").dataset.held = slides.ready.size
  if (index === wanted) arrive()
}

// ---- where we are ----

function go(index) {
  at("black").hidden = true
  const next = Math.min(Math.max(index, 0), steps.length - 1)
  if (next === current) {
    wanted = null
    if (index > next) say(words.end)
    else report()
    return
  }
  wanted = next
  if (slides.isReady(next)) return arrive()
  slides.load(next)
  report()
}

const step = by => go((wanted !== null && wanted !== current ? wanted - by : current ?? 0) + by)

function arrive() {
  current = wanted
  wanted = null
  slides.show(current)
  history.replaceState(null, "", `#${current + 1}`)
  draw()
  report()
  tell()
}

function draw() {
  at("place").textContent = `${current + 1} / ${steps.length}`
  at("name").textContent = steps[current].name
  at("spoken").textContent = fill(words.spoken, {
    number: current + 1,
    all: steps.length,
    title: steps[current].title,
  })
  for (const list of [at("steps"), at("agenda").querySelector("ol")])
    [...list.children].forEach((item, index) => {
      const button = item.firstChild
      if (index === current) button.setAttribute("aria-current", "step")
      else button.removeAttribute("aria-current")
      item.classList.toggle("past", index < current)
    })
  at("back").disabled = current === 0
  at("next").disabled = current === steps.length - 1
}

// One calm line: what is being waited for, and whether the server answers.
function report() {
  const isWaiting = wanted !== null && wanted !== current
  const number = (wanted ?? 0) + 1
  if (isLost) say(fill(isWaiting ? words.lostWaiting : words.lost, { number }))
  else say(isWaiting ? fill(words.waiting, { number }) : "")
}

const say = text => (at("state").textContent = text)

// ---- the server ----

async function look() {
  let isThere = false
  try {
    const answer = await fetch(`${base}_stcore/health`, {
      cache: "no-store",
      signal: AbortSignal.timeout(HEALTH),
    })
    isThere = answer.ok
  } catch {
    isThere = false
  }
  if (isThere === isLost) {
    isLost = !isThere
    report()
  }
  setTimeout(look, HEALTH)
}

// ---- the notes ----

const said = () => ({
  agenda: meeting.agenda,
  language: meeting.language,
  generation: meeting.generation,
  step: current ?? 0,
  elapsed: Math.round((Date.now() - began) / 1000),
})

const near = channel(room)
near.onmessage = ({ data }) => {
  if (data.asked !== undefined) go(data.asked)
  else if (data.hello) tell()
}

function tell() {
  near.postMessage(said())
  if (hasPhone) hear()
}

// What is shown goes to the server, and the last wish of a phone comes back.
async function hear() {
  const heard = await ask("PUT", room, { ...said(), key, allow })
  allow = 0
  waiting = heard.waiting
  permit()
  if (heard.wish > wish) {
    wish = heard.wish
    go(heard.asked)
  }
}

// A phone asks to step: the speaker compares the number and lets it, or leaves it.
function permit() {
  const button = at("permit")
  button.hidden = !waiting
  button.textContent = waiting ? fill(words.permit, { sign: waiting }) : ""
}

function letIn() {
  if (!waiting) return
  allow = waiting
  waiting = 0
  permit()
  hear().catch(() => {})
}

function notes() {
  const state = new URLSearchParams({
    room,
    agenda: meeting.agenda,
    lang: meeting.language,
    generation: meeting.generation,
  })
  open(`${base}catatan?${state}`, `notes-${room}`, "popup,width=520,height=760")
}

async function phone() {
  const pair = at("pair")
  const picture = pair.querySelector("img")
  if (!hasPhone) {
    hasPhone = true
    await hear()
    every(hear, () => {})
    picture.onerror = () => {
      picture.hidden = true
      pair.querySelector("p").textContent = words.noPhone
    }
    picture.src = `${base}catatan/${room}/kode`
  }
  pair.hidden = false
}

// ---- what the presenter does ----

function code() {
  const { address, code: own } = steps[current ?? 0]
  const picture = at("code").querySelector("img")
  picture.hidden = !own
  if (own) Object.assign(picture, { src: own, alt: address })
  at("code").querySelector("p").textContent = own ? address : words.noCode
  toggle("code")
}

function toggle(id) {
  const dialog = at(id)
  if (dialog.open) return dialog.close()
  for (const other of document.querySelectorAll("dialog[open]")) other.close()
  dialog.showModal()
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen()
  else document.documentElement.requestFullscreen()
}

function leave() {
  const open = document.querySelector("dialog[open]")
  if (open) open.close()
  else location.href = base + meeting.back
}

const deeds = {
  permit: letIn,
  notes,
  full,
  phone,
  leave: () => (location.href = base + meeting.back),
  close: () => at("help").close(),
}

const keys = {
  ArrowRight: () => step(1),
  ArrowDown: () => step(1),
  PageDown: () => step(1),
  " ": () => step(1),
  Enter: () => step(1),
  ArrowLeft: () => step(-1),
  ArrowUp: () => step(-1),
  PageUp: () => step(-1),
  Backspace: () => step(-1),
  Home: () => go(0),
  End: () => go(steps.length - 1),
  Escape: leave,
  f: full,
  b: () => (at("black").hidden = !at("black").hidden),
  ".": () => (at("black").hidden = !at("black").hidden),
  n: notes,
  i: letIn,
  a: () => toggle("agenda"),
  q: code,
  "?": () => toggle("help"),
  h: () => toggle("help"),
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const isPressed = event.target.closest?.("button, a") && [" ", "Enter"].includes(key)
  const isInside = document.querySelector("dialog[open]") && !["a", "i", "q", "?", "h"].includes(key)
  if (!keys[key] || isPressed || isInside) return
  event.preventDefault()
  event.stopPropagation()
  keys[key]()
}

let start = null
addEventListener("pointerdown", event => (start = [event.clientX, event.clientY]))
addEventListener("pointerup", event => {
  const [x, y] = start ?? [event.clientX, event.clientY]
  const [dx, dy] = [event.clientX - x, event.clientY - y]
  start = null
  const isFree = event.pointerType === "touch" && !document.querySelector("dialog[open]")
  if (isFree && Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy)) step(dx < 0 ? 1 : -1)
})

let asleep
function wake() {
  document.body.classList.add("awake")
  clearTimeout(asleep)
  asleep = setTimeout(() => document.body.classList.remove("awake"), AWAKE)
}
for (const name of ["pointermove", "pointerdown", "focusin"]) addEventListener(name, wake)

function fit() {
  const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT)
  const style = at("canvas").style
  style.setProperty("--scale", scale)
  style.left = `${(innerWidth - WIDTH * scale) / 2}px`
  style.top = `${(innerHeight - HEIGHT * scale) / 2}px`
}

function tick() {
  const now = new Date()
  at("clock").textContent = now.toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
  })
  setTimeout(tick, 60000 - (now % 60000))
}

function pointTo(list, index, content) {
  const button = document.createElement("button")
  button.type = "button"
  button.append(content)
  button.addEventListener("click", () => {
    at("agenda").close()
    go(index)
  })
  const item = document.createElement("li")
  item.append(button)
  list.append(item)
  return button
}

steps.forEach(({ name, title }, index) => {
  const button = pointTo(at("steps"), index, "")
  button.title = button.ariaLabel = `${index + 1}. ${name}`
  pointTo(at("agenda").querySelector("ol"), index, name).title = title
})
at("back").addEventListener("click", () => step(-1))
at("next").addEventListener("click", () => step(1))
at("ask").addEventListener("click", () => toggle("help"))
at("help").addEventListener("close", () => (at("pair").hidden = true))
at("black").addEventListener("click", () => (at("black").hidden = true))
for (const button of document.querySelectorAll("[data-do]"))
  button.addEventListener("click", () => deeds[button.dataset.do]())
addEventListener("keydown", press)
addEventListener("resize", fit)
addEventListener("hashchange", () => go(Number(location.hash.slice(1)) - 1 || 0))

fit()
tick()
wake()
slides.load(wanted)
report()
look()
