import { type ReactNode, useId, useRef, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import classes from './why-button.module.css';
import { WhyTold } from './why-told.tsx';

interface WhyButtonProps {
  declaration: RecordDeclaration;
  name: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Tells why a field is asked, and where what one gives is used; costs a button until it is asked. */
export function WhyButton({ declaration, name, className, children }: WhyButtonProps) {
  const text = recordsText.useText();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isTold, setTold] = useState(false);
  if (!declaration.fields[name]) return <span className={className}>{children}</span>;
  const why = text('page.why', { field: fieldLabel(declaration, name) });
  function close(): void {
    setTold(false);
    button.current?.focus({ preventScroll: true });
  }
  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        className={className ?? classes.sign}
        aria-label={why}
        title={why}
        aria-haspopup="dialog"
        aria-expanded={isTold}
        aria-controls={isTold ? `${id}-dropdown` : undefined}
        onClick={() => setTold(!isTold)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isTold) return;
          // what is told goes, and not the record
          event.preventDefault();
          close();
        }}
      >
        {children}
      </button>
      {isTold && (
        <WhyTold id={id} target={button} close={close} declaration={declaration} name={name} />
      )}
    </>
  );
}
