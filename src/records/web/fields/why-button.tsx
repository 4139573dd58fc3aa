import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listFieldReaders } from '#src/web/shell/features.ts';
import type { FieldReadersProps, LoadComponent } from '#src/web/shell/web-feature.ts';
import { fieldLabel, fieldWhy, placeLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import classes from './why-button.module.css';

interface WhyButtonProps {
  declaration: RecordDeclaration;
  name: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Tells why a field is asked, and where what one gives is used. */
export function WhyButton({ declaration, name, className, children }: WhyButtonProps) {
  const text = recordsText.useText();
  const field = declaration.fields[name];
  const label = fieldLabel(declaration, name);
  if (!field) return <span className={className}>{children}</span>;
  return (
    <Popover position="bottom-start" width="var(--u-menu)" returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={className ?? classes.sign}
          aria-label={text('page.why', { field: label })}
          title={text('page.why', { field: label })}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.told}>
        <p>{fieldWhy(declaration, name)}</p>
        <p className={classes.used}>{text('page.usedIn')}</p>
        <ul className={classes.places}>
          {field.usedIn.map((place) => (
            <li key={place}>{placeLabel(place)}</li>
          ))}
        </ul>
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
