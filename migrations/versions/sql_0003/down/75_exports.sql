drop function app.save_export_profile(uuid, uuid, jsonb),
    app.remove_export_profile(uuid, uuid, jsonb), app.claim_export(uuid, jsonb),
    app.keep_export(uuid, jsonb), app.finish_export(uuid, jsonb);
drop table booker.export_runs, booker.export_profiles;
