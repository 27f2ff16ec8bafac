/** A byte pipe to a device, whatever carries it. */
export interface ByteLink {
  /** Resolves when the bytes were handed to the system; rejects when the link is gone. May hang with flow control. */
  write(bytes: Uint8Array): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Called once. Not to be trusted alone: a pulled plug may raise nothing. */
  onClose(listener: () => void): void;
  /** Whether the port is still there, asked of the system: for devices that never speak unasked. */
  present(): Promise<boolean>;
  close(): Promise<void>;
}

/** How long opening may take, in milliseconds. */
export const OPEN_DEADLINE_MS = 3_000;
