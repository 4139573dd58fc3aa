import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type ComponentType, lazy, Suspense } from 'react';
import { loadRecordTypes } from '#src/records/web/record-registry.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { workspaceText } from '../workspace-text.ts';
import { KeysSection } from './keys-section.tsx';
import { MembersSection } from './members/members-section.tsx';
import { TeamsSection } from './members/teams-section.tsx';
import { SectionNav } from './nav/section-nav.tsx';
import { isFor, type SectionName } from './nav/sections.ts';
import { ProfileSection } from './profile-section.tsx';
import classes from './settings.module.css';
import { WorkspaceSection } from './workspace-section.tsx';

/** It brings the forms of all records along, so it is loaded only for who opens it. */
const FieldsSection = lazy(async () => ({
  default: (await import('#src/features/admin/fields/web/shared/fields-section.tsx')).FieldsSection,
}));

/** It names fields of any type. */
const LineageSection = lazy(async () => {
  const [{ LineageSection: Section }] = await Promise.all([
    import('#src/features/reports/lineage/web/shared/lineage-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const RemindersSection = lazy(async () => ({
  default: (await import('#src/features/work/reminder/web/shared/reminders-section.tsx'))
    .RemindersSection,
}));

/** It counts records of any type. */
const DeviceSection = lazy(async () => {
  const [{ DeviceSection: Section }] = await Promise.all([
    import('#src/features/work/offline/web/shared/device-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

/** It names records of any type, so their declarations come with it. */
const MyDataSection = lazy(async () => {
  const [{ MyDataSection: Section }] = await Promise.all([
    import('#src/features/admin/privacy/web/shared/my-data-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const ExportsSection = lazy(async () => ({
  default: (await import('#src/features/connect/export/web/shared/exports-section.tsx'))
    .ExportsSection,
}));

const BackupsSection = lazy(async () => ({
  default: (await import('#src/features/admin/backup/web/shared/backups-section.tsx'))
    .BackupsSection,
}));

const CurrenciesSection = lazy(async () => ({
  default: (await import('#src/features/sales/rate/web/shared/currencies-section.tsx'))
    .CurrenciesSection,
}));

const QuotesSection = lazy(async () => ({
  default: (await import('#src/features/sales/quote/web/shared/quotes-section.tsx')).QuotesSection,
}));

const ApprovalsSection = lazy(async () => ({
  default: (await import('#src/features/sales/approval/web/shared/rules-section.tsx')).RulesSection,
}));

const AbsencesSection = lazy(async () => ({
  default: (await import('#src/features/admin/absence/web/shared/absences-section.tsx'))
    .AbsencesSection,
}));

const AutomationSection = lazy(async () => {
  const [{ AutomationSection: Section }] = await Promise.all([
    import('#src/features/admin/automation/web/shared/automation-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const WebhooksSection = lazy(async () => {
  const [{ WebhooksSection: Section }] = await Promise.all([
    import('#src/features/connect/webhook/web/shared/webhooks-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const ServiceSection = lazy(async () => ({
  default: (await import('#src/features/service/promise/web/shared/service-section.tsx'))
    .ServiceSection,
}));

const PipelinesSection = lazy(async () => {
  const [{ PipelinesSection: Section }] = await Promise.all([
    import('#src/features/sales/pipeline/web/shared/pipelines-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const SECTIONS = {
  profile: ProfileSection,
  reminders: RemindersSection,
  device: DeviceSection,
  absences: AbsencesSection,
  workspace: WorkspaceSection,
  members: MembersSection,
  teams: TeamsSection,
  fields: FieldsSection,
  readers: LineageSection,
  pipelines: PipelinesSection,
  currencies: CurrenciesSection,
  quotes: QuotesSection,
  approvals: ApprovalsSection,
  automation: AutomationSection,
  service: ServiceSection,
  exports: ExportsSection,
  backups: BackupsSection,
  keys: KeysSection,
  webhooks: WebhooksSection,
  'my-data': MyDataSection,
} as const satisfies Record<SectionName, ComponentType>;
function isSection(name: string | undefined): name is SectionName {
  return name !== undefined && Object.hasOwn(SECTIONS, name);
}

/** On the phone the list of sections is a page of its own. */
export function SettingsPage() {
  const text = workspaceText.useText();
  const { section: asked } = useParams({ strict: false }) as { section?: string };
  const isAdmin = useMe().member.role === 'administrator';
  const isPhone = useIsPhone();
  const section = asked ?? (isPhone ? undefined : 'profile');
  if (section === undefined) return <SectionsPage isAdmin={isAdmin} />;
  if (!isSection(section) || !isFor(section, isAdmin)) return <NotFoundScreen isSure />;
  const Section = SECTIONS[section];
  const content = (
    <div className={classes.content}>
      {!isPhone && <h2 className={classes.title}>{text(`settings.${section}`)}</h2>}
      <Suspense fallback={<SkeletonRows count={6} />}>
        <Section />
      </Suspense>
    </div>
  );
  if (isPhone) {
    return (
      <>
        <PageHeader
          title={text(`settings.${section}`)}
          partOf={text('settings.title')}
          before={<BackToSections />}
        />
        {content}
      </>
    );
  }
  return (
    <>
      <PageHeader title={text('settings.title')} />
      <div className={classes.page}>
        <SectionNav section={section} isAdmin={isAdmin} />
        {content}
      </div>
    </>
  );
}

function SectionsPage({ isAdmin }: { isAdmin: boolean }) {
  const text = workspaceText.useText();
  return (
    <>
      <PageHeader title={text('settings.title')} />
      <SectionNav isAdmin={isAdmin} hasFinder />
    </>
  );
}

function BackToSections() {
  const text = workspaceText.useText();
  return (
    <Link to="/settings" className={classes.back} aria-label={text('settings.back')}>
      <ChevronLeft size={20} aria-hidden />
    </Link>
  );
}
