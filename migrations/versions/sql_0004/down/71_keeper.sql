drop function app.require_group(uuid, text), app.require_own_worker(uuid, text);
