/** The audit trail may be shortened from its beginning: what is older than its base, a fact, is kept no longer. */
const BASE = `coalesce((SELECT json_extract(value, '$.seq') FROM fact WHERE name = 'audit-base'), 0)`;

export const sql = `
  DROP TRIGGER audit_no_delete;
  CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN OLD.seq > ${BASE}
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
  DROP TRIGGER outbox_done_no_delete;
  CREATE TRIGGER outbox_done_no_delete BEFORE DELETE ON outbox_done WHEN OLD.seq > ${BASE}
    BEGIN SELECT RAISE(ABORT, 'what was delivered stays as it is'); END;
`;
