drop function app.claim_messages(uuid, uuid, integer, integer, text[]),
    app.hand_over_message(uuid, uuid, uuid, text, jsonb),
    app.finish_message(uuid, uuid, uuid, jsonb), app.extend_lease(uuid, uuid, uuid, integer),
    app.claim_status_checks(uuid, integer), app.record_status(uuid, uuid, jsonb),
    app.record_reply(uuid, text, text, timestamptz), app.beat(uuid, uuid, jsonb),
    app.leave(uuid, uuid), app.expired_zone_days(uuid), app.record_expired(uuid, text),
    app.invitation_of(uuid, uuid), app.why_stale(booker.messages, booker.bookings),
    app.is_late_reminder(booker.messages, booker.bookings),
    app.after_quiet(timestamptz, text, time, time), app.pause_after(integer);
