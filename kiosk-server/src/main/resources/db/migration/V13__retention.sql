-- Retention: what only grows may be shortened by retention alone, which says so in its transaction;
-- anything else that tries is a mistake, and still refused. The audit is never shortened.

create or replace function refuse_change_of_command_transition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('hall.retention', true) = 'on' then
    return null;
  end if;
  raise exception 'command_transition is only ever added to';
end
$$;

create function refuse_change_of_configuration_report() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('hall.retention', true) = 'on' then
    return null;
  end if;
  raise exception '% is only ever added to', tg_table_name;
end
$$;

drop trigger configuration_report_only_grows on configuration_report;
create trigger configuration_report_only_grows
  before update or delete or truncate on configuration_report
  for each statement execute function refuse_change_of_configuration_report();

-- What retention looks for.
create index on alert (cleared_at) where state = 'cleared';
create index on command (changed_at);
create index on configuration_report (at);
create index on terminal_certificate (valid_until);
create index on submission (received_at);
