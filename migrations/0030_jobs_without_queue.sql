-- Where no server has made the queue yet, nobody would do the job either.
create or replace function enqueue_job_later(p_task text, p_payload json, p_seconds integer)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 5,
    run_at => now() + make_interval(secs => p_seconds));
end $$;
