/** What the screen's page may load and do, the same in both shells; sent with every answer. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob: mediastream:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No dialogs (print and alert included), no windows, no downloads, no forms.
  'sandbox allow-scripts allow-same-origin',
].join('; ');
