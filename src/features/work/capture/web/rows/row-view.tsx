import { Banknote, CircleSlash, Handshake, LifeBuoy, SpellCheck, UserRound, X } from 'lucide-react';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import { captureText } from '../capture-text.ts';
import { EditField } from '../edits/edit-field.tsx';
import type { Act, Chip, OpenEdit, Row, RowLook } from './row.ts';
import classes from './rows.module.css';

interface RowViewProps {
  row: Row;
  isOpen: boolean;
  edit: OpenEdit | null;
  onOpen: () => void;
  onFold: () => void;
  onAct: (act: Act) => void;
  onEditEnd: () => void;
}

/** One thing that is understood; opened, with all that it could be instead. */
export function RowView(props: RowViewProps) {
  const { row, isOpen, edit, onOpen, onFold, onAct, onEditEnd } = props;
  const text = captureText.useText();
  const { title, note, badge, state, remove } = row;
  return (
    <li
      data-row={row.id}
      data-state={state}
      data-open={isOpen || undefined}
      className={classes.row}
    >
      <div className={classes.head}>
        <button
          type="button"
          data-head
          className={classes.summary}
          aria-expanded={isOpen}
          onFocus={onOpen}
          // a press on the open one folds it; the focus that it brings has opened a closed one
          onMouseDown={(event) => {
            if (!isOpen || document.activeElement !== event.currentTarget) return;
            event.preventDefault();
            onFold();
          }}
          onClick={(event) => event.detail === 0 && onOpen()}
        >
          <span className={classes.mark}>
            <Look look={row.look} />
          </span>
          <span className={classes.title}>{title}</span>
          {note && <span className={classes.note}>{note}</span>}
          {badge && <span className={classes.badge}>{badge}</span>}
        </button>
        {remove && (
          <IconButton
            label={`${text('out.leave')}: ${title}`}
            title={text('out.leave')}
            className={classes.remove ?? ''}
            tabIndex={-1}
            onClick={() => onAct(remove.act)}
          >
            <X size={14} />
          </IconButton>
        )}
      </div>
      {(isOpen || row.shown) && <Chips row={row} isWhole={isOpen} onAct={onAct} />}
      {edit && isOpen && <EditField open={edit} onAct={onAct} onEnd={onEditEnd} />}
    </li>
  );
}

interface ChipsProps {
  row: Row;
  /** Otherwise those alone that are in sight before it is opened. */
  isWhole: boolean;
  onAct: (act: Act) => void;
}

function Chips({ row, isWhole, onAct }: ChipsProps) {
  let number = 0;
  const groups = isWhole ? row.chips : [row.chips[0]!.slice(0, row.shown)];
  return groups.map((group) => (
    <div key={group[0]?.name ?? ''} className={classes.chips}>
      {group.map((chip) => {
        number += 1;
        return (
          <ChipButton
            key={chip.name}
            chip={chip}
            number={isWhole && number < 10 ? number : null}
            onAct={onAct}
          />
        );
      })}
    </div>
  ));
}

interface ChipButtonProps {
  chip: Chip;
  number: number | null;
  onAct: (act: Act) => void;
}

function ChipButton({ chip, number, onAct }: ChipButtonProps) {
  const { label, note, kind, chosen, act } = chip;
  return (
    <button
      type="button"
      data-chip
      className={classes.chip}
      {...(chosen !== undefined && { 'aria-pressed': chosen })}
      {...(number && { 'aria-keyshortcuts': String(number) })}
      onClick={() => onAct(act)}
    >
      {number && (
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
      )}
      {kind && <KindIcon kind={kind} size={12} />}
      <span className={classes.chipLabel}>{label}</span>
      {note && <span className={classes.chipNote}>{note}</span>}
    </button>
  );
}

const SIGNS = {
  amount: Banknote,
  out: CircleSlash,
  nobody: UserRound,
  deal: Handshake,
  case: LifeBuoy,
  slip: SpellCheck,
};

function Look({ look }: { look: RowLook }) {
  if ('kind' in look) return <KindIcon kind={look.kind} />;
  if ('record' in look) return <RecordMark type={look.record} title={look.name} />;
  const Sign = SIGNS[look.sign];
  return <Sign size={14} aria-hidden="true" />;
}
