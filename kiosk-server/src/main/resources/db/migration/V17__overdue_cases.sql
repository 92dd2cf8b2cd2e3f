-- Somebody is told when a case is late.
insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('cases-overdue', 18, 'cases-overdue', 'minor', 0, 0, 0, 0, 0);
