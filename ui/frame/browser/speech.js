// What Streamlit says by itself, in the language of the page: names of buttons for those who hear
// the page, and a few words on it. Its own dialog about a lost connection is closed: the page has a
// line for that (ui/look/lost.css).

const NAMES = ["aria-label", "title", "placeholder"]
const OURS = ".stHtml, .js-plotly-plot, .stBidiComponent"
const said = new WeakMap() // what Streamlit had written, by element and attribute, or by text
let words = {}
let watcher

/** Say it so from here on. `table` has Streamlit's English words and ours; {} is English. */
export function speak(table) {
  words = table
  if (!watcher) {
    watcher = new MutationObserver(changes => {
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(put)
        else if (change.type === "attributes") name(change.target, change.attributeName)
        else text(change.target)
      }
      closeDialog()
    })
    watcher.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: NAMES,
    })
  }
  put(document.body)
}

function put(node) {
  if (node.nodeType === Node.TEXT_NODE) return text(node)
  if (node.nodeType !== Node.ELEMENT_NODE || node.closest(OURS)) return
  for (const each of [node, ...node.querySelectorAll("[aria-label], [title], [placeholder]")])
    if (!each.closest(OURS)) NAMES.forEach(attribute => name(each, attribute))
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) text(texts.currentNode)
}

function name(element, attribute) {
  const now = element.getAttribute(attribute)
  if (!now || element.closest(OURS)) return
  const kept = said.get(element) ?? {}
  const next = translated(now, kept[attribute])
  if (!next) return
  said.set(element, { ...kept, [attribute]: next })
  if (next.now !== now) element.setAttribute(attribute, next.now)
}

function text(node) {
  const parent = node.parentElement
  if (!parent || parent.closest(`${OURS}, script, style`)) return
  const next = translated(node.nodeValue, said.get(node))
  if (!next) return
  said.set(node, next)
  if (next.now !== node.nodeValue) node.nodeValue = next.now
}

/** What to write, and what Streamlit wrote; nothing where it is no word of Streamlit's. */
function translated(now, before) {
  const written = before?.now === now ? before.written : now
  if (written in words) return { written, now: words[written] }
  return before?.now === now && before.now !== written ? { written, now: written } : undefined
}

function closeDialog() {
  const app = document.querySelector("[data-test-connection-state]")
  if (!app || app.dataset.testConnectionState === "CONNECTED") return
  document.querySelector(".stDialog button")?.click()
}
