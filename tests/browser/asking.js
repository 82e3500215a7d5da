// Whether the page waits for a run: `window.isAsking`. Nothing on the page says so until a run begins.
//
// A BackMsg that begins with the key of `rerun_script` (11) asks, and a ForwardMsg with
// `script_finished` (6) answers, once two frames were drawn with it; status 2 ends for another run.
{
  const ASKS = (11 << 3) | 2
  const sockets = new WeakSet()
  let asked = 0
  const number = (bytes, at) => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      value |= (byte & 127) << shift
      if (byte < 128) return [value, at]
    }
  }
  const finishes = bytes => {
    for (let at = 0, key, value; at < bytes.length; ) {
      ;[key, at] = number(bytes, at)
      ;[value, at] = number(bytes, at)
      if (key >> 3 === 6) return value !== 2
      if ((key & 7) === 2) at += value
    }
    return false
  }
  const hear = ({ data }) => {
    if (!finishes(new Uint8Array(data))) return
    const heard = asked
    const draw = left =>
      left ? requestAnimationFrame(() => draw(left - 1)) : (window.isAsking = heard !== asked)
    draw(2)
  }
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (data) {
    if (!sockets.has(this)) this.addEventListener("message", hear)
    sockets.add(this)
    if (new Uint8Array(data.buffer ?? data)[data.byteOffset ?? 0] === ASKS) {
      asked += 1
      window.isAsking = true
    }
    return send.call(this, data)
  }
}
