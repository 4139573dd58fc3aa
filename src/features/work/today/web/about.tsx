import { RecordLink } from '#src/records/web/record-link.tsx';
import { Avatar } from '#src/web/ui/avatar.tsx';
import classes from './about.module.css';
import type { Today, TodayTask } from './today-query.ts';

interface AboutProps {
  task: Pick<TodayTask, 'person_id' | 'company_id'>;
  refs: Today['refs'];
}

/** Whom it is about: the person and their company, each a step away. */
export function About({ task, refs }: AboutProps) {
  const person = task.person_id ? refs[task.person_id] : undefined;
  const company = task.company_id ? refs[task.company_id] : undefined;
  return (
    <>
      {person && (
        <RecordLink type="person" id={task.person_id!} className={classes.link}>
          <Avatar name={person.title} size="s" />
          <span className={classes.clip}>{person.title}</span>
        </RecordLink>
      )}
      {company && (
        <RecordLink type="company" id={task.company_id!} className={classes.link}>
          {!person && <Avatar name={company.title} size="s" shape="square" />}
          <span className={classes.company}>{company.title}</span>
        </RecordLink>
      )}
    </>
  );
}
