-- Somebody is told when the application of a terminal ends by itself, and when its maintenance
-- screen was tried with wrong PINs.
insert into alert_rule
  (id, position, condition, severity, threshold, window_seconds, raise_after_seconds, clear_after_seconds, escalate_after_minutes)
values
  ('application-crashed', 19, 'crashed', 'major', 1, 1800, 0, 0, 0),
  ('maintenance-locked', 20, 'maintenance-locked', 'major', 1, 1800, 0, 0, 0);
