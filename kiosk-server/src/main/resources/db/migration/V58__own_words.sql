-- What a citizen wrote to the attendant in own words, apart from the ready-made sentences.
alter table help_message add column written boolean not null default false;
