-- What changed is told to all servers on this database when its transaction commits: one word, for
-- however many rows, since each server looks for itself. Who misses it looks a second later anyway.
create function tell_servers() returns trigger language plpgsql as $$
begin
  perform pg_notify('hall_news', tg_argv[0]);
  return null;
end
$$;

create trigger tell_servers after insert on command
  for each statement execute function tell_servers('commands');

create trigger tell_servers after insert or update on configuration_desired
  for each statement execute function tell_servers('configuration');

create trigger tell_servers after insert on terminal_revocation
  for each statement execute function tell_servers('identities');

create trigger tell_servers after insert or update or delete on terminal_credential
  for each statement execute function tell_servers('identities');

-- In which transaction it last changed, so that a server reads each row once, whatever anybody's
-- clock says.
alter table configuration_desired
  add column written_in xid8 not null default pg_current_xact_id();
create index on configuration_desired (written_in);
drop index configuration_desired_changed_at_idx;

-- A publication is told as well, so that the work begins at once.
create trigger tell_servers after insert or update of state on configuration_publication
  for each statement execute function tell_servers('publications');

-- Beside the document that says it, so that nobody has to read the document for it.
alter table configuration_snapshot add column expires_at timestamptz;
update configuration_snapshot
  set expires_at = (convert_from(payload, 'UTF8')::jsonb ->> 'expires')::timestamptz;
