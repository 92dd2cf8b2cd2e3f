-- Which state of a recipient somebody edited.
alter table alert_recipient add column revision bigint not null default 1;
