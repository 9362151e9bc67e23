drop function app.due_reminders(uuid), app.due_notices(uuid), app.queue_message(uuid, jsonb),
    app.reminder_at(timestamptz, integer, text);
