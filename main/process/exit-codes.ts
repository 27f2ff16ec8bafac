/** How the core tells its host why it ended. */

/** Another core owns the data folder: starting again is pointless until that one ends. sysexits.h EX_TEMPFAIL. */
export const EXIT_IN_USE = 75;
/** Start again at once: restarted by a technician, or the configuration was mended. */
export const EXIT_RESTART = 0;
/** A driver hangs in the system and its port stays taken: only a new process gets it back. sysexits.h EX_IOERR. */
export const EXIT_PORT_HUNG = 74;
