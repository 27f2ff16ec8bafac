/** The backup's own process: one job from the environment variable BACKUP_JOB, one answer as JSON on standard output. */
import { type BackupAnswer, type BackupJob, copyStore } from './backup-copy.ts';

function run(): BackupAnswer {
  try {
    return copyStore(JSON.parse(process.env.BACKUP_JOB ?? '') as BackupJob);
  } catch (error) {
    return { problem: `备份失败（${String((error as { code?: string }).code ?? 'unknown')}）` };
  }
}

process.stdout.write(JSON.stringify(run()));
