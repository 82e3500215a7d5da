// Kirim ringkasan: a window with the card and its text; shares both where the browser can, else
// copies the text and saves the picture. The words come with the button.

const here = path => new URL(path, document.baseURI).href

export function ready() {
  if (document.documentElement.dataset.canSend) return // one listener, however often the page runs
  document.documentElement.dataset.canSend = "yes"
  document.addEventListener("click", event => {
    const button = event.target.closest?.("[data-send]")
    if (button) open(JSON.parse(button.dataset.send), button)
  })
}

function open(said, button) {
  const dialog = make("dialog", "send-window", { ariaLabel: said.title })
  const state = make("p", "send-state", { role: "status" })
  const words = make("textarea", "send-words", { value: said.text, readOnly: true, rows: 8 })
  words.setAttribute("aria-label", said.words)
  const picture = make("img", "send-card", { alt: said.picture, width: 1080, height: 1350 })
  const close = make("button", "hero-action", { type: "button", textContent: said.close })
  const send = make("button", "hero-action first", { type: "button", textContent: said.copy })
  const row = make("div", "hero-actions")
  row.append(send, close)
  const side = make("div", "send-side")
  side.append(make("h2", "", { textContent: said.title }), words, row, state)
  dialog.append(picture, side)
  // Inside the app, so that the theme reaches it.
  ;(button.closest(".stApp") ?? document.body).append(dialog)
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  dialog.addEventListener("close", () => dialog.remove())
  dialog.showModal()
  send.focus()

  let file // fetched before it is asked for: sharing wants the click to be fresh
  fetch(here(said.card))
    .then(async answer => {
      if (!answer.ok) throw new Error(answer.status)
      file = new File([await answer.blob()], said.file, { type: "image/png" })
      picture.src = URL.createObjectURL(file)
      dialog.addEventListener("close", () => URL.revokeObjectURL(picture.src))
      if (canShare(file)) send.textContent = said.share
    })
    .catch(() => (state.textContent = said.failed))

  send.addEventListener("click", async () => {
    if (file && canShare(file) && (await share(file, said))) return
    await copy(words)
    if (file) save(file, picture.src)
    state.textContent = file ? said.copied : said.failed
  })
}

const make = (tag, name, more = {}) =>
  Object.assign(document.createElement(tag), { className: name }, more)

const canShare = file => Boolean(navigator.canShare?.({ files: [file] }))

// Whether it was shared, or the reader thought better of it.
async function share(file, said) {
  try {
    await navigator.share({ files: [file], text: said.text })
    return true
  } catch (problem) {
    return problem.name === "AbortError"
  }
}

// In an office without https there is no clipboard to be asked; then what is selected is copied.
async function copy(words) {
  words.select()
  if (navigator.clipboard) await navigator.clipboard.writeText(words.value).catch(() => old())
  else old()
}

const old = () => document.execCommand("copy")

function save(file, address) {
  const link = make("a", "", { href: address, download: file.name })
  link.click()
}
