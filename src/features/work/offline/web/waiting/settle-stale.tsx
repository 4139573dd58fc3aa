import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type OneRecord, recordClient } from '#src/records/web/data/record-client.ts';
import { FieldValue } from '#src/records/web/fields/field-value.tsx';
import { useWholeAids } from '#src/records/web/fields/use-reading-aids.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { deskAtHand } from '#src/web/offline/desk.ts';
import type { Entry } from '#src/web/offline/queue/entry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { offlineText } from '../offline-text.ts';
import { readPath } from '../rules/effects.ts';
import { sendAgain } from './send-again.ts';
import classes from './waiting.module.css';

type Side = 'mine' | 'theirs';

/** The same field was changed by two: both values side by side, and the person chooses. */
export function SettleStale({ entry }: { entry: Entry }) {
  const place = readPath(entry.path, useRecordTypes());
  if (!place?.id) return null;
  return <KnownStale entry={entry} declaration={place.declaration} id={place.id} />;
}

interface KnownStaleProps {
  entry: Entry;
  declaration: RecordDeclaration;
  id: string;
}

function KnownStale({ entry, declaration, id }: KnownStaleProps) {
  const text = offlineText.useText();
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const { data: theirs, error } = useQuery({
    queryKey: [declaration.type, 'one', id],
    queryFn: () => recordClient(declaration).get(id) as Promise<OneRecord>,
  });
  if (error) return <p className={classes.problem}>{error.message}</p>;
  if (!theirs) return <SkeletonRows />;
  const fields = Object.keys(entry.body);

  function settle(): void {
    const mine = fields.filter((name) => (chosen[name] ?? 'mine') === 'mine');
    if (mine.length === 0) void deskAtHand()?.takeBack(entry.seq);
    else {
      const body = Object.fromEntries(mine.map((name) => [name, entry.body[name]]));
      void sendAgain(entry, { body, base: theirs!.version, shows: [] });
    }
  }

  return (
    <>
      <p className={classes.problem}>{text('stale.text')}</p>
      {fields.map((name) => (
        <ChooseSide
          key={name}
          declaration={declaration}
          name={name}
          values={{ mine: entry.body[name], theirs: theirs[name] }}
          record={theirs}
          chosen={chosen[name] ?? 'mine'}
          onChoose={(side) => setChosen({ ...chosen, [name]: side })}
        />
      ))}
      <div className={classes.actions}>
        <Button look="main" onClick={settle}>
          {text('stale.choose')}
        </Button>
      </div>
    </>
  );
}

interface ChooseSideProps {
  declaration: RecordDeclaration;
  name: string;
  values: Record<Side, unknown>;
  record: OneRecord;
  chosen: Side;
  onChoose: (side: Side) => void;
}

function ChooseSide({ declaration, name, values, record, chosen, onChoose }: ChooseSideProps) {
  const text = offlineText.useText();
  const aids = useWholeAids(record.refs);
  return (
    <fieldset className={classes.sides}>
      <legend className={classes.field}>{fieldLabel(declaration, name)}</legend>
      {(['mine', 'theirs'] as const).map((side) => {
        const isEmpty = values[side] === null || values[side] === '' || values[side] === undefined;
        return (
          <label key={side} className={classes.side} data-chosen={side === chosen || undefined}>
            <input
              type="radio"
              name={`${record.id}.${name}`}
              checked={side === chosen}
              onChange={() => onChoose(side)}
            />
            <span className={classes.sideName}>{text(`stale.${side}`)}</span>
            <span className={classes.sideValue}>
              {isEmpty ? (
                text('stale.empty')
              ) : (
                <FieldValue
                  declaration={declaration}
                  name={name}
                  value={values[side]}
                  aids={aids}
                />
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
