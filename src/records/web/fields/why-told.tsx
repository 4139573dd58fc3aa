import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import { type ComponentType, lazy, type RefObject, Suspense } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listFieldReaders } from '#src/web/shell/features.ts';
import type { FieldReadersProps, LoadComponent } from '#src/web/shell/web-feature.ts';
import { ClosedByEscape } from '#src/web/ui/mantine/closed-by-escape.tsx';
import { StandingTarget } from '#src/web/ui/mantine/standing-target.tsx';
import { fieldWhy, placeLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import classes from './why-button.module.css';

interface WhyToldProps {
  id: string;
  /** The button it hangs on. */
  target: RefObject<HTMLElement | null>;
  close: () => void;
  declaration: RecordDeclaration;
  name: string;
}

/** Why a field is asked, where it is used, and who reads it. */
export function WhyTold({ id, target, close, declaration, name }: WhyToldProps) {
  const text = recordsText.useText();
  const { usedIn = [], changedBy } = declaration.fields[name] ?? {};
  return (
    <Popover opened onChange={close} id={id} position="bottom-start" width="var(--u-menu)">
      <ClosedByEscape close={close} />
      <Popover.Target>
        <StandingTarget at={target} />
      </Popover.Target>
      <Popover.Dropdown className={classes.told}>
        <p>{fieldWhy(declaration, name)}</p>
        <p className={classes.used}>{text('page.usedIn')}</p>
        <ul className={classes.places}>
          {usedIn.map((place) => (
            <li key={place}>{placeLabel(place)}</li>
          ))}
        </ul>
        {changedBy && <p className={classes.used}>{text('page.byManagers')}</p>}
        <Readers type={declaration.type} field={name} />
      </Popover.Dropdown>
    </Popover>
  );
}

const loaded = new Map<LoadComponent<FieldReadersProps>, ComponentType<FieldReadersProps>>();

/** Who really reads it: asked only once somebody wants to know. */
function Readers(props: FieldReadersProps) {
  return listFieldReaders().map((load, at) => {
    const Told = loaded.get(load) ?? lazy(load);
    loaded.set(load, Told);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: features stay in their order
      <Suspense key={at} fallback={null}>
        <Told {...props} />
      </Suspense>
    );
  });
}
