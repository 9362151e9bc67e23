"""The bare baseline: a hold's rows written by ``pgbench`` through one function, unchecked.

The tables are copies with the same columns and indexes, without foreign keys, triggers and
policies: what any program that keeps these rows has to pay.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from booker_desktop import embedded_programs

if TYPE_CHECKING:
    from tests.office import Office

_SECONDS = 120

_TABLES = (
    "create schema bare",
    *(
        f"create table bare.{name} (like booker.{name} including defaults including generated"
        " including indexes)"
        for name in ("bookings", "stops", "messages", "acts", "audit_events", "window_loads")
    ),
)

_FUNCTION = """
create function bare.hold(p_branch uuid, p_zone uuid, p_day date) returns uuid
language plpgsql as $$
declare
    booking uuid := gen_random_uuid();
    moment timestamptz := clock_timestamp();
    b bare.bookings;
    t bare.stops;
    m bare.messages;
begin
    insert into bare.bookings (branch_id, booking_id, reference, site_id, job_type_id, zone_id,
        service_date, window_id, state, promised_from, promised_to, minutes, technicians, all_day,
        buffer_before, buffer_after, vip, held_by, held_at, expires_at)
    values (p_branch, booking, left(booking::text, 13), gen_random_uuid(), booking, p_zone, p_day,
        p_zone, 'held', p_day, p_day + 1, 60, 1, false, 0, 0, false, session_user, moment,
        moment + interval '10 min') returning * into b;
    insert into bare.stops (branch_id, stop_id, booking_id, route_id, zone_id, service_date,
        starts_at, arrives_at, ends_at, drive_minutes)
    values (p_branch, gen_random_uuid(), booking, gen_random_uuid(), p_zone, p_day, p_day,
        p_day, p_day + 1, 15) returning * into t;
    insert into bare.messages (branch_id, message_id, booking_id, kind, state, recipient, subject,
        html, text)
    values (p_branch, gen_random_uuid(), booking, 'confirmation', 'draft', 'a@example.com',
        'Your appointment', repeat('<p>html</p>', 60), repeat('text ', 60)) returning * into m;
    insert into bare.window_loads as l (branch_id, zone_id, service_date, window_id, taken)
    values (p_branch, p_zone, p_day, p_zone, 1)
    on conflict (branch_id, zone_id, service_date, window_id) do update set taken = l.taken + 1;
    insert into bare.audit_events (branch_id, transaction_id, login, table_name, row_key,
        booking_id, operation, after)
    select p_branch, txid_current(), session_user, r.name, '{}', booking, 'insert', r.image
    from (values ('bookings', to_jsonb(b)), ('stops', to_jsonb(t)), ('messages', to_jsonb(m)))
        as r (name, image);
    insert into bare.acts (branch_id, act_id, kind, content, result)
    values (p_branch, gen_random_uuid(), 'hold', '{}', to_jsonb(b));
    return booking;
end
$$
"""


@dataclass(frozen=True, slots=True)
class BareRun:
    """``seconds``: one latency a transaction; ``rate``: transactions a second, all clients."""

    seconds: list[float]
    rate: float


def prepare(office: Office) -> None:
    """Make the bare tables and their function in the office's database."""
    for statement in (*_TABLES, _FUNCTION):
        office.execute(statement)


def run(office: Office, *, clients: int, each: int) -> BareRun:
    """``clients`` connections write ``each`` holds of one zone-day, as fast as they can."""
    target = office.cluster.administrator
    with TemporaryDirectory(prefix="booker-bench-") as made:
        folder = Path(made)
        script = folder / "hold.sql"
        script.write_text(
            f"select bare.hold('{office.branch_id}', '{office.zones['North']}',"
            f" date '{office.day()}');\n",
            "utf-8",
        )
        options = ["-n", "-c", str(clients), "-j", str(min(clients, 2)), "-t", str(each)]
        place = ["-h", target.host, "-p", str(target.port), "-U", target.user, office.dbname]
        done, said = embedded_programs.run(
            [
                str(embedded_programs.stable(None) / "pgbench"),
                *options,
                *("-l", "--log-prefix", str(folder / "log")),
                *("-f", str(script)),
                *place,
            ],
            None,
            _SECONDS,
        )
        if not done:
            message = f"pgbench failed: {said}"
            raise RuntimeError(message)
        # client, transaction, latency in microseconds, script, epoch second, its microseconds
        lines = [
            line.split()
            for log in folder.glob("log*")
            for line in log.read_text("utf-8").splitlines()
        ]
    latencies = [int(line[2]) / 1e6 for line in lines]
    ends = [int(line[4]) + int(line[5]) / 1e6 for line in lines]
    first = min(end - taken for end, taken in zip(ends, latencies, strict=True))
    return BareRun(latencies, len(lines) / (max(ends) - first))
