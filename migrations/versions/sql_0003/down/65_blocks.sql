drop function app.save_blocks(uuid, uuid, jsonb, jsonb),
    app.extend_block_rule(uuid, uuid, date, date[]), app.remove_block_rule(uuid, uuid, jsonb),
    app.standing_under(uuid, uuid[]), app.write_blocks(booker.blocks, time, time, date[]);
alter table booker.blocks drop column rule_id;
drop table booker.block_rules;
