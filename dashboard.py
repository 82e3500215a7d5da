"""The frame of the dashboard: language, generation, menu; runs the chosen page.

Started with `streamlit run dashboard.py`. Streamlit loads this file once as the server's
application, and runs it for every reader.
"""

import streamlit as st


def show() -> None:
    """One run for one reader."""
    from pages import menu
    from ui.frame import (  # here: caches want a running server, and it loads this file first
        absent,
        frame,
        presentation,
    )

    frame.open_window()
    groups = menu.groups()
    entries = menu.entries()
    page = st.navigation(
        [
            st.Page(
                entry.file,
                title=entry.title,
                url_path=entry.address or None,
                default=not entry.address,
            )
            for entry in entries
        ]
        + absent.pages(entries),
        position="hidden",
    )
    presentation.begin(page.url_path)
    frame.head(page, groups)
    with frame.calm():
        frame.offer_newer()
        with presentation.screen():
            page.run()
    frame.foot()


if __name__ == "__main__":
    show()
else:
    from pages import front, menu
    from pages.meeting import hall
    from pages.method import landing
    from pages.papers import served
    from pages.summary import send
    from ui import server

    app = st.App(
        __file__,
        lifespan=server.lifespan,
        routes=server.routes(hall.routes, served.routes, send.routes, landing.routes, front.routes),
        middleware=server.middleware([entry.address for entry in menu.entries()], front.not_found),
    )
