-- What a server with schema 6 may have had besides.
insert into district values ('north', '北区', 'North');
update hall set district_id = 'north' where id = 'east';
update terminal set model = 'portrait-2' where id = 't-2';
insert into configuration_layer values ('fleet', 1, '{"volume": 40}', '2026-04-01T08:00:00Z', 'admin');
insert into configuration_overlay (scope, from_at, until_at, settings, reason, created_at, created_by) values ('hall:east', null, '2026-04-03T08:00:00Z', '{"volume": 10}', '考试', '2026-04-02T08:00:00Z', 'admin');
insert into configuration_key (key_id, algorithm, public_key, endorsements, created_at) values ('key-1', 'Ed25519', '\x0102', '[]', '2026-04-01T08:00:00Z');
insert into configuration_publication (state, note, layers, overlays, requested_by, requested_at, decided_by, decided_at, published_at) values ('published', '第一次', '[]', '[]', 'admin', '2026-04-01T08:10:00Z', 'admin', '2026-04-01T08:11:00Z', '2026-04-01T08:12:00Z');
insert into configuration_snapshot values ('t-1', 2, 1, '\x7b7d', 'hash', 'key-1', '\x00ff', '{"volume": 40}', '[]', '2026-04-01T08:12:00Z');
insert into configuration_desired values ('t-1', 2, '2026-04-01T08:12:00Z');
insert into configuration_report (terminal_id, generation, at, state) values ('t-1', 2, '2026-04-01T08:13:00Z', 'confirmed');
insert into certificate_authority values (1, '\x30', '\x31', '2026-04-01T08:00:00Z');
insert into terminal_revocation (terminal_id, at, actor, reason) values ('t-2', '2026-04-05T08:00:00Z', 'operator admin', '被盗');
insert into terminal_certificate values
  ('5f01', 't-2', sha256('key one'), '\x30', '2026-04-01T08:00:00Z', '2026-05-01T08:00:00Z', '2026-04-01T08:01:00Z', 1),
  ('5f02', 't-2', sha256('key two'), '\x30', '2026-04-06T08:00:00Z', '2026-05-06T08:00:00Z', null, null);
insert into operator_recovery_code values ('clerk', sha256('recovery'), null);
update operator set totp_secret = '\x01', totp_since = '2026-04-01T08:00:00Z', last_login_at = '2026-04-09T08:00:00Z' where name = 'clerk';
insert into operator_session (token_hash, operator, expires_at, stage, opened_at, address, agent) values (sha256('later'), 'clerk', '2027-03-01T07:00:00Z', 'open', '2026-04-09T08:00:00Z', '203.0.113.1', 'Browser');
insert into login_failure values (sha256('name x'), 3, '2026-04-09T08:00:00Z', '2026-04-09T08:00:00Z');
