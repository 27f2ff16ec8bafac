/** A person as the database knows them: by a keyed hash, never by a document number. */
import { createHmac } from 'node:crypto';

/** `secret`: `PlatformKeys.secret`, which all sandboxes on one database share. */
export function personDigest(secret: string, idNumber: string): string {
  return createHmac('sha256', secret).update(`liuyang-person/1 ${idNumber}`).digest('base64');
}
