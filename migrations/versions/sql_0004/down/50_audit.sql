drop function app.seal_audit(uuid, integer);
