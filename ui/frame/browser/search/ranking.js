// What was meant by what was typed: the best match first, the same order each time.
//
// Of one entry the best way of matching counts. A smaller rank is better; an own name that matches
// comes before any other spelling, and what only a slip of the pen explains comes last.

const OWN = { exact: 0, prefix: 1, word: 2, inside: 3 }
const SPELLED = 4 // added to the rank where only another spelling matches
const SLIP = 8
const NONE = Infinity
const CODE = /^[\d.\s]+$/
// Words that say what an area is, and of which level (its place in KINDS of search_entries.py).
const LEVELS = {
  kab: 0, kabupaten: 0,
  kec: 1, kecamatan: 1,
  program: 3,
  ds: 4, desa: 4, kel: 4, kelurahan: 4,
}

export const plain = text =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim()

const joined = text => text.replaceAll(" ", "")

/** Entries as the server sends them, made ready to be compared many times. */
export function prepared(entries) {
  return entries.map(entry => ({
    ...entry,
    own: entry.names.map(plain),
    others: entry.spellings.map(plain),
    near: plain(entry.around),
  }))
}

/** The entries that match, the best first: at most `most` of the prepared. */
export function ranked(entries, typed, most = Infinity) {
  const text = typed.trim()
  const found = CODE.test(text) ? byCode(entries, text) : byWords(entries, plain(text))
  const isExact = found.some(each => each.rank[0] % SPELLED === OWN.exact && each.rank[0] < SLIP)
  return found
    .filter(each => !isExact || each.rank[0] < SLIP) // a whole name is no slip
    .sort((one, other) => {
      const at = one.rank.findIndex((part, i) => part !== other.rank[i])
      if (at >= 0) return one.rank[at] - other.rank[at]
      return one.entry.key < other.entry.key ? -1 : 1
    })
    .slice(0, most)
    .map(each => each.entry)
}

function byCode(entries, text) {
  const digits = text.replace(/\D/g, "")
  return entries
    .filter(entry => digits && entry.code.startsWith(digits))
    .map(entry => ({ entry, rank: [OWN.prefix, entry.code.length] }))
}

function byWords(entries, text) {
  if (!text) return []
  const words = text.split(" ")
  const bare = words.filter(word => !(word in LEVELS))
  const level = bare.length ? LEVELS[words[0]] : undefined
  const ways = bare.length && bare.length < words.length ? [bare.join(" "), text] : [text]
  return entries.flatMap(entry => {
    const rank = ways.map(way => match(entry, way)).sort(compared)[0]
    return rank[0] < NONE
      ? [{ entry, rank: [rank[0], level === undefined || level === entry.kind ? 0 : 1, rank[1], entry.kind] }]
      : []
  })
}

const compared = (one, other) => one[0] - other[0] || one[1] - other[1]

/** [rank, how far from the name] of the best way to read `typed` as this entry. */
function match(entry, typed) {
  const best = names =>
    names.map(name => rankOf(name, typed, entry.near)).sort(compared)[0] ?? [NONE, 0]
  const own = best(entry.own)
  if (own[0] < NONE) return own
  const [rank, far] = best(entry.others)
  return rank < NONE ? [SPELLED + rank, far] : slip(entry, typed)
}

function rankOf(name, typed, near) {
  const [one, other] = [joined(name), joined(typed)]
  if (one === other) return [OWN.exact, 0]
  if (one.startsWith(other)) return [OWN.prefix, 0]
  const rest = (word, of) => (of.startsWith(word) ? of.length - word.length : NONE)
  const far = distance(typed.split(" "), name, near, rest)
  if (far < NONE) return [OWN.word, typed.includes(" ") ? far : 0]
  return [other.length > 1 && one.includes(other) ? OWN.inside : NONE, 0]
}

/**
 * How far the words typed are, together, from words of a name and of what lies around it, each from
 * another one; NONE where one is none of them, or all belong to what lies around.
 */
function distance(typed, name, near, far) {
  const own = name.split(" ")
  const words = near ? [...own, ...near.split(" ")] : own
  const least = (place, taken) => {
    if (place === typed.length) return taken.some(i => i < own.length) ? 0 : NONE
    return Math.min(
      ...words.map((of, i) => {
        const one = taken.includes(i) ? NONE : far(typed[place], of)
        return one < NONE ? one + least(place + 1, [...taken, i]) : NONE
      }),
    )
  }
  return least(0, [])
}

function slip(entry, typed) {
  const far = (word, of) => {
    const letters = wrong(word, of)
    return Math.floor(letters) <= allowed(word) ? letters : NONE
  }
  const words = typed.split(" ")
  const least = Math.min(
    ...[...entry.own, ...entry.others].flatMap(name => [
      far(joined(typed), joined(name)),
      words.length > 1 ? distance(words, name, entry.near, far) : NONE,
    ]),
  )
  return [least < NONE ? SLIP : NONE, least]
}

/** How many letters may be wrong: none in three, one in a short word, two in a long one. */
function allowed(word) {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2
}

/** Letters wrong, left out, too many or swapped until `typed` is `name`, or how it begins. */
export function wrong(typed, name) {
  if (typed.length > name.length + 2) return NONE
  const rows = [[...Array(name.length + 1).keys()]]
  for (let i = 1; i <= typed.length; i++) {
    rows.push([i])
    for (let j = 1; j <= name.length; j++) {
      const same = typed[i - 1] === name[j - 1]
      let least = Math.min(
        rows[i - 1][j] + 1,
        rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (same ? 0 : 1),
      )
      const isSwapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1]
      if (isSwapped) least = Math.min(least, rows[i - 2][j - 2] + 1)
      rows[i].push(least)
    }
  }
  const last = rows[typed.length]
  // Somebody still typing has not written the end; half a letter worse than the whole name.
  const beginning = typed.length > 4 ? Math.min(...last.slice(typed.length - 1, name.length)) + 0.5 : NONE
  return Math.min(last[name.length], beginning)
}
