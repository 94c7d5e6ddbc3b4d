-- The words of the search, and the few rows that jobs look for.
create index if not exists timers_waiting_idx on timers (due_at) where state = 'waiting';
create index if not exists outbox_undelivered_idx on outbox_events (occurred_at) where delivered_at is null;

-- What happened stays as it was written.
revoke update, delete, truncate on timeline_events from scriptorium_app;

-- The counts of rate-limiter-flexible, shared by all web processes.
create unlogged table if not exists rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint);
