import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { call } from '#src/web/api/call.ts';
import type { CreateHintProps } from '#src/web/shell/web-feature.ts';
import type { checkDuplicate, DuplicateType } from '../../duplicate-api.ts';
import { duplicateText } from '../duplicate-text.ts';
import { sayReasons } from '../say-reasons.ts';
import classes from './duplicate-hint.module.css';

const PAUSE_MS = 400;
const TOLD = [
  'first_name',
  'last_name',
  'name',
  'emails',
  'phones',
  'domains',
  'website',
  'street',
  'postal_code',
  'city',
  'birthday',
  'company_id',
];

/** Says while somebody fills in a form whom it may mean who is there already, and why. */
export function DuplicateHint({ type, values, close }: CreateHintProps) {
  const text = duplicateText.useText();
  const told = Object.fromEntries(
    TOLD.flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
  );
  const [asked] = useDebouncedValue(JSON.stringify(told), PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['duplicates', 'check', type, asked],
    queryFn: ({ signal }) =>
      call<typeof checkDuplicate>(
        'POST /api/v1/duplicates/check',
        { body: { type: type as DuplicateType, values: JSON.parse(asked) } },
        { signal, reads: true },
      ),
    enabled: isEnough(JSON.parse(asked)),
    placeholderData: keepPreviousData,
    meta: { types: ['person', 'company'] },
  });
  const items = isEnough(told) ? (data?.items ?? []) : [];
  return (
    <div role="status" className={classes.hint}>
      {items.map(({ id, title, subtitle, reasons }) => (
        <p key={id} className={classes.line}>
          <TriangleAlert size={14} className={classes.sign} aria-hidden="true" />
          <span>
            <strong>
              {subtitle ? text('hint.knownAt', { title, subtitle }) : text('hint.known', { title })}
            </strong>{' '}
            {sayReasons(reasons).why}
          </span>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the link within is what is used */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click is what Enter on the link makes */}
          <span onClick={close}>
            <RecordLink type={type} id={id} className={classes.open}>
              {text('hint.open')}
            </RecordLink>
          </span>
        </p>
      ))}
      {items.length > 0 && <p className={classes.goOn}>{text('hint.goOn')}</p>}
    </div>
  );
}

/** A first name alone says nothing. */
function isEnough(values: Record<string, unknown>): boolean {
  const { emails, phones, domains, name, first_name, last_name } = values;
  const hasSome = [emails, phones, domains].some((list) => (list as unknown[] | undefined)?.length);
  return hasSome || String(name ?? '').length > 2 || Boolean(first_name && last_name);
}
