import { expect, it } from 'vitest';
import { HoursConfig, TelemetryConfig } from '../../../kiosk-config/schema.ts';

const isTaken = (schema: typeof HoursConfig | typeof TelemetryConfig, value: object) =>
  schema.safeParse(value).success;

it('telemetry is off until it is written, and goes in the open to this machine alone', () => {
  expect(TelemetryConfig.parse({})).toEqual({});
  expect(TelemetryConfig.parse({ prometheus: {} })).toEqual({
    prometheus: { host: '127.0.0.1', port: 9464 },
  });
  expect(isTaken(TelemetryConfig, { otlp: { url: 'https://otel.example.gov.cn:4318' } })).toBe(true);
  expect(isTaken(TelemetryConfig, { otlp: { url: 'http://127.0.0.1:4318' } })).toBe(true);
  expect(isTaken(TelemetryConfig, { otlp: { url: 'http://otel.example.gov.cn:4318' } })).toBe(false);
  expect(isTaken(TelemetryConfig, { otlp: { url: 'https://otel.example.gov.cn', intervalSeconds: 1 } })).toBe(
    false,
  );
  expect(isTaken(TelemetryConfig, { prometheus: { host: 'kiosk.example' } })).toBe(false);
});

it('a kiosk is always open until hours are written, and a span ends after it begins', () => {
  expect(HoursConfig.parse({})).toEqual({ nightlyRestart: { enabled: true, from: '02:30', to: '04:30' } });
  const open = (span: string) => isTaken(HoursConfig, { open: { workday: [span], sunday: [], holiday: [] } });
  expect(open('08:30-21:30')).toBe(true);
  expect(open('20:00-02:00')).toBe(false);
  expect(open('08:30-24:00')).toBe(false);
  expect(isTaken(HoursConfig, { nightlyRestart: { from: '23:00', to: '02:00' } })).toBe(true);
  expect(isTaken(HoursConfig, { nightlyRestart: { from: '02:00', to: '02:00' } })).toBe(false);
});
