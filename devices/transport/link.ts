/** A byte pipe to a device, whatever carries it. */
export interface ByteLink {
  /** Resolves when the bytes were handed to the system; rejects when the link is gone. */
  write(bytes: Uint8Array): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Called once. Not to be trusted alone: a pulled plug may raise nothing, so silence must be noticed too. */
  onClose(listener: () => void): void;
  close(): Promise<void>;
}

/** How long opening may take, in milliseconds. */
export const OPEN_DEADLINE_MS = 3_000;
