-- Several servers share the presences. A server writes a row only from the version that it knows;
-- `written_in` tells the others which rows they have not seen, whatever anybody's clock says.

alter table terminal_presence
  add column version    bigint      not null default 1,
  add column writer     text        not null default '',
  add column written_in xid8        not null default pg_current_xact_id(),
  add column written_at timestamptz not null default clock_timestamp();
create index on terminal_presence (written_in);
-- Rows change all the time and their number does not.
alter table terminal_presence set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.5);

-- Availability asks what a terminal was at the beginning of a month.
create index terminal_transition_service on terminal_transition (terminal_id, subject, at desc, id desc)
  where subject in ('terminal', 'service');

-- Whose credential changed in which transaction, so that servers may keep credentials in memory.
create table terminal_credential_change (
  terminal_id text primary key references terminal on delete cascade,
  written_in  xid8 not null
);
create index on terminal_credential_change (written_in);

create function note_credential_change() returns trigger language plpgsql as $$
declare
  changed text := case tg_op when 'DELETE' then old.terminal_id else new.terminal_id end;
begin
  insert into terminal_credential_change values (changed, pg_current_xact_id())
  on conflict (terminal_id) do update set written_in = excluded.written_in;
  return null;
end $$;

create trigger note_change after insert or update or delete on terminal_credential
  for each row execute function note_credential_change();
