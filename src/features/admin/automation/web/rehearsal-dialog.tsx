import { useEffect, useRef } from 'react';
import { CostNote } from '#src/features/programme/plan/web/shared/cost-note.tsx';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import list from '#src/web/ui/setting-list.module.css';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './automation.module.css';
import { type Rehearsal, type Rule, useRehearse, useRuleVerbs } from './automation-queries.ts';
import { automationText } from './automation-text.ts';
import { type Saying, sayDone, sayRule } from './say-rule.ts';

interface RehearsalDialogProps {
  rule: Rule;
  how: Saying;
  close: () => void;
}

/** What a rule would have done in the last 30 days: how often first, then each, then the switch. */
export function RehearsalDialog({ rule, how, close }: RehearsalDialogProps) {
  const text = automationText.useText();
  const { data, error, mutate } = useRehearse();
  const { switchOn } = useRuleVerbs();
  const begun = useRef(false);
  useEffect(() => {
    // once for each opening, also where React draws twice
    if (!begun.current) mutate(rule.id);
    begun.current = true;
  }, [mutate, rule.id]);
  return (
    <Dialog title={text('rehearse.title')} close={close}>
      <p className={classes.said}>{sayRule(rule, how)}</p>
      {error && (
        <p role="alert" className={list.problem}>
          {error.message}
        </p>
      )}
      {!data && !error && (
        <>
          <p className={list.note}>{text('rehearse.wait')}</p>
          <SkeletonRows count={4} />
        </>
      )}
      {data && <CostNote change={{ kind: 'automation', rule_id: rule.id }} />}
      {data && <Found data={data} rule={rule} how={how} />}
      <div className={list.foot}>
        <Button look="quiet" onClick={close}>
          {text('rehearse.later')}
        </Button>
        <Button
          look="main"
          disabled={!data}
          busy={switchOn.isPending}
          onClick={() => switchOn.mutate(rule.id, { onSuccess: close })}
        >
          {text('rehearse.switchOn')}
        </Button>
      </div>
    </Dialog>
  );
}

function Found({ data, rule, how }: { data: Rehearsal; rule: Rule; how: Saying }) {
  const text = automationText.useText();
  const who = useStore(reader);
  const { runs, records, items, cut, most_in_hour: most } = data;
  const declaration = how.types.get(rule.record_type)!;
  return (
    <section aria-live="polite">
      <p className={classes.count}>
        {runs === 0 ? text('rehearse.none') : text('rehearse.count', { count: runs, records })}
      </p>
      <p className={list.note}>{text(runs === 0 ? 'rehearse.noneText' : 'rehearse.note')}</p>
      {most > rule.hourly_limit && (
        <p className={list.problem}>
          {text('rehearse.tooMany', { count: most, limit: rule.hourly_limit })}
        </p>
      )}
      {cut && <p className={list.note}>{text('rehearse.cut')}</p>}
      {items.length < runs && (
        <p className={list.note}>{text('rehearse.shown', { count: items.length })}</p>
      )}
      <ul className={items.length > 0 ? `${list.list} ${list.scroll}` : undefined}>
        {items.map(({ record_id, title, at, did }) => (
          <li key={`${record_id} ${at}`} className={list.item}>
            <div className={list.words}>
              <RecordLink type={rule.record_type} id={record_id} className={list.link}>
                {title}
              </RecordLink>
              <p className={classes.sentence}>
                {did
                  .map((one) => sayDone(one, { ...how, declaration }))
                  .filter(Boolean)
                  .join(' · ') || text('rehearse.nothing')}
              </p>
            </div>
            <span className={list.note}>{formatInstant(at, who)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
