import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Refs, Values } from '../data/record-client.ts';
import type { CreatePayload } from './create-payload.ts';
import { type Draft, keepDraft, readDraft } from './draft.ts';

/** The text of a new record's form; one that was left behind is taken up again. */
export function useDraft(declaration: RecordDeclaration, given: CreatePayload) {
  const { type } = declaration;
  const [kept, setKept] = useState(() => readDraft(type));
  const [draft, setDraft] = useState<Draft>(() => kept ?? beginDraft(declaration, given));

  function change(name: string, value: unknown, refs?: Refs): void {
    const next = {
      values: { ...draft.values, [name]: value },
      refs: { ...draft.refs, ...refs },
    };
    setDraft(next);
    keepDraft(type, next);
  }

  function discard(): void {
    keepDraft(type, null);
    setKept(null);
    setDraft(beginDraft(declaration, given));
  }

  return { draft, kept: kept !== null, change, discard };
}

/** What is known already, and what is likeliest: now, and the first choice. */
function beginDraft(declaration: RecordDeclaration, given: CreatePayload): Draft {
  const likely: Values = {};
  for (const [name, field] of Object.entries(declaration.fields)) {
    // what a workspace requires is asked, and not answered for them
    if (!field.required || field.readOnly || field.custom) continue;
    if (field.kind === 'datetime') likely[name] = new Date().toISOString();
    if (field.kind === 'choice') likely[name] = field.choices[0]?.value;
  }
  return { values: { ...likely, ...given.values }, refs: given.refs ?? {} };
}
