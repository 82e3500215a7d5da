// Streamlit's page is English for every browser: say the language that is spoken, and remember it.

export function speak(language, cookie) {
  document.documentElement.lang = language
  if (cookie) document.cookie = cookie
}
