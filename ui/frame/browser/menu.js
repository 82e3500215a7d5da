// Links of the band and the menu open their page within the session, as the browser's own Back does:
// without it each is a plain link that loads the page anew. A click with a key held, or by the middle
// button, stays the browser's.

const LINKS = ".band a:not(.made-up), nav.menu a, nav.bar a"
let isListening = false

export function listen() {
  if (isListening) return
  isListening = true
  addEventListener("click", event => {
    const more = document.querySelector(".more[open]")
    if (more && !more.contains(event.target)) more.open = false
    const link = event.target.closest?.(LINKS)
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    if (more) more.open = false
    open(link.dataset.language ? inLanguage(link.dataset.language) : link.href)
  })
  addEventListener("keydown", event => {
    const more = document.querySelector(".more[open]")
    if (!more || event.key !== "Escape") return
    more.open = false
    more.querySelector("summary").focus()
  })
}

function open(link) {
  const address = new URL(link)
  for (const [name, value] of new URL(location.href).searchParams)
    if (name.startsWith("embed")) address.searchParams.append(name, value)
  history.pushState(null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
  document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0)
}

// The address as it stands now: pickers may have changed it since the link was made.
function inLanguage(language) {
  const address = new URL(location.href)
  address.searchParams.set("lang", language)
  address.searchParams.delete("embed")
  address.searchParams.delete("embed_options")
  return address.href
}
