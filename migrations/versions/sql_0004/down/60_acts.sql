drop function app.confirm(uuid, uuid, jsonb, jsonb), app.cancel(uuid, uuid, jsonb, jsonb),
    app.no_show(uuid, uuid, jsonb, jsonb), app.technician_on_the_way(uuid, uuid, jsonb, jsonb),
    app.send_again(uuid, uuid, jsonb), app.settle_message(uuid, uuid, jsonb),
    app.close_confirmed(uuid, uuid, text, jsonb, text, text, text, jsonb, text[]),
    app.was_told(uuid, uuid), app.write_messages(uuid, uuid, text, text, jsonb);
