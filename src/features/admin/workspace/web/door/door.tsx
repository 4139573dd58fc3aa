import type { FormEvent, ReactNode } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import classes from './door.module.css';

interface DoorProps {
  title: string;
  children: ReactNode;
}

/** A page before sign-in: one thing to do, in the middle. */
export function Door({ title, children }: DoorProps) {
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <img src="/favicon.svg" alt="" className={classes.mark} />
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}

interface DoorFormProps {
  onSubmit: () => void;
  submit: string;
  busy: boolean;
  problem: string | undefined;
  children: ReactNode;
}

export function DoorForm({ onSubmit, submit, busy, problem, children }: DoorFormProps) {
  function send(event: FormEvent): void {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form className={classes.form} onSubmit={send}>
      {children}
      {problem && (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" look="main" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
