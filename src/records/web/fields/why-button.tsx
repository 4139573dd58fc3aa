import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
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
      </Popover.Dropdown>
    </Popover>
  );
}
