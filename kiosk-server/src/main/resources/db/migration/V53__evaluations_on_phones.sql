-- A case may be rated on the citizen's own phone too: that counts for the hall where it was handed
-- in and for its item, and for no terminal.
alter table evaluation
  alter column terminal_id drop not null,
  add column channel text not null default 'terminal' check (channel in ('terminal', 'phone')),
  add check ((channel = 'terminal') = (terminal_id is not null));
