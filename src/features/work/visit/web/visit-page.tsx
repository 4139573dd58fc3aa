import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { ChevronLeft, Printer } from 'lucide-react';
import { NoteView } from '#src/records/web/page/use-note-view.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import './print.css';
import { LastWords } from './shared/parts/last-words.tsx';
import { OpenCases } from './shared/parts/open-cases.tsx';
import { OpenDeals } from './shared/parts/open-deals.tsx';
import { People } from './shared/parts/people.tsx';
import { Promises } from './shared/parts/promises.tsx';
import { VisitSlots } from './shared/parts/visit-slots.tsx';
import { Watch } from './shared/parts/watch.tsx';
import { Who } from './shared/parts/who.tsx';
import { type Visit, type VisitSubject, visitQuery } from './shared/visit-query.ts';
import classes from './visit-page.module.css';
import { visitText } from './visit-text.ts';

/** One screen before one walks in: who, what was said, what is owed both ways, what to mind. */
export function VisitPage() {
  const { type, id } = useParams({ strict: false }) as Record<string, string>;
  if (type !== 'person' && type !== 'company') return <NotFoundScreen isSure />;
  return <KnownVisit key={id} subject={{ type, id: id! }} />;
}

function KnownVisit({ subject }: { subject: VisitSubject }) {
  const text = visitText.useText();
  const query = useQuery(visitQuery(subject));
  return (
    <Loaded heading="h1" query={query} failed={text('failed')}>
      {(visit) => (
        <>
          <NoteView plural={subject.type === 'person' ? 'people' : 'companies'} id={subject.id} />
          <Shown visit={visit} />
        </>
      )}
    </Loaded>
  );
}

/** For the phone, where an installed app has no other: to where one came from, else to the record. */
function Back({ to: { type, id } }: { to: VisitSubject }) {
  const text = visitText.useText();
  const { history } = useRouter();
  return (
    <Link
      to={`/${type === 'person' ? 'people' : 'companies'}/${id}` as string}
      className={classes.back ?? ''}
      aria-label={text('back')}
      onClick={(event) => {
        if (!history.canGoBack()) return;
        event.preventDefault();
        history.back();
      }}
    >
      <ChevronLeft size={20} aria-hidden="true" />
    </Link>
  );
}

function Shown({ visit }: { visit: Visit }) {
  const text = visitText.useText();
  return (
    <>
      <PageHeader title={text('title', { name: visit.title })} before={<Back to={visit} />}>
        <RecordLink type={visit.type} id={visit.id} className={classes.link}>
          {text('open')}
        </RecordLink>
        <Button
          className={classes.print ?? ''}
          icon={<Printer size={14} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {text('print')}
        </Button>
      </PageHeader>
      <div className={classes.scroll} data-print>
        <div className={classes.page}>
          <div className={classes.watch}>
            <OpenCases visit={visit} />
            <Watch visit={visit} />
          </div>
          <div className={classes.who}>
            <Who visit={visit} />
            <VisitSlots visit={visit} />
          </div>
          <div className={classes.story}>
            <Promises visit={visit} />
            <OpenDeals visit={visit} />
            <LastWords visit={visit} />
            <People visit={visit} />
          </div>
        </div>
      </div>
    </>
  );
}
