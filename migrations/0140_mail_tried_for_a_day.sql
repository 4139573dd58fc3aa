-- A mail server that is away is asked again for 28 hours: each wait is e times the one before, six
-- hours at most, and the fifteenth attempt only gives up.
create function enqueue_mail_job(p_task text, p_payload json) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 15);
end $$;
revoke all on function enqueue_mail_job(text, json) from public;
grant execute on function enqueue_mail_job(text, json) to uptake_app;
