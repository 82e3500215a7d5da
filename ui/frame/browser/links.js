// Links to pages of the dashboard open them within the session, as the browser's own Back does: no
// number changes under a reader's hand, and nothing is loaded twice. Without this script each is a
// plain link. A click with a key held, or by another button, stays the browser's.

let isListening = false

// pages: the whole path of each page, '/kantor/tren'
export function listen(pages) {
  if (isListening) return
  isListening = true
  addEventListener("click", event => {
    const more = document.querySelector(".more[open]")
    const link = event.composedPath()[0].closest?.("a[href]")
    if (more && (link || !more.contains(event.target))) more.open = false
    if (!link || !isPlain(event)) return
    const address = addressOf(link)
    if (!isElsewhere(address) || !pages.includes(address.pathname)) return
    event.preventDefault()
    history.pushState(null, "", address)
    dispatchEvent(new PopStateEvent("popstate"))
    document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0)
  })
  addEventListener("keydown", event => {
    const more = document.querySelector(".more[open]")
    if (!more || event.key !== "Escape") return
    more.open = false
    more.querySelector("summary").focus()
  })
}

function isPlain(event) {
  const { button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event
  return !(button || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented)
}

function isElsewhere({ origin, pathname, search }) {
  return origin === location.origin && pathname + search !== location.pathname + location.search
}

// Where a link leads; a language is that of the screen as it stands now, which pickers may have
// changed since the link was made. How the dashboard is embedded stays.
function addressOf(link) {
  const now = new URL(location.href)
  if (link.dataset.language) {
    now.searchParams.set("lang", link.dataset.language)
    return now
  }
  const address = new URL(link.href)
  for (const [name, value] of now.searchParams)
    if (name.startsWith("embed")) address.searchParams.append(name, value)
  return address
}
