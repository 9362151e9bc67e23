drop function app.save_delivery_settings(uuid, uuid, jsonb), app.save_contact(uuid, uuid, jsonb);
