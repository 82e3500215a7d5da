"""The map: one inline SVG in the page, its shapes by address, its colours over the websocket.

`geometry` turns boundaries into the file that browsers keep, `classes` sorts values into few
colours, `picture` says what one map shows, and `component` puts it on the page. `map.js` draws.
"""
