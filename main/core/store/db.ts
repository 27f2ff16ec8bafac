/** The open database, as everything above the store sees it. */
import type Database from 'better-sqlite3';

export type Db = Database.Database;
