import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { GraduationCap } from 'lucide-react';
import { useEffect } from 'react';
import { useLesson } from '#src/features/admin/help/web/shared/use-lesson.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { RECALLS } from '../recall/recall.ts';
import classes from './learning.module.css';
import { learningText } from './learning-text.ts';
import { MentorsSection } from './mentors-section.tsx';
import { QuizSection } from './quiz-section.tsx';
import { RecallStrip } from './recall-strip.tsx';
import { keepNews, type Learning, learningQuery } from './shared/learning-query.ts';

/** What I can, what to do again without looking, why fields are asked, and who helps. */
export function LearningPage() {
  const text = learningText.useText();
  const client = useQueryClient();
  const query = useQuery(learningQuery);
  const news = query.data?.news ?? false;
  useEffect(() => {
    if (news) void keepNews(client);
  }, [news, client]);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} icon={GraduationCap} rows={6}>
          {(data) => (
            <div className={classes.column}>
              <p className={classes.lead}>{text('lead')}</p>
              {data.due && <RecallStrip key={data.due} lesson={data.due} />}
              <Lessons learning={data} />
              <QuizSection knowsWhy={data.sums.knows_why} />
              <MentorsSection />
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}

/** Above it "at least 100 %" would be said of what may be a little less. */
const NEARLY_ALL = 95;

function Lessons({ learning: { lessons, sums } }: { learning: Learning }) {
  const text = learningText.useText();
  const sayUnaided = (share: number | null) => {
    if (share === null) return text('sum.few');
    return share > NEARLY_ALL ? text('sum.unaidedAll') : text('sum.unaided', { share });
  };
  return (
    <section className={classes.part}>
      <h2>{text('mine')}</h2>
      {lessons.length === 0 && <p className={classes.quiet}>{text('none')}</p>}
      <ul>
        {lessons.map((one) => (
          <LessonRow key={one.lesson} one={one} />
        ))}
      </ul>
      <p className={classes.quiet}>{sayUnaided(sums.unaided)}</p>
      <Link to={'/help' as string} className={classes.link}>
        {text('allLessons')}
      </Link>
    </section>
  );
}

function LessonRow({ one }: { one: Learning['lessons'][number] }) {
  const text = learningText.useText();
  const who = useStore(reader);
  const { title } = useLesson(one.lesson);
  const says =
    one.next_on === null
      ? text('over')
      : one.is_due
        ? text('due')
        : text('next', { day: formatDate(one.next_on, who) });
  return (
    <li className={classes.row}>
      <span className={classes.name}>{title}</span>
      <span className={classes.quiet}>{says}</span>
      <span
        className={classes.dots}
        role="img"
        aria-label={text('passed', { count: one.passed, of: RECALLS.length })}
      >
        {RECALLS.map((days, at) => (
          <span key={days} className={classes.dot} data-passed={at < one.passed} />
        ))}
      </span>
    </li>
  );
}
