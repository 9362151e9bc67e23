drop function app.record_sign_in(uuid), app.staff_member(uuid, text),
    app.is_listed(uuid, text), app.write_staff(uuid, text, text, text, boolean),
    app.record_password(text, boolean);
revoke execute on function
    app.begin_act(uuid, uuid, text, jsonb), app.end_act(uuid, uuid, text, jsonb, jsonb)
from booker_keeper;
drop table booker.sign_ins;
alter table booker.staff drop column one_time_password, drop column password_set_at;
