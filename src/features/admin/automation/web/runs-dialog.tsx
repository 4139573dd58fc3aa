import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import list from '#src/web/ui/setting-list.module.css';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './automation.module.css';
import { type Rule, type Run, rulesQuery, runsQuery, useUndoRuns } from './automation-queries.ts';
import { automationText } from './automation-text.ts';
import { type Saying, sayDone, sayRule, sayWords } from './say-rule.ts';

interface RunsDialogProps {
  /** Absent: of all rules. */
  rule: Rule | undefined;
  how: Saying;
  close: () => void;
}

/** What rules did, on what and when; each can be taken back, and all of a rule's day. */
export function RunsDialog({ rule, how, close }: RunsDialogProps) {
  const text = automationText.useText();
  const runs = useInfiniteQuery(runsQuery(rule?.id));
  const undo = useUndoRuns();
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const isUndoable = items.some(canUndo);
  return (
    <Dialog title={text('runs.title')} close={close}>
      {rule && <p className={classes.said}>{sayRule(rule, how)}</p>}
      {runs.isPending && <SkeletonRows count={4} />}
      {runs.data && items.length === 0 && <p className={list.text}>{text('runs.none')}</p>}
      <ul className={`${list.list} ${list.scroll}`}>
        {items.map((run) => (
          <RunItem key={run.id} run={run} how={how} showsRule={!rule} undo={undo.one} />
        ))}
      </ul>
      <div className={list.foot}>
        <span className={`${list.note} ${list.gap}`}>{text('runs.kept')}</span>
        {runs.hasNextPage && (
          <Button look="quiet" onClick={() => void runs.fetchNextPage()}>
            {text('runs.more')}
          </Button>
        )}
        {rule && isUndoable && (
          <Button busy={undo.day.isPending} onClick={() => undo.day.mutate(rule.id)}>
            {text('runs.undoToday')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** Mails and messages to other programs are out; there must be more to take back than these. */
function canUndo({ state, did, undone_at }: Run): boolean {
  return (
    state === 'done' &&
    !undone_at &&
    did.some(({ kind }) => kind !== 'notify' && kind !== 'webhook')
  );
}

interface RunItemProps {
  run: Run;
  how: Saying;
  showsRule: boolean;
  undo: ReturnType<typeof useUndoRuns>['one'];
}

function RunItem({ run, how, showsRule, undo }: RunItemProps) {
  const text = automationText.useText();
  const who = useStore(reader);
  const rule = useQuery(rulesQuery).data?.items.find(({ id }) => id === run.rule_id);
  const [isTaken, setTaken] = useState(false);
  const { title, record_type, record_id, command_id } = run;
  // the server's list learns of it a moment later
  const isUndone = isTaken || run.undone_at !== null;
  return (
    <li className={list.item}>
      <div className={list.words}>
        {title ? (
          <RecordLink type={record_type} id={record_id} className={list.link}>
            {title}
          </RecordLink>
        ) : (
          <span className={list.note}>{text('runs.hidden')}</span>
        )}
        <RunDone run={run} how={how} rule={rule} />
        <p className={list.note}>
          {[
            formatInstant(run.at, who),
            showsRule && rule && (rule.name || sayRule(rule, how)),
            isUndone && text('runs.undone'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {command_id && !isTaken && canUndo(run) && (
        <Button
          busy={undo.variables === command_id && undo.isPending}
          onClick={() => undo.mutate(command_id, { onSuccess: () => setTaken(true) })}
        >
          {text('runs.undo')}
        </Button>
      )}
    </li>
  );
}

function RunDone({ run, how, rule }: { run: Run; how: Saying; rule: Rule | undefined }) {
  const text = automationText.useText();
  const declaration = how.types.get(run.record_type);
  if (run.state === 'skipped') return <p className={list.note}>{text('runs.skipped')}</p>;
  if (run.state === 'failed') {
    return <p className={list.problem}>{text('runs.failed', { problem: run.problem ?? '' })}</p>;
  }
  if (!declaration) return null;
  // the words of a task are the rule's; the run keeps none
  const words = rule?.actions.find(({ kind }) => kind === 'task');
  const subject =
    words?.kind === 'task' ? sayWords(words.subject, declaration, run.title ?? '…') : undefined;
  const said = run.did.map((one) =>
    sayDone(one.kind === 'task' && subject ? { subject, ...one } : one, { ...how, declaration }),
  );
  return (
    <p className={classes.sentence}>
      {said.filter(Boolean).join(' · ') || text('rehearse.nothing')}
    </p>
  );
}
