from threading import Event

from forensics.readers.sandbox.watchdog import Watchdog

LONG = 30.0  # seconds: nothing here is waited for that long unless it is broken


def test_what_takes_too_long_is_ended() -> None:
    ended = Event()
    dog = Watchdog(0.05, ended.set)
    with dog.within(0.1):
        assert ended.wait(LONG)
    assert dog.overtime.is_set()


def test_what_is_done_in_time_is_not_ended_however_often() -> None:
    ended, looked = Event(), Event()
    dog = Watchdog(0.01, ended.set)
    for _ in range(20):
        with dog.within(LONG):
            looked.wait(0.005)  # so that the watchdog looks several times, within and between
    assert not ended.is_set()
    dog.leave()


def test_a_watchdog_that_left_ends_nothing() -> None:
    ended = Event()
    dog = Watchdog(0.01, ended.set)
    dog.leave()
    with dog.within(0.01):
        assert not ended.wait(0.2)


def test_what_begins_next_is_not_ended_in_place_of_what_took_too_long() -> None:
    begun, others = Event(), []
    dog = Watchdog(0.01, lambda: others.append(begun.wait(0.1)))
    with dog.within(0.01):
        assert dog.overtime.wait(LONG)
    with dog.within(LONG):
        begun.set()
    assert others == [False]
