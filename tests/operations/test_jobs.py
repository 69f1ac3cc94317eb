"""What runs by the clock."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.urls import reverse

import pytest
import time_machine

from operations.jobs import job, jobs
from operations.models import JobRun

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def no_jobs():
    """Leave out the site's own jobs for a while."""
    own = dict(jobs)
    jobs.clear()
    yield
    jobs.clear()
    jobs.update(own)


@pytest.fixture
def make_job(no_jobs):
    """Make a job that notes its runs in a list, or fails; return the list."""

    def make(name: str, every: timedelta = MINUTE, error: Exception | None = None) -> list[str]:
        runs = []

        @job(name=name, title=name.capitalize(), every=every)
        def work():
            runs.append(name)
            if error:
                raise error

        return runs

    return make


def test_job_runs_when_it_is_due(make_job, clock):
    runs = make_job("sweep", every=HOUR)
    for moment in (NOW, NOW + MINUTE, NOW + HOUR - MINUTE):
        clock.move_to(moment)
        call_command("run_jobs")
    assert len(runs) == 1
    clock.move_to(NOW + HOUR)
    call_command("run_jobs")
    assert len(runs) == 2


def test_job_of_each_minute_is_not_left_out_when_the_runner_is_early(make_job, clock):
    runs = make_job("sweep")
    for seconds in (0, 59, 119):
        clock.move_to(NOW + timedelta(seconds=seconds))
        call_command("run_jobs")
    assert len(runs) == 3


def test_named_job_runs_at_any_time_and_no_other(make_job, clock):
    sweep, wash = make_job("sweep", every=DAY), make_job("wash", every=DAY)
    call_command("run_jobs")
    call_command("run_jobs", "sweep")
    assert (len(sweep), len(wash)) == (2, 1)
    call_command("run_jobs", "--all")
    assert (len(sweep), len(wash)) == (3, 2)


def test_unknown_name_is_told_with_the_known_ones(make_job):
    make_job("sweep")
    with pytest.raises(CommandError, match="sweep"):
        call_command("run_jobs", "swep")


def test_two_jobs_of_one_name_are_refused(make_job):
    make_job("sweep")
    with pytest.raises(ValueError, match="sweep"):
        make_job("sweep")


def test_the_sites_own_jobs_succeed_on_a_new_site(home, capsys):
    call_command("run_jobs")
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{name}: done" for name in jobs]


# Failures


def test_failed_job_keeps_no_other_from_running_and_is_told(make_job, clock, capsys):
    make_job("sweep", error=OSError(28, "No space left on device"))
    wash = make_job("wash")
    with pytest.raises(SystemExit) as end:
        call_command("run_jobs")
    assert end.value.code == 1
    assert wash
    assert capsys.readouterr().out == "sweep: failed\nwash: done\n"
    assert "No space left on device" in JobRun.objects.get(name="sweep").error


def test_no_error_tells_whose_data_it_met(make_job, clock, caplog):
    make_job("sweep", error=ValueError("maija@example.org"))
    with pytest.raises(SystemExit):
        call_command("run_jobs")
    error = JobRun.objects.get(name="sweep").error
    assert "ValueError" in error
    assert "test_jobs.py" in error
    assert "maija" not in error + caplog.text


def test_failed_job_of_each_day_is_tried_again_within_the_hour(make_job, clock):
    runs = make_job("sweep", every=DAY, error=OSError())
    for moment in (NOW, NOW + MINUTE, NOW + HOUR):
        clock.move_to(moment)
        with suppress(SystemExit):
            call_command("run_jobs")
    assert len(runs) == 2


# Runners at once


def test_running_job_is_left_alone(make_job, clock):
    runs = make_job("sweep")
    claim = JobRun.objects.claim(jobs["sweep"])
    call_command("run_jobs", "sweep")
    assert runs == []
    claim.finish()
    call_command("run_jobs", "sweep")
    assert len(runs) == 1


def test_job_of_a_crashed_runner_runs_again_when_its_time_is_over(make_job, clock):
    runs = make_job("sweep", every=DAY)
    JobRun.objects.claim(jobs["sweep"])
    clock.move_to(NOW + jobs["sweep"].limit)
    call_command("run_jobs")
    assert runs == []
    clock.shift(timedelta(seconds=1))
    call_command("run_jobs")
    assert len(runs) == 1


def test_late_end_of_an_overtaken_run_changes_nothing(make_job, clock):
    make_job("sweep")
    overtaken = JobRun.objects.claim(jobs["sweep"])
    clock.move_to(NOW + DAY)
    call_command("run_jobs")
    overtaken.finish("OSError")
    assert JobRun.objects.get(name="sweep").error == ""


# What staff see


@pytest.fixture
def staff(client, clock, django_user_model):
    user = django_user_model.objects.create_user("kaisa", "kaisa@example.org", "x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def overseer(staff):
    staff.user.user_permissions.add(Permission.objects.get(codename="view_jobrun"))
    return staff


def read(client) -> str:
    return client.get(reverse("jobs")).content.decode()


def test_late_jobs_are_told_from_those_in_order(make_job, overseer, clock):
    make_job("sweep", every=HOUR)
    assert ">myöhässä<" in read(overseer)
    call_command("run_jobs")
    for moment, is_late in ((NOW, False), (NOW + HOUR, False), (NOW + 2 * HOUR, True)):
        clock.move_to(moment)
        assert (">myöhässä<" in read(overseer)) == is_late
        assert (">kunnossa<" in read(overseer)) != is_late


def test_failure_is_told(make_job, overseer, clock):
    make_job("sweep", error=OSError(28, "No space left on device"))
    with pytest.raises(SystemExit):
        call_command("run_jobs")
    assert "No space left on device" in read(overseer)


def test_list_of_jobs_is_closed_to_others(staff):
    assert staff.get(reverse("jobs")).status_code == 302
