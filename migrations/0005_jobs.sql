-- A command adds its jobs in its own transaction. The queue belongs to graphile-worker, which makes
-- its schema when the server starts; the application role reaches it through this function alone.
create function enqueue_job(p_task text, p_payload json) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 5);
end $$;
revoke all on function enqueue_job(text, json) from public;
grant execute on function enqueue_job(text, json) to uptake_app;
