"""The frame of the dashboard: language, generation, menu; runs the chosen page.

Started with `streamlit run dashboard.py`. Streamlit loads this file once as the server's
application, and runs it for every reader.
"""

import streamlit as st


def show() -> None:
    """One run for one reader."""
    from language.text import _
    from ui.frame import (  # here: caches want a running server, and it loads this file first
        frame,
        presentation,
    )

    frame.open_window()
    page = st.navigation(
        [
            st.Page("pages/summary/page.py", title=_("Ringkasan"), default=True),
            st.Page("pages/trend/page.py", title=_("Tren"), url_path="tren"),
            st.Page("pages/map/page.py", title=_("Peta"), url_path="peta"),
            st.Page("pages/village/page.py", title=_("Profil desa"), url_path="desa"),
            st.Page("pages/peers/page.py", title=_("Pembanding"), url_path="pembanding"),
            st.Page("pages/coverage/page.py", title=_("Cakupan"), url_path="cakupan"),
            st.Page("pages/integrity/page.py", title=_("Ketepatan"), url_path="ketepatan"),
            st.Page("pages/slice/page.py", title=_("Irisan"), url_path="irisan"),
            st.Page("pages/method/page.py", title=_("Metode"), url_path="metode"),
            st.Page("pages/meeting/page.py", title=_("Rapat"), url_path="rapat"),
        ],
        position="top",
    )
    presentation.begin(page.url_path)
    frame.head(page.title)
    with frame.calm():
        frame.mark_made_up()
        frame.offer_newer()
        with presentation.screen():
            page.run()
    frame.foot()


if __name__ == "__main__":
    show()
else:
    from pages.meeting import hall
    from ui import server

    app = st.App(__file__, lifespan=server.lifespan, routes=server.routes(hall.routes))
