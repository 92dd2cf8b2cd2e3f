-- Whoever applied for somebody else finds the case by the own card as well.
create index on submission ((metadata #>> '{agent,idNumber}'))
  where metadata #>> '{agent,idNumber}' is not null;
