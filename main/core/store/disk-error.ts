/** False: the disk refused the write. Any other failure is a bug, and thrown. */
export function unlessDiskRefuses(write: () => unknown): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return false;
  }
}

/** Tells a disk that said no (full, read-only, failing) from a bug. */
export function isDiskError(error: unknown): boolean {
  const code = String((error as { code?: string }).code ?? '');
  return ['ENOSPC', 'EROFS', 'EIO', 'EDQUOT'].includes(code) || /^SQLITE_(FULL|IOERR|READONLY)/.test(code);
}
