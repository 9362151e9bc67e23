drop trigger guard_zone on booker.bookings;
drop function app.set_site_active(uuid, uuid, jsonb), app.site_promised_ahead(uuid, uuid),
    app.guard_zone(), app.save_zone(uuid, uuid, jsonb),
    app.save_window(uuid, uuid, jsonb), app.save_job_type(uuid, uuid, jsonb),
    app.promised_ahead(uuid, uuid);
