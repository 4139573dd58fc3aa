import { SkeletonRows } from '../../ui/skeleton.tsx';
import { PageHeader } from '../page-header.tsx';

/** What stands on the page until its parts have come. */
export function PageSkeleton() {
  return (
    <>
      <PageHeader title="" />
      <SkeletonRows />
    </>
  );
}
