-- Somebody is told when a complaint is late, or a bad rating was not followed in time.
insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('complaints-overdue', 43, 'complaints-overdue', 'minor', 0, 0, 0, 0, 0),
  ('rectifications-overdue', 44, 'rectifications-overdue', 'minor', 0, 0, 0, 0, 0);
