-- Complaints that did not reach the hotline 12345 by wire in time, and wait for somebody who calls.
insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('hotline-given-up', 65, 'hotline-given-up', 'major', 0, 0, 0, 0, 0);
