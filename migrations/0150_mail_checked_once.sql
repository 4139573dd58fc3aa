-- Whether mail addresses are well written is told once, as they are written down, not whenever people are reached.

-- The same pattern as in src/features/people/address/address-state.ts. Two texts instead of true and false, for of an
-- equation the planner guesses that few hold.
create function mail_spelling(emails text[]) returns text language plpgsql immutable strict parallel safe as $$
declare
  email text;
begin
  foreach email in array emails loop
    if email !~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:].]{2,}$' then return 'invalid'; end if;
  end loop;
  return 'valid';
end $$;

create index person_with_invalid_mail on person (workspace_id, id) where mail_spelling(emails) = 'invalid';
