-- An import asks for the people of each company that it names who have no mail address, for one of them
-- may be meant by a name that is written otherwise. There are few, and without this all were read.
create index person_without_mail on person (workspace_id, company_id)
  where emails = '{}' and deleted_at is null;
