import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnyRecord } from '#src/records/web/data/record-client.ts';
import { isEditable } from '#src/records/web/fields/format-value.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { call } from '#src/web/api/call.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { FigureAnswer, readFigureRows } from '../../../metric/figure-api.ts';
import type { FigureRequest } from '../../../metric/metric.ts';
import { requestBody } from '../../../metric/web/shared/figure-query.ts';
import type { Mark } from '../../chart/read-answer.ts';
import type { SayFigures } from '../../chart/say-figures.ts';
import { DrillRows, type Rows } from './drill-rows.tsx';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';
import { LackingRows } from './lacking-rows.tsx';

interface DrillPanelProps {
  request: FigureRequest;
  answer: FigureAnswer;
  mark: Mark;
  /** Those alone in which this field is not filled in. */
  lacking?: string | undefined;
  say: SayFigures;
  close: () => void;
}

/** The records behind a mark, as links. */
export function DrillPanel({ request, answer, mark, lacking, say, close }: DrillPanelProps) {
  const text = figureText.useText();
  const metric = answer.metrics.find(({ name }) => name === mark.metric)!;
  const [of, setOf] = useState<Part>('numerator');
  const rows = useRows({ request, answer, mark, lacking, of });
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const type = rows.data?.pages[0]?.record_type ?? '';
  const declaration = useRecordTypes().get(type);
  const mended = lacking && isEditable(declaration?.fields[lacking]) ? declaration : undefined;
  return (
    <Dialog title={sayMark(answer, mark, say)} close={close} isLong>
      <p className={classes.explain}>
        {metric.label}: {metric.formula}
      </p>
      {lacking && (
        <p className={classes.explain}>
          {mended
            ? text('drill.mend', { field: fieldLabel(mended, lacking) })
            : text('drill.lacking')}
        </p>
      )}
      {metric.unit === 'percent' && !lacking && <PartChoice of={of} choose={setOf} />}
      {rows.isPending && <SkeletonRows count={4} />}
      {rows.isError && <p role="alert">{rows.error.message || text('drill.failed')}</p>}
      {rows.isSuccess && items.length === 0 && (
        <p className={classes.explain}>{text('drill.none')}</p>
      )}
      <div onClickCapture={(event) => isLink(event.target) && close()}>
        {lacking && mended ? (
          <LackingRows declaration={mended} records={items as AnyRecord[]} field={lacking} />
        ) : (
          items.length > 0 && <DrillRows pages={rows.data!.pages} say={say} />
        )}
      </div>
      {rows.hasNextPage && (
        <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {text('drill.more')}
        </Button>
      )}
    </Dialog>
  );
}

const PARTS = ['numerator', 'denominator'] as const;
type Part = (typeof PARTS)[number];

/** Of a share those that are counted, or all of them. */
function PartChoice({ of, choose }: { of: Part; choose: (part: Part) => void }) {
  const text = figureText.useText();
  return (
    <fieldset className={classes.parts} aria-label={text('drill.title')}>
      {PARTS.map((part) => (
        <button
          key={part}
          type="button"
          className={classes.part}
          aria-pressed={of === part}
          onClick={() => choose(part)}
        >
          {text(`drill.${part}`)}
        </button>
      ))}
    </fieldset>
  );
}

function isLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null;
}

interface Asked extends Pick<DrillPanelProps, 'request' | 'answer' | 'mark' | 'lacking'> {
  of: Part;
}

function useRows({ request, answer, mark, lacking, of }: Asked) {
  const body = {
    request: requestBody(request),
    metric: mark.metric,
    ...(lacking ? { lacking } : { of }),
    ...(mark.group !== undefined && { group: answer.groups[mark.group]!.key }),
    ...(mark.split !== undefined && { split: answer.splits[mark.split]!.key }),
  };
  return useInfiniteQuery({
    queryKey: ['figure', 'rows', body],
    queryFn: ({ pageParam }): Promise<Rows> =>
      call<typeof readFigureRows>(
        'POST /api/v1/figures/rows',
        { body: { ...body, ...(pageParam && { cursor: pageParam }) } },
        { reads: true },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** "Mar 2026 · North: 12" */
function sayMark(answer: FigureAnswer, mark: Mark, say: SayFigures): string {
  const metric = answer.metrics.find(({ name }) => name === mark.metric)!;
  const parts = [
    ...(mark.group === undefined ? [] : [say.group(answer.by, answer.groups[mark.group]!)]),
    ...(mark.split === undefined ? [] : [say.group(answer.split, answer.splits[mark.split]!)]),
  ];
  return parts.length > 0 ? `${metric.label} · ${parts.join(' · ')}` : metric.label;
}
