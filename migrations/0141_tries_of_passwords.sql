-- Wrong passwords are counted for all servers together, and a server that begins anew forgets none. By the
-- hash of who tries what: no address and no account stands here. It is not worth a wait for the disk.
create unlogged table directory.password_try (
  sender_hash text primary key,
  tries integer not null,
  ends_at timestamptz not null
);
grant select, insert, update, delete on directory.password_try to uptake_app;
