import type { Item } from './calendar-query.ts';
import { calendarText } from './calendar-text.ts';
import type { DropSlot, SlotTimes } from './drag/drop-slot.ts';
import { CreatePanel } from './panel/create-panel.tsx';
import { EventPanel } from './panel/event-panel.tsx';
import { FloatingPanel } from './panel/floating-panel.tsx';
import { ScopePanel } from './panel/scope-panel.tsx';
import type { CalendarVerbs } from './use-calendar-verbs.ts';

/** The one panel that is open beside a place of the grid. */
export type Panel = { anchor: DOMRect } & (
  | { kind: 'event'; item: Item; begin?: 'move' | undefined }
  | { kind: 'create'; slot: DropSlot }
  | { kind: 'scope'; item: Item; times: SlotTimes; slot: DropSlot | null }
);

interface CalendarPanelsProps {
  panel: Panel | null;
  verbs: CalendarVerbs;
  onPanel: (panel: Panel | null) => void;
  onMove: (item: Item, times: SlotTimes, at: { anchor: DOMRect }) => Promise<void>;
}

export function CalendarPanels({ panel, verbs, onPanel, onMove }: CalendarPanelsProps) {
  const text = calendarText.useText();
  if (!panel) return null;
  const close = () => onPanel(null);
  const label =
    panel.kind === 'create'
      ? text('new.title')
      : text('scope.title', { subject: panel.item.subject });
  return (
    <FloatingPanel
      key={`${panel.kind} ${panel.anchor.x} ${panel.anchor.y}`}
      anchor={panel.anchor}
      label={panel.kind === 'event' ? panel.item.subject : label}
      onClose={close}
    >
      {panel.kind === 'event' && (
        <EventPanel
          item={panel.item}
          begin={panel.begin}
          verbs={verbs}
          onClose={close}
          onMove={(item, times) => void onMove(item, times, { anchor: panel.anchor })}
        />
      )}
      {panel.kind === 'create' && <CreatePanel slot={panel.slot} verbs={verbs} onClose={close} />}
      {panel.kind === 'scope' && (
        <ScopePanel
          subject={panel.item.subject}
          onChoose={(scope) => {
            close();
            void verbs.reschedule(panel.item, panel.times, scope);
          }}
        />
      )}
    </FloatingPanel>
  );
}
