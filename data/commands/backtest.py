"""Command backtest: how well the forecasts would have done."""

from data.commands.options import Json
from data.commands.output import out, print_json
from data.settings import settings


def backtest(as_json: Json = False) -> None:
    from data.commands.account import backtest_table
    from data.database import in_memory
    from data.estimates import backtest as scoring
    from data.estimates.forecasts import series_of
    from data.reference.tables import load_reference

    with in_memory() as connection:
        load_reference(connection, settings().reference)
        scores = scoring.backtest(series_of(connection, settings().province))
    if as_json:
        print_json(scores)
    else:
        out.print(backtest_table(scores))
