import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { NoteView } from '#src/records/web/page/use-note-view.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { metricLabel, metricQuestion } from '../../catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '../../metric/web/shared/figure-query.ts';
import { BuilderBar } from './builder/builder-bar.tsx';
import { MetricSearch } from './builder/metric-search.tsx';
import { Definitions } from './definitions.tsx';
import classes from './report.module.css';
import {
  beginDraft,
  isSame,
  type ReportAnswer,
  type ReportDraft,
  readDraft,
  tidyRequest,
} from './report-draft.ts';
import { ReportMenu } from './report-menu.tsx';
import { reportQuery } from './report-queries.ts';
import { reportText } from './report-text.ts';
import { SaveDialog } from './save-dialog.tsx';
import { Figure } from './shared/figure.tsx';
import { useReportVerbs } from './use-report-verbs.ts';

/** A report, kept or new: its question, and the answer drawn beneath it. */
export function ReportPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, isPending } = useQuery({ ...reportQuery(id ?? ''), enabled: id !== undefined });
  if (id !== undefined && isPending) return <SkeletonRows count={8} />;
  if (id !== undefined && !data) return <NotFoundScreen />;
  return <Report key={id ?? 'new'} report={data} />;
}

type Asking = 'new' | 'rename' | null;

function Report({ report }: { report: ReportAnswer | undefined }) {
  const { draft, setDraft, revert } = useDraft(report);
  const [asking, setAsking] = useState<Asking>(null);
  const verbs = useReportVerbs();
  const shared = { report, draft, verbs };
  return (
    <>
      {report && <NoteView plural="reports" id={report.id} />}
      <ReportHead {...shared} revert={revert} ask={setAsking} />
      <div className={classes.page}>
        {report?.deleted_at && <InBin restore={() => void verbs.restore(report)} />}
        {draft ? (
          <Asked report={report} draft={draft} onChange={setDraft} />
        ) : (
          <FirstQuestion onBegin={setDraft} />
        )}
      </div>
      {asking && draft && (
        <Saving {...shared} draft={draft} asking={asking} close={() => setAsking(null)} />
      )}
    </>
  );
}

interface ReportHeadProps {
  report: ReportAnswer | undefined;
  draft: ReportDraft | null;
  verbs: ReturnType<typeof useReportVerbs>;
  revert: () => void;
  ask: (asking: Asking) => void;
}

function ReportHead({ report, draft, verbs, revert, ask }: ReportHeadProps) {
  const text = reportText.useText();
  const { member } = useMe();
  const isPhone = useIsPhone();
  const mayEdit = !report || report.owner_id === member.id || member.role === 'administrator';
  const isChanged = report !== undefined && !isSame(draft, readDraft({}, report));
  const isSaved = report !== undefined && !isChanged;
  function save(): void {
    if (report && draft && mayEdit) void verbs.change(report, valuesOf(draft));
    else ask('new');
  }
  return (
    <PageHeader title={report?.name ?? text('new')} note={isChanged ? text('changed') : undefined}>
      {isChanged && !isPhone && (
        <Button look="quiet" onClick={revert}>
          {text('undoChanges')}
        </Button>
      )}
      {draft && !isSaved && (
        <Button look="main" busy={verbs.busy} onClick={save}>
          {text(mayEdit ? 'save' : 'saveNew')}
        </Button>
      )}
      {draft && (
        <ReportMenu
          report={report}
          draft={draft}
          mayEdit={mayEdit}
          onRename={() => ask('rename')}
          onSaveNew={() => ask('new')}
          onRemove={() => report && void verbs.remove(report)}
        />
      )}
    </PageHeader>
  );
}

function InBin({ restore }: { restore: () => void }) {
  const text = reportText.useText();
  return (
    <p className={classes.quiet}>
      {text('inBin')} <Button onClick={restore}>{text('restore')}</Button>
    </p>
  );
}

function FirstQuestion({ onBegin }: { onBegin: (draft: ReportDraft) => void }) {
  const { data } = useQuery(metricsQuery);
  if (!data) return <SkeletonRows count={6} />;
  return (
    <MetricSearch
      metrics={data.metrics}
      onPick={({ name, standing }) => onBegin(beginDraft(name, standing))}
    />
  );
}

interface AskedProps {
  report: ReportAnswer | undefined;
  draft: ReportDraft;
  onChange: (draft: ReportDraft) => void;
}

function Asked({ report, draft, onChange }: AskedProps) {
  const isPhone = useIsPhone();
  const first = useFirstMetric(draft);
  const figure = (
    <Figure request={draft.request} chart={draft.chart} height={heightOf(draft, isPhone)} />
  );
  return (
    <>
      <p className={classes.question}>{report?.question ?? (first && metricQuestion(first))}</p>
      {isPhone && figure}
      <BuilderBar draft={draft} onChange={onChange} />
      {!isPhone && figure}
      <Definitions metrics={draft.request.metrics} />
    </>
  );
}

interface SavingProps {
  report: ReportAnswer | undefined;
  draft: ReportDraft;
  verbs: ReturnType<typeof useReportVerbs>;
  asking: Asking;
  close: () => void;
}

function Saving({ report, draft, verbs, asking, close }: SavingProps) {
  const first = useFirstMetric(draft);
  const renamed = asking === 'rename' ? report : undefined;
  return (
    <SaveDialog
      begin={{
        name: renamed?.name ?? (first ? metricLabel(first) : ''),
        question: renamed?.question ?? null,
        visibility: report?.visibility ?? 'workspace',
      }}
      onSave={(kept) =>
        renamed ? verbs.change(renamed, kept) : verbs.create({ ...valuesOf(draft), ...kept })
      }
      close={close}
    />
  );
}

function useFirstMetric({ request }: ReportDraft) {
  const { data } = useQuery(metricsQuery);
  return data?.metrics.find(({ name }) => name === request.metrics[0]);
}

function valuesOf({ request, chart }: ReportDraft) {
  return { request: JSON.stringify(tidyRequest(request)), chart };
}

/** What the address asks; a change goes into the address, so that a link gives the same. */
function useDraft(report: ReportAnswer | undefined) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  function go(part: Record<string, unknown>): void {
    void navigate({
      to: '.',
      search: (all: object) => ({ ...all, ...part }),
      replace: true,
    });
  }
  return {
    draft: readDraft(search, report),
    setDraft: ({ request, chart }: ReportDraft) => go({ request: tidyRequest(request), chart }),
    revert: () => go({ request: undefined, chart: undefined }),
  };
}

/** Of the chart alone, in pixels; the twelve months of a table fit in, so that none hides below its edge. */
function heightOf({ chart }: ReportDraft, isPhone: boolean): number {
  if (chart === 'table') return 660;
  return isPhone ? 280 : 380;
}
