// Calls a function of a module with the values that stand in this script's own tag: a page needs
// no script of its own, and so the server can forbid such scripts.
;(() => {
  const { code, call, values } = document.currentScript.dataset
  import(new URL(code, document.baseURI).href).then(module => module[call](...JSON.parse(values)))
})()
