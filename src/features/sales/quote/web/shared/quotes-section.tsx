import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { QUOTE_LANGUAGES, type QuoteLanguage } from '../../quote.ts';
import type { readQuoteSettings, updateQuoteSettings } from '../../quote-api.ts';
import { quoteText } from '../quote-text.ts';
import { LogoField } from './logo-field.tsx';
import classes from './quotes-section.module.css';

export type ShownSettings = EndpointOutput<typeof readQuoteSettings>;
type Draft = Omit<ShownSettings, 'workspace_name' | 'logo'>;

/** What stands on the workspace's quotes, and what a new one begins with. */
export function QuotesSection() {
  const text = quoteText.useText();
  const isAdmin = useMe().member.role === 'administrator';
  const { data } = useQuery({
    queryKey: ['quote_settings'],
    queryFn: () => call<typeof readQuoteSettings>('GET /api/v1/quote-settings', {}),
  });
  if (!data) return <SkeletonRows count={6} />;
  return (
    <>
      <p className={classes.text}>{text('settings.text')}</p>
      {!isAdmin && <p className={classes.text}>{text('settings.onlyAdmin')}</p>}
      <SettingsForm settings={data} mayChange={isAdmin} />
    </>
  );
}

function SettingsForm({ settings, mayChange }: { settings: ShownSettings; mayChange: boolean }) {
  const text = quoteText.useText();
  const client = useQueryClient();
  const { workspace_name, logo, ...kept } = settings;
  const [draft, setDraft] = useState<Draft>(kept);
  const [busy, setBusy] = useState(false);
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const body = { ...draft, valid_days: Number(draft.valid_days) };
      await call<typeof updateQuoteSettings>(
        'PATCH /api/v1/quote-settings',
        { body },
        { says: text('settings.saved') },
      );
    } catch (error) {
      showToast(sayProblem(error, text('settings.failed')), { tone: 'bad' });
    }
    await client.invalidateQueries({ queryKey: ['quote_settings'] });
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <fieldset disabled={!mayChange} className={classes.form}>
        <CompanyFields draft={draft} set={set} workspaceName={workspace_name} />
        <h3 className={classes.heading}>{text('settings.look')}</h3>
        <LogoField logo={logo} mayChange={mayChange} />
        <FormField label={text('settings.accent')}>
          {(ids) => (
            <input
              {...ids}
              type="color"
              className={classes.colour}
              value={draft.accent}
              onChange={({ target }) => set({ accent: target.value })}
            />
          )}
        </FormField>
        <BeginningFields draft={draft} set={set} />
        {mayChange && (
          <div>
            <Button type="submit" look="main" busy={busy}>
              {text('settings.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

interface FieldsProps {
  draft: Draft;
  set: (patch: Partial<Draft>) => void;
}

function CompanyFields({ draft, set, workspaceName }: FieldsProps & { workspaceName: string }) {
  const text = quoteText.useText();
  return (
    <>
      <h3 className={classes.heading}>{text('settings.company')}</h3>
      <TextField
        label={text('settings.name')}
        placeholder={workspaceName}
        maxLength={200}
        value={draft.company_name}
        onChange={({ target }) => set({ company_name: target.value })}
      />
      <Lines
        label={text('settings.address')}
        value={draft.address}
        onChange={(address) => set({ address })}
      />
      <Lines
        label={text('settings.contact')}
        value={draft.contact}
        onChange={(contact) => set({ contact })}
      />
      <TextField
        label={text('settings.taxId')}
        maxLength={200}
        value={draft.tax_id}
        onChange={({ target }) => set({ tax_id: target.value })}
      />
      <Lines label={text('settings.bank')} value={draft.bank} onChange={(bank) => set({ bank })} />
    </>
  );
}

function BeginningFields({ draft, set }: FieldsProps) {
  const text = quoteText.useText();
  const { locale } = useStore(reader);
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const texts = draft.texts[draft.language] ?? { intro: '', terms: '' };
  const setTexts = (patch: Partial<typeof texts>) =>
    set({ texts: { ...draft.texts, [draft.language]: { ...texts, ...patch } } });
  return (
    <>
      <h3 className={classes.heading}>{text('settings.begin')}</h3>
      <SelectField
        label={text('settings.language')}
        value={draft.language}
        onChange={({ target }) => set({ language: target.value as QuoteLanguage })}
      >
        {QUOTE_LANGUAGES.map((code) => (
          <option key={code} value={code}>
            {languages.of(code)}
          </option>
        ))}
      </SelectField>
      <Lines
        label={`${text('settings.intro')} (${languages.of(draft.language)})`}
        value={texts.intro}
        most={4000}
        onChange={(intro) => setTexts({ intro })}
      />
      <Lines
        label={`${text('settings.terms')} (${languages.of(draft.language)})`}
        value={texts.terms}
        most={10_000}
        onChange={(terms) => setTexts({ terms })}
      />
      <TextField
        label={text('settings.validDays')}
        type="number"
        min={1}
        max={730}
        required
        value={String(draft.valid_days)}
        onChange={({ target }) => set({ valid_days: Number(target.value) })}
      />
      <TextField
        label={text('settings.quotePrefix')}
        required
        maxLength={10}
        value={draft.quote_prefix}
        onChange={({ target }) => set({ quote_prefix: target.value })}
      />
      <TextField
        label={text('settings.orderPrefix')}
        required
        maxLength={10}
        value={draft.order_prefix}
        onChange={({ target }) => set({ order_prefix: target.value })}
      />
    </>
  );
}

interface LinesProps {
  label: string;
  value: string;
  most?: number;
  onChange: (value: string) => void;
}

function Lines({ label, value, most = 500, onChange }: LinesProps) {
  return (
    <TextAreaField
      label={label}
      rows={3}
      maxLength={most}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
