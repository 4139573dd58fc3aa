-- What a gate lacked when it was overridden no longer tells the figure of a single leader or of few.
update programme_override set lacked = (
  select jsonb_agg(case when c ->> 'name' in ('leader_use', 'give_get')
    then jsonb_set(c, '{have}', 'null') else c end order by at)
  from jsonb_array_elements(lacked) with ordinality as one (c, at))
where lacked @? '$[*] ? (@.name == "leader_use" || @.name == "give_get")';
