/** Tells a disk that said no (full, read-only, failing) from a bug. */
export function isDiskError(error: unknown): boolean {
  const code = String((error as { code?: string }).code ?? '');
  return ['ENOSPC', 'EROFS', 'EIO', 'EDQUOT'].includes(code) || /^SQLITE_(FULL|IOERR|READONLY)/.test(code);
}
