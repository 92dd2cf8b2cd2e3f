-- Who holds the slip asks how far a complaint is. Numbers can be guessed, so that the token must fit
-- as well; complaints from before have none, and are asked for at a window.
alter table complaint add column query_token text;
