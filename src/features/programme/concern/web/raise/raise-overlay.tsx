import { useState } from 'react';
import { useMe } from '#src/web/shell/session.ts';
import type { OverlayProps } from '#src/web/shell/web-feature.ts';
import { Button } from '#src/web/ui/button.tsx';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { Radios, WordsField } from '../shared/fields.tsx';
import classes from '../shared/hearing.module.css';
import { useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { PictureField } from './picture-field.tsx';

const KINDS = ['way', 'thanks', 'metric', 'bug', 'unknown'] as const;
type Kind = (typeof KINDS)[number];

interface Draft {
  kind: Kind;
  what: string;
  more: string;
  unnamed: boolean;
  picture: string | null;
  page: { path: string; title: string } | null;
}

/** From any page: what stands in one's way, a thank-you, an idea, a fault, a question. */
export function RaiseOverlay({ close }: OverlayProps) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ kind: 'way', what: '', more: '', unnamed: false, picture: null },
    page: { path: location.pathname, title: document.title.split(' · ')[0]! },
  }));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const { kind, what, unnamed } = draft;
  const isWay = kind === 'way';
  const { member } = useMe();
  return (
    <AskDialog
      title={text('raise.title')}
      label={text('raise.send')}
      disabled={what.trim().length < 3}
      close={close}
      onSave={() => step(...requestOf(draft, member.team_id), text('raise.thanked'))}
    >
      <Radios
        label={<HiddenText>{text('raise.title')}</HiddenText>}
        name="kind"
        value={kind}
        choices={KINDS.map((value) => ({ value, label: text(`raise.kind.${value}`) }))}
        onChange={(value) => set({ kind: value })}
      />
      <p className={classes.quiet}>{text(`raise.goes.${kind}`)}</p>
      {isWay ? (
        <TextField
          label={text('raise.what')}
          data-autofocus=""
          maxLength={200}
          value={what}
          onChange={({ target }) => set({ what: target.value })}
        />
      ) : (
        <WordsField
          label={text('raise.what')}
          max={2000}
          value={what}
          onChange={(value) => set({ what: value })}
        />
      )}
      {isWay && (
        <WordsField
          label={text('raise.more')}
          max={5000}
          value={draft.more}
          onChange={(more) => set({ more })}
        />
      )}
      {draft.page && !unnamed && (
        <div className={classes.actions}>
          <span className={classes.quiet}>{text('raise.page', { page: draft.page.title })}</span>
          <Button look="quiet" onClick={() => set({ page: null })}>
            {text('raise.leavePage')}
          </Button>
        </div>
      )}
      <div className={classes.group}>
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={unnamed}
            onChange={({ target }) => set({ unnamed: target.checked, picture: null })}
          />
          {text('raise.unnamed')}
        </label>
        {unnamed && (
          <p className={classes.quiet}>{text(isWay ? 'raise.unnamedWay' : 'raise.unnamedHint')}</p>
        )}
      </div>
      {isWay && !unnamed && (
        <PictureField value={draft.picture} onChange={(picture) => set({ picture })} />
      )}
      <p className={classes.quiet}>{text('raise.figureWrong')}</p>
    </AskDialog>
  );
}

type Request = [Parameters<ReturnType<typeof useHearingStep>>[0], { body: object }];

/** What affects one affects one's team. */
function requestOf(
  { kind, what, more, unnamed, picture, page }: Draft,
  teamId: string | null,
): Request {
  if (kind !== 'way') {
    const body = { kind, said: what.trim(), ...(page && !unnamed && { page: page.path }) };
    return [unnamed ? 'POST /api/v1/feedback/unnamed' : 'POST /api/v1/feedback', { body }];
  }
  const said = { title: what.trim(), body: more.trim() };
  // the page and its team would tell who it was
  if (unnamed) return ['POST /api/v1/concerns/unnamed', { body: said }];
  const body = {
    ...{ ...said, team_id: teamId },
    ...(page && { page: page.path, page_title: page.title }),
    ...(picture && { picture }),
  };
  return ['POST /api/v1/concerns', { body }];
}
