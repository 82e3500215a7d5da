"""Releases are worked on by two processes, which never outlive the one that started them."""

import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from os import getpid
from pathlib import Path

import pytest

from data.problems import Refused
from data.settings import PROJECT
from data.workers import LARGE, begun, side_by_side
from tests.data.jobs import die, double, name_of, threads, told, write

pytestmark = pytest.mark.slow

# Its children tell their ids; the second time they sleep.
PARENT = """
from time import sleep
from data.workers import LARGE, side_by_side
from tests.data.jobs import told

if __name__ == "__main__":
    print(*side_by_side(told, [(0,), (0,)], LARGE), flush=True)
    list(side_by_side(told, [(90,), (90,)], LARGE))
"""


@pytest.mark.parametrize("families", [0, LARGE])
def test_results_come_in_the_order_of_the_jobs(families: int):
    assert list(side_by_side(double, [(3,), (1,), (2,)], families)) == [6, 2, 4]


@pytest.mark.parametrize("families", [0, LARGE])
def test_what_a_job_raises_is_raised_here(families: int):
    with pytest.raises(Refused, match="tidak boleh"):
        list(side_by_side(double, [(1,), (-1,), (2,)], families))


@pytest.mark.slow
def test_small_and_single_jobs_need_no_other_process():
    jobs = [(0,), (0,)]
    assert set(side_by_side(told, jobs, LARGE - 1)) == {getpid()}
    assert set(side_by_side(told, jobs[:1], LARGE)) == {getpid()}
    assert getpid() not in set(side_by_side(told, jobs, LARGE))


def test_they_end_without_a_word():
    script = (
        "from data.workers import LARGE, side_by_side\n"
        "from tests.data.jobs import threads\n"
        "if __name__ == '__main__':\n"
        "    list(side_by_side(threads, [(), ()], LARGE))\n"
    )
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.slow
def test_a_killed_command_leaves_no_worker_behind():
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        for _line in range(4):  # the last is of a child that sleeps
            parent.stdout.readline()
        parent.kill()
        parent.communicate(timeout=30)  # comes to its end when nobody holds the pipe any more


def test_the_next_work_finds_the_same_processes():
    jobs = [(0.1,)] * 4
    assert len({each for _turn in range(3) for each in side_by_side(told, jobs, LARGE)}) <= 2


def test_after_a_killed_process_the_next_work_has_new_ones():
    with pytest.raises(BrokenProcessPool):
        list(side_by_side(die, [(), ()], LARGE))
    assert list(side_by_side(double, [(3,), (1,)], LARGE)) == [6, 2]


def test_what_comes_later_is_done_with_every_job(tmp_path: Path):
    jobs = [(tmp_path / name,) for name in "abc"]
    assert list(side_by_side(name_of, jobs, LARGE, ahead=write)) == ["a", "b", "c"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


@pytest.mark.parametrize("families", [0, LARGE])
def test_what_is_still_being_made_is_waited_for(families: int):
    with begun(double, [(1,), (2,)]) as numbers:
        jobs = [(number,) for number in numbers]
        assert list(side_by_side(double, jobs, families)) == [4, 8]


def test_a_process_beside_another_has_its_part_of_the_cores():
    assert set(side_by_side(threads, [(), ()], LARGE)) == {max(1, threads() // 2)}


def test_what_was_begun_ends_with_its_caller(tmp_path: Path):
    jobs = [(each,) for each in (0.2, *[0.1] * 40)]
    with pytest.raises(Refused), begun(told, jobs) as futures:
        futures[0].result()
        raise Refused("dihentikan")
    assert all(each.done() for each in futures) and futures[-1].cancelled()
