-- What pages about a fleet of thousands look for.

create index on terminal (hall_id);
create index on configuration_layer (changed_at desc) where scope like 'terminal:%';
create index on configuration_overlay (created_at);
