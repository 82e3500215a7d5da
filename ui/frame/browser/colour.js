// Colours as every program reads them, and always those of the light theme.

// 'color(srgb 0.1 0.2 0.3 / 0.5)' and 'rgba(1, 2, 3, 0.5)' as [red, green, blue, opacity]; null
// where nothing is painted.
export function parts(words) {
  const numbers = words.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number)
  if (words.startsWith("color(srgb")) {
    const [red, green, blue, opacity = 1] = numbers
    return [red, green, blue].map(part => Math.round(part * 255)).concat(opacity)
  }
  if (!words.startsWith("rgb") || numbers.length < 3) return null
  const [red, green, blue, opacity = 1] = numbers
  return opacity ? [red, green, blue, opacity] : null
}

// The colour of the light theme for one of the dark theme; others stay.
export function light(words, pairs) {
  const found = parts(words)
  if (!found) return null
  const [red, green, blue, opacity] = found
  const hex = `#${[red, green, blue].map(part => part.toString(16).padStart(2, "0")).join("")}`
  return { colour: pairs[hex] ?? hex, opacity }
}
