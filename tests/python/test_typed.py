"""One reader for what people type: periods, measures, units and targets, at every door alike."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import thads_metrics as tm
from thads_metrics.__main__ import main
from thads_metrics.words import Measure

MARCH = [
    "2023/06",
    "6 tháng đầu năm 2023",
    "06 tháng năm 2023",
    "sáu tháng đầu năm 2023",
    "quý II/2023",
    "Quý 2 năm 2023",
    "đến 31/3/2023",
    "tính đến hết ngày 31/03/2023",
    "31.3.2023",
    "2023-03-31",
    "tháng 3 năm 2023",
    "Tháng 03/2023",
    "first 6 months of 2023",
]
SHEET = "Cơ quan,Có điều kiện thi hành,Giải quyết xong\nLong An,100,50\n".encode()
REPORT = '[report]\noffice = "Huế"\nperiod = "{}"\n[[figure]]\nquantity = "cases.rate"\nprinted = "50,75%"\n'


@pytest.mark.parametrize("text", MARCH)
def test_a_period_at_every_door(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    period = tm.Period("2023/06")
    assert tm.Period(text) == period
    assert tm.read_sheet(SHEET, period=text, measure="cases").periods == (period,)
    assert tm.Target("80%", text).due == period
    assert tm.Report.parse(REPORT.format(text)).period == period
    assert tm.Flow("Huế", text, "cases", eligible=2, resolved=1).period == period
    (tmp_path / "sheet.csv").write_bytes(SHEET)
    assert main(["rates", str(tmp_path / "sheet.csv"), "--period", text, "--measure", "việc"]) == 0
    assert "6 tháng đầu năm 2023" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "month", "months"),
    [("6/2023", "2023/09", "2023/06"), ("2023-06", "2023/09", "2023/06"), ("10/2023", "2024/01", "2023/10")],
)
def test_two_readings_are_refused_with_both(text: str, month: str, months: str) -> None:
    for read in (tm.Period, lambda text: tm.read_sheet(SHEET, period=text), lambda text: tm.Target("80%", text)):
        with pytest.raises(tm.PeriodError) as error:
            read(text)
        assert error.value.code == "period.two_readings"
        assert error.value.fields["month"] == month
        assert error.value.fields["months"] == months
        assert month in error.value.vi
        assert months in error.value.vi


def test_a_day_within_a_month_ends_no_period() -> None:
    with pytest.raises(tm.PeriodError) as error:
        tm.Period("đến 30/3/2023")
    assert error.value.code == "period.not_last_day"


@pytest.mark.parametrize(
    ("text", "measure"),
    [("việc", "cases"), ("về tiền", "money"), ("Tiền", "money"), ("VIEC", "cases"), ("án hành chính", "admin")],
)
def test_a_measure_in_words(text: str, measure: Measure) -> None:
    assert tm.Target("80%", "2022/12", measure=text).measure == measure
    sheet = SHEET.replace("Có điều kiện thi hành".encode(), "Phải thi hành".encode()) if measure == "admin" else SHEET
    read = tm.read_sheet(sheet, period="2022/06", measure=text, unit="nghìn đồng")  # type: ignore[arg-type]
    assert read.measures == (measure,)
    assert read.results(measure=text).measures == (measure,)  # type: ignore[arg-type]


def test_a_target_in_words_and_the_float_that_is_refused() -> None:
    assert tm.Target("81,5%", "2022/12") == tm.Target("81.5", "2022/12") == tm.Target(Decimal("81.5"), "2022/12")
    assert tm.Target("trên 81,5%", "2022/12") == tm.Target("81,5%", "2022/12", strict=True)
    with pytest.raises(TypeError, match='write it as text, "81,5%"'):
        tm.Target(81.5, "2022/12")  # type: ignore[arg-type]
