-- What a server with schema 3 may have had. Chinese, quotes, tabs, backslashes and bytes on purpose.
insert into hall values ('east', E'东区\t"大厅"\\N', 'East hall');
insert into terminal values ('t-1', 'east', '一号机', '2026-03-01T08:00:00Z'), ('t-2', 'east', '二号机', '2026-03-02T08:00:00Z');
insert into terminal_credential values (sha256('secret'), 't-1', '2026-03-01T09:00:00Z');
insert into enrolment_code values (sha256('code'), 't-1', '2026-03-01T10:00:00Z', '2026-03-01T09:00:00Z');
insert into terminal_presence values ('t-1', 3, 17, true, '2026-03-05T08:00:00Z', '{"software": "0.1.0"}');
insert into terminal_transition (terminal_id, at, subject, from_state, to_state, reason) values
  ('t-1', '2026-03-01T09:01:00Z', 'terminal', null, 'online', null),
  ('t-1', '2026-03-02T09:01:00Z', 'terminal', 'online', 'offline', E'line\nbreak');
insert into operator values ('admin', '$2a$12$hash', 'administrator', '2026-03-01T07:00:00Z'), ('clerk', '$2a$12$hash', 'operator', '2026-03-01T07:30:00Z');
insert into operator_session values (sha256('session'), 'admin', '2027-03-01T07:00:00Z');
insert into item_version values ('11100000000000000X3000111000', 1, '{"name": {"zh-CN": "居住证", "en": "Permit"}}', '2026-03-01T07:00:00Z');
insert into submission values
  ('0f0e0d0c-0b0a-4908-8706-050403020100', 't-1', 'L-1', sha256('content'), '{"applicant": {"name": "李华", "idNumber": "110101199003070000"}}', '11100000000000000X3000111000', 1, '2026-03-03T08:00:00Z'),
  ('1f0e0d0c-0b0a-4908-8706-050403020101', 't-1', 'L-2', sha256('other'), '{}', '11100000000000000X3000111000', 1, '2026-03-04T08:00:00Z');
insert into submission_document values
  ('0f0e0d0c-0b0a-4908-8706-050403020100', 'd1', 0, 'scan', 'identity-card', 'application/pdf', 2, 5, encode(sha256('paper'), 'hex')),
  ('1f0e0d0c-0b0a-4908-8706-050403020101', 'd1', 0, 'scan', null, 'application/pdf', 1, 100, encode(sha256('unfinished'), 'hex')),
  ('1f0e0d0c-0b0a-4908-8706-050403020101', 's1', 1, 'signature', null, 'image/png', 1, 10, encode(sha256('nothing yet'), 'hex'));
insert into case_sequence values ('11100000000000000X3000111000', '2026-03-03', 1);
insert into service_case values ('C-1', '0f0e0d0c-0b0a-4908-8706-050403020100', 'token', 'received', '2026-03-03T08:10:00Z');
insert into case_event (case_number, at, actor, kind, detail) values ('C-1', '2026-03-03T08:10:00Z', 'terminal t-1', 'accepted', null);
insert into command (id, terminal_id, idempotency_key, order_document, ordered_by, ordered_at, expires_at, state, changed_at) values
  ('aaaaaaaa-0000-4000-8000-000000000001', 't-1', 'k-1', '{"kind": "log-bundle"}', 'admin', '2026-03-04T08:00:00Z', '2026-03-04T09:00:00Z', 'succeeded', '2026-03-04T08:01:00Z');
insert into command_log values ('aaaaaaaa-0000-4000-8000-000000000001', '\x1f8b0800ff00');
insert into command_transition (command_id, at, actor, from_state, to_state, reason) values
  ('aaaaaaaa-0000-4000-8000-000000000001', '2026-03-04T08:00:00Z', 'operator admin', null, 'pending', null);
insert into alert_group (rule_id, hall_id, opened_at, joined_at) values ('terminal-offline', 'east', '2026-03-02T09:05:00Z', '2026-03-02T09:05:00Z');
insert into alert (rule_id, terminal_id, hall_id, group_id, severity, state, details, raised_at, cleared_at) values
  ('terminal-offline', 't-1', 'east', 1, 'critical', 'cleared', '{}', '2026-03-02T09:04:00Z', '2026-03-02T10:00:00Z');
insert into alert_silence (terminal_id, until, reason, created_at, created_by) values ('t-2', '2026-03-09T00:00:00Z', '检修', '2026-03-08T00:00:00Z', 'admin');
insert into alert_recipient (name, channel, address, severity, level, created_at, created_by) values ('值班', 'email', 'duty@hall.example', 'major', 1, '2026-03-01T00:00:00Z', 'admin');
insert into alert_delivery (recipient_id, notice, created_at, next_attempt_at, attempts, delivered_at) values (1, '{}', '2026-03-02T09:05:00Z', '2026-03-02T09:05:00Z', 1, '2026-03-02T09:05:01Z');
