// How the window of the slides and the windows of the notes hear each other: on one computer by a
// channel of the browser, on a phone by the server, which keeps a number and nothing else.

const EVERY = 1000 // ms between two looks at the server

export const base = new URL("./", location.href).href

export async function ask(method, room, said) {
  const answer = await fetch(`${base}catatan/${room}`, {
    method,
    cache: "no-store",
    body: said && JSON.stringify(said),
    signal: AbortSignal.timeout(4000),
  })
  if (!answer.ok) throw new Error(answer.status)
  return answer.json()
}

// 128 random bits: the name of a room, or a key.
export function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("")
}

export const channel = room => new BroadcastChannel(`rapat-${room}`)

// Call `look` again and again; what it throws is for `lost`, and the next look comes all the same.
export function every(look, lost) {
  const again = async () => {
    try {
      await look()
    } catch (problem) {
      lost(problem)
    }
    setTimeout(again, EVERY)
  }
  again()
}
