-- As in migration 31. Erasing a person looks through every row, and most of that time went into
-- taking the signs between digits away one letter at a time, also where no number is looked for.
create or replace function holds_words(
  p_text text, p_pattern text, p_parts text[], p_digits text[])
returns boolean language plpgsql immutable parallel safe as $$
begin
  if p_text is null then return false; end if;
  if lower(p_text) like any(p_parts) or (cardinality(p_digits) > 0
    and replace(replace(replace(replace(replace(replace(
      p_text, ' ', ''), '(', ''), ')', ''), '.', ''), '/', ''), '-', '') like any(p_digits)) then
    return p_text ~* p_pattern;
  end if;
  return false;
end $$;
