-- The functions of 0001 and 0002 that this file replaced are back by now (v0003_setup.py).
drop function app.end_undo(uuid, uuid, jsonb, jsonb),
    app.undo_stops(uuid, uuid[], jsonb[], jsonb[]),
    app.undo_rows(uuid, uuid, jsonb, text, text, jsonb),
    app.retire_booked(uuid, text, uuid[]), app.refuse_standing(uuid, text, uuid[]),
    app.refuse_stated_again(uuid, text, jsonb[], timestamptz),
    app.refuse_changed(uuid, text, jsonb, timestamptz), app.row_name(uuid, text, jsonb),
    app.begin_undo(uuid, uuid, jsonb), app.import_to_undo(uuid, jsonb),
    app.end_import(uuid, uuid, jsonb, uuid[], jsonb), app.begin_import(uuid, uuid, jsonb),
    app.remember_mapping(uuid, uuid, jsonb);
drop table booker.import_mappings;
drop index booker.ix_blocks_route, booker.ix_acts_imports;
