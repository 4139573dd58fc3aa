-- Who is let in again signs in anew: a session from before they were let go opens no more than the
-- other workspaces of its account.
alter table directory.membership add column sessions_since timestamptz;
