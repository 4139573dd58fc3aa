import { useQuery } from '@tanstack/react-query';
import { MessageSquareQuote } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { type ServiceCase, serviceCase } from '#src/features/service/case/service-case.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { macroText } from './macro-text.ts';

const MacroDialog = lazy(async () => ({
  default: (await import('./macro-dialog.tsx')).MacroDialog,
}));

/** Answers what is asked again and again with one key. */
export function CaseMacros({ id }: { id: string }) {
  const { data } = useQuery(recordQuery(serviceCase, id));
  const of = data as ServiceCase | undefined;
  if (!of || data?.deleted_at || of.status === 'resolved' || of.status === 'closed') return null;
  return <Picker of={of} />;
}

function Picker({ of }: { of: ServiceCase }) {
  const text = macroText.useText();
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'm', label: text('open'), run: () => setOpen(true) }]);
  return (
    <div>
      <Button
        look="quiet"
        icon={<MessageSquareQuote size={14} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {text('open')} <Kbd keys="m" />
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <MacroDialog of={of} close={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
