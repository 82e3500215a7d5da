"""Small charts without a library: a picture of strokes and bands under words that are HTML.

`st.html` keeps no inline <svg>, so the strokes are an <img>; it carries the colours of both themes
and follows the one around it. It is stretched to its place while the words keep their size.
"""
