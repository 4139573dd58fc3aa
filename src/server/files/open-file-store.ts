import { openDiskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { openS3Store, type S3Settings } from './s3-store.ts';

/** What the environment decides about files. */
export interface FilesConfig {
  /** The largest file that is taken in. */
  maxBytes: number;
  /** What the files of one workspace may come to, its bin included. */
  quotaBytes: number;
  /** Absent: the data folder. */
  s3?: S3Settings | undefined;
}

const MB = 1024 * 1024;
export const USUAL_FILES: FilesConfig = { maxBytes: 25 * MB, quotaBytes: 20 * 1024 * MB };

export function openFileStore(config: FilesConfig, dataDir: string): FileStore {
  return config.s3 ? openS3Store(config.s3, dataDir) : openDiskStore(dataDir);
}
