import { useNavigate } from '@tanstack/react-router';
import { listSelectionActions } from '#src/web/shell/features.ts';
import { Button } from '#src/web/ui/button.tsx';

/** What features do with the rows that are ticked, each on a page of its own. */
export function SelectionActions({ type, ids }: { type: string; ids: readonly string[] }) {
  const navigate = useNavigate();
  return listSelectionActions(type).map(({ name, label, icon: Icon, to }) => (
    <Button
      key={name}
      look="quiet"
      icon={<Icon size={14} aria-hidden="true" />}
      onClick={() => void navigate(to(type, ids))}
    >
      {label()}
    </Button>
  ));
}
